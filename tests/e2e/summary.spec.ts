import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { expect, pane, section, sharedDesk } from './desk.js';
import { openByPalette } from './palette.js';

const desk = sharedDesk({
  prepare: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']),
});
const summary = () => pane(desk().two, 'Asiakaskooste');
const part = (title: string) => section(desk().two, title);

/** Entries of the access log by what was done, as they are on the disk just now. */
async function logged(action: string): Promise<string[]> {
  const text = await readFile(join(desk().workbench.dataDir, 'access-log.jsonl'), 'utf8');
  return text.split('\n').filter((line) => line.includes(`"${action}"`));
}
async function chooseFromMenu(name: string): Promise<void> {
  await summary().getByRole('button', { name: 'Koosteen toiminnot' }).click();
  await desk().two.getByRole('menuitem', { name }).click();
}
/** Opens a client by the palette, and by a purpose where no relationship is found. */
async function openClient(family: string, given: string): Promise<void> {
  await openByPalette(desk().two, family, given);
  const gate = summary().getByRole('button', { name: 'Avaa asiakkaan tiedot' });
  await expect(gate.or(part('Nyt'))).toBeVisible();
  if (!(await gate.isVisible())) return;
  await summary().getByRole('radio').first().check();
  await summary().getByRole('combobox', { name: 'Palvelu' }).selectOption({ index: 1 });
  await gate.click();
  await expect(part('Nyt')).toBeVisible();
}

// Each test goes on from the state that the one before it left.
test.describe.configure({ mode: 'serial' });

test('without a relationship nothing is shown before a purpose and a service are chosen, by keys alone', async () => {
  const { two } = desk();
  await openByPalette(two, 'Lindroos', 'Gunnar');
  await expect(summary()).toContainText('Asiakassuhdetta ei löytynyt');
  await expect(summary().getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(part('Nyt')).toBeHidden();
  const guidance = summary().getByRole('radio', { name: 'Ohjaus ja neuvonta' });
  await guidance.focus();
  await two.keyboard.press('Enter');
  await expect(summary().getByRole('alert')).toHaveText('Valitse käyttötarkoitus.');
  await two.keyboard.press('Space');
  await two.keyboard.press('Enter');
  await expect(summary().getByRole('alert')).toHaveText('Valitse palvelu.');
  await summary().getByRole('combobox', { name: 'Palvelu' }).selectOption('Asiakasohjaus');
  expect(await logged('accessOpened')).toHaveLength(0);
  await guidance.press('Enter');
  await expect(part('Nyt')).toBeVisible();
  await expect(summary()).toContainText('Ohjaus ja neuvonta · Asiakasohjaus');
  const [entry] = await logged('accessOpened');
  expect(entry).toContain('"guidance"');
  expect(entry).toContain('"counsellingCentre"');
});

test('a closed section opens on a ground that is chosen, alone; the ground and the time stay beside it', async () => {
  await openClient('Saarikoski', 'Aune');
  const social = part('Sosiaalipalvelut');
  await expect(social).toContainText('Sosiaalihuollon osio on suljettu');
  await social.getByRole('button', { name: 'Sosiaalihuollon osio on suljettu' }).click();
  await expect(social.getByRole('radio', { checked: true })).toHaveCount(0);
  await social.getByRole('button', { name: 'Avaa osio' }).click();
  await expect(social.getByRole('alert')).toHaveText('Valitse ensin peruste.');
  await social.getByRole('radio', { name: /^Kiireellinen avun tarve/ }).check();
  await social.getByRole('button', { name: 'Avaa osio' }).click();
  await expect(social).toContainText(/Sosiaalihuolto avattu klo .* · Kiireellinen avun tarve/);
  await expect(part('Viestit')).toContainText('Sosiaalihuollon tiedot on suljettu');
  const [entry] = await logged('sectionOpened');
  expect(entry).toContain('"social"');
  expect(entry).toContain('statutory:emergency');
});

test('the closed part of a section with both registers is a row that expands, and may open all of the register', async () => {
  const messages = part('Viestit');
  await messages.getByRole('button', { name: 'Sosiaalihuollon tiedot on suljettu' }).click();
  await messages.getByRole('radio', { name: /^Laissa säädetty/ }).check();
  await messages.getByRole('checkbox').check();
  await messages.getByRole('button', { name: 'Avaa osio' }).click();
  await expect(messages).toContainText(/Sosiaalihuolto avattu klo/);
  await expect(summary().getByText('on suljettu')).toHaveCount(0);
});

test('a search within the client finds whatever its letters wear, and takes to the row', async () => {
  const { two } = desk();
  await part('Lääkitys').getByRole('heading').click();
  await part('Lääkitys')
    .getByRole('button', { name: /^Kopioi tekstinä/ })
    .focus();
  await two.keyboard.press('Control+f');
  await expect(summary().getByRole('searchbox')).toBeFocused();
  await two.keyboard.type('vajaatoiminta laakarin');
  const hits = summary().getByRole('region', { name: 'Hakutulokset' }).getByRole('button');
  await expect(hits.first()).toContainText('vajaatoimin');
  await hits.first().click();
  await expect(part('Yhteydenotot ja varaukset')).toBeVisible();
  await expect(summary().locator('.cs-found')).toContainText(/vajaatoimin/i);
  await expect(summary().locator('.cs-found')).toBeFocused();
});

test('the timeline has everything on one line, and narrows by kind', async () => {
  await summary().getByRole('button', { name: 'Aikajana' }).click();
  const line = summary().getByRole('list', { name: 'Aikajana' });
  await expect(line.getByRole('listitem').first()).toBeVisible();
  await expect(line).toContainText(/nyt \d/);
  await summary().getByLabel('Tiedon laji').selectOption('Lääkitys');
  await expect(line).toContainText('Furosemidi');
  await expect(line).not.toContainText('Kotikäynti');
  await line
    .getByRole('button', { name: /^Furosemidi/ })
    .first()
    .click();
  await expect(summary().locator('.cs-found')).toContainText('Furosemidi');
});

test('a section is copied as clean text, and the log says so first', async () => {
  const { two } = desk();
  await part('Lääkitys').getByRole('button', { name: 'Kopioi tekstinä: Lääkitys' }).click();
  await expect(part('Lääkitys')).toContainText('Kopioitu');
  const text = await two.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^Lääkitys\n- /);
  expect(text).toMatch(/Furosemidi, 40 mg, .*\(Terveydenhuolto · APTJ/);
  const [entry] = await logged('dataCopied');
  expect(entry).toContain('"medication"');
  expect(entry).not.toContain('Furosemidi');
});

test('the professional puts the sections in their own order, and takes the role’s back', async () => {
  const { two } = desk();
  const first = () => summary().locator('[data-section]').first();
  await expect(first()).toHaveAttribute('data-section', 'allergies');
  await chooseFromMenu('Järjestä osiot');
  const dialog = two.getByRole('dialog', { name: 'Järjestä osiot' });
  await dialog.getByRole('button', { name: 'Siirrä ylemmäs: Huomioitavaa' }).click();
  await dialog.getByRole('checkbox', { name: 'Muut tiedot' }).uncheck();
  await dialog.getByRole('button', { name: 'Tallenna järjestys' }).click();
  await expect(first()).toHaveAttribute('data-section', 'flags');
  await expect(part('Muut tiedot')).toBeHidden();
  await expect(summary()).toContainText('Piilotetut osiot: Muut tiedot');
  await chooseFromMenu('Järjestä osiot');
  await dialog.getByRole('button', { name: 'Palauta tehtävän järjestys' }).click();
  await expect(first()).toHaveAttribute('data-section', 'allergies');
  await expect(part('Muut tiedot')).toBeVisible();
});

test('specially protected data open by a confirmation that is logged', async () => {
  await chooseFromMenu('Avaa erityissuojatut tiedot');
  const dialog = desk().two.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Avaa ja kirjaa lokiin' }).click();
  await expect(summary()).toContainText('Erityissuojatut tiedot ovat auki');
  expect(await logged('protectedOpened')).toHaveLength(1);
});

test('what turvakielto masks is shown for a reason that is logged', async () => {
  await openClient('Kallio', 'Sanna');
  await chooseFromMenu('Näytä salatut yhteystiedot');
  const dialog = desk().two.getByRole('dialog');
  await dialog.getByLabel('Miksi tarvitset tiedot?').fill('abc');
  await dialog.getByRole('button', { name: 'Näytä ja kirjaa lokiin' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Kirjoita syy, vähintään viisi merkkiä.');
  await dialog.getByLabel('Miksi tarvitset tiedot?').fill('Kotikäynnin osoite');
  await dialog.getByRole('button', { name: 'Näytä ja kirjaa lokiin' }).click();
  await expect(dialog).toContainText('Kotikunta');
  const [entry] = await logged('unmasked');
  expect(entry).toContain('Kotikäynnin osoite');
});

test('all that was opened closes with the client', async () => {
  await openClient('Saarikoski', 'Aune');
  await expect(part('Sosiaalipalvelut')).toContainText('Sosiaalihuollon osio on suljettu');
  await expect(summary()).not.toContainText('Erityissuojatut tiedot ovat auki');
});

test('the next time the client is opened, the last visit is told, and only what is new since can be shown', async () => {
  await openClient('Lindroos', 'Gunnar');
  await openClient('Saarikoski', 'Aune');
  await expect(summary()).toContainText(/Viimeksi avasit \d/);
  const chip = summary().getByRole('button', { name: /jälkeen$/ });
  await expect(chip).toHaveAttribute('aria-pressed', 'false');
  await expect(part('Lääkitys')).toContainText('Furosemidi');
  await chip.click();
  await expect(part('Lääkitys')).not.toContainText('Varfariini');
  await chip.click();
  await expect(part('Lääkitys')).toContainText('Varfariini');
});

test('a prompt is answered with a reason, folds to one line that says who answered, and is told to its service', async () => {
  const prompts = part('Herätteet');
  const card = prompts.getByRole('article').first();
  const said = (await card.locator('b').first().textContent()) ?? '';
  await card.getByRole('button', { name: 'Lisää perustelu' }).click();
  await card.getByLabel('Perustelu (vapaaehtoinen)').fill('Sovittu lääkärin kanssa');
  await card.getByRole('button', { name: 'Aiheeton' }).click();
  const folded = prompts.locator('details.cs-prompt-folded').filter({ hasText: said });
  await expect(folded).toContainText(/Aiheeton Johanna Lehtonen, \d/);
  await expect(folded).not.toContainText('ei vielä toimitettu');
  await folded.locator('summary').first().click();
  await expect(folded).toContainText('Perustelu: Sovittu lääkärin kanssa');
  await expect(prompts).toContainText('1 vastattu');
});

test('a luovutuslupa is recorded item by item, opens what it covers, and is taken back', async () => {
  const { two } = desk();
  const consents = part('Suostumukset');
  await consents.getByRole('button', { name: 'Kirjaa luovutuslupa' }).click();
  const dialog = two.getByRole('dialog', { name: 'Uusi eritelty luovutuslupa' });
  await dialog.getByRole('button', { name: 'Kirjaa lupa' }).click();
  await expect(dialog.getByRole('alert').first()).toHaveText('Valitse rekisteri.');
  await dialog.getByRole('radio', { name: 'Sosiaalihuollon rekisteri' }).check();
  await dialog.getByRole('checkbox', { name: 'Sosiaalipalvelut' }).check();
  await dialog.getByRole('radio', { name: 'suullisesti' }).check();
  await dialog.getByRole('checkbox', { name: /^Asiakkaalle on kerrottu/ }).check();
  await dialog.getByRole('button', { name: 'Kirjaa lupa' }).click();
  await expect(dialog.getByRole('status')).toContainText('Lupa on kirjattu');
  await dialog.getByRole('button', { name: 'Sulje', exact: true }).last().click();
  expect(await logged('consentRecorded')).toHaveLength(1);
  const given = consents.locator('.cs-entry').filter({ hasText: 'Sosiaalihuollon asiat, palvelut ja päätökset' });
  await expect(given).toContainText('voimassa');
  await given.locator('summary').click();
  await given.getByRole('button', { name: 'Peruuta lupa…' }).click();
  const sure = two.locator('dialog[open]').filter({ hasText: 'Peruutetaanko luovutuslupa?' });
  await sure.getByRole('button', { name: 'Peruuta lupa' }).click();
  await expect(sure).toHaveCount(0);
  await expect(given.filter({ visible: true })).toHaveCount(0);
  expect(await logged('consentRevoked')).toHaveLength(1);
});

test('sections are printed with whose they are, who printed them, and where each entry comes from', async () => {
  const { two } = desk();
  // The paper itself is the browser's matter: what it would print is what stands in the page when it is told to.
  await two.evaluate(() => {
    window.print = () => {
      document.documentElement.dataset['printed'] = document.querySelector('.tp-print')?.textContent ?? '';
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  await chooseFromMenu('Tulosta');
  const dialog = two.getByRole('dialog', { name: 'Tulosta kooste' });
  await dialog.getByRole('button', { name: 'Tulosta', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  const printed = (await two.locator('html').getAttribute('data-printed')) ?? '';
  expect(printed).toMatch(/^SAARIKOSKI, Aune Marjatta/);
  expect(printed).toContain('Tulostanut Johanna Lehtonen');
  expect(printed).toMatch(/Furosemidi.*APTJ/);
  await expect(two.locator('.tp-print')).toHaveCount(0);
  expect(await logged('dataPrinted')).toHaveLength(1);
});
