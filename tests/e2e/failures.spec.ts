import { type Page, test } from '@playwright/test';
import { type TakenApart, startTakenApart } from '../lib/county.js';
import { banner, expect, pane, section, sharedDesk, worklistRow } from './desk.js';

const SECTIONS = [
  'Huomioitavaa',
  'Allergiat',
  'Diagnoosit ja hoidon syyt',
  'Lääkitys',
  'Mittaukset',
  'Yhteydenotot ja varaukset',
  'Suunnitelmat',
  'Suostumukset',
];
const FROM_MESSAGE = 'Lähde ei vastaa: tiedot ovat vaihtoviestistä';

/** One source, so that what its silence does is told apart from what the others still answer. */
const APTJ = { id: 'aptj', name: 'APTJ', baseUrl: '${DEMO_FHIR}', register: 'health' };

let county: TakenApart | undefined;
const systems = (): TakenApart => {
  if (county === undefined) throw new Error('the systems run only within a test');
  return county;
};
const desk = sharedDesk({
  // What the browser itself says of a page whose server was killed.
  expectedError: /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/,
  start: async () => {
    county = await startTakenApart({ fhirSources: [APTJ] });
    return county.workbench;
  },
});
/** With the source dead nobody can tell who serves the client: the professional says why the data are needed. */
async function pickPurpose(page: Page): Promise<void> {
  const summary = pane(page, 'Asiakaskooste');
  await expect(summary.getByRole('button', { name: 'Avaa asiakkaan tiedot' })).toBeVisible();
  await expect(summary).toContainText('APTJ ei vastaa');
  await summary.getByRole('radio', { name: 'Ohjaus ja neuvonta' }).check();
  await summary.getByRole('combobox', { name: 'Palvelu' }).selectOption('Asiakasohjaus');
  await summary.getByRole('button', { name: 'Avaa asiakkaan tiedot' }).click();
}
const heading = (page: Page) => banner(page).getByRole('heading', { level: 1 });

// Each test goes on from the state that the one before it left.
test.describe.configure({ mode: 'serial' });

test('with everything well, a professional signs in and opens a client', async () => {
  const { one, two, aptj } = desk();
  await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await one.getByRole('button', { name: /Kirjaudu: Johanna Lehtonen/ }).click();
  await expect(aptj.getByTestId('connection')).toHaveText('Työpöytäyhteys: yhdistetty');
  await worklistRow(desk(), 'LAINE').click();
  await expect(section(two, 'Diagnoosit ja hoidon syyt')).toContainText('Lanneselän kipu');
});

test('FHIR server killed: the client still changes, the banner says where its facts came from, each section has failed by name', async () => {
  const { one, two } = desk();
  await systems().killFhir();
  await worklistRow(desk(), 'SAARIKOSKI').click();
  for (const page of [one, two]) {
    await expect(heading(page)).toHaveText('SAARIKOSKI, Aune Marjatta');
    await expect(banner(page)).toContainText(FROM_MESSAGE);
    await expect(banner(page)).toContainText('Allergiatietoja ei saatavilla');
  }
  await pickPurpose(two);
  for (const title of SECTIONS) {
    await expect(section(two, title), title).toContainText('APTJ ei vastaa');
    await expect(section(two, title).getByRole('button', { name: `Hae uudelleen: ${title}` }), title).toBeEnabled();
    await expect(section(two, title), title).not.toContainText('ei ole kirjattu');
  }
  await expect(pane(two, 'Asiakaskooste').getByRole('alert')).toContainText('APTJ ei vastaa');
  await expect(pane(two, 'Asiakaskooste')).not.toContainText('Lanneselän kipu');
});

test('colleagues, guidelines, service tray and tools work meanwhile', async () => {
  const { one, two } = desk();
  const colleagues = pane(two, 'Kollegat');
  await colleagues.getByRole('searchbox').fill('sairaanhoitaja');
  await expect(colleagues.getByRole('list', { name: 'Kollegat' }).getByRole('listitem').first()).toBeVisible();
  await colleagues.getByRole('searchbox').fill('');
  const guidelines = pane(two, 'Kirjaamisohjeet');
  await guidelines.getByRole('searchbox').fill('tulkki');
  await expect(guidelines.getByText(/tulkin/i).first()).toBeVisible();
  await pane(two, 'Palvelutarjotin')
    .getByRole('button', { name: /^Lisää tarjottimelle/ })
    .first()
    .click();
  const tray = two.getByRole('complementary', { name: 'Asiakkaan tarjotin' });
  await expect(tray.getByRole('listitem')).toHaveCount(1);
  await one.getByRole('button', { name: /Kanta-katselin/ }).click();
  await expect(one.getByRole('heading', { name: 'Näin katsot asiakkaan Kanta-tiedot' })).toBeVisible();
  await one.getByRole('button', { name: /^APTJ/ }).first().click();
});

test('restarted on the same port: everything recovers by itself, without a reload', async () => {
  const { one, two } = desk();
  await systems().startFhir();
  await expect(section(two, 'Diagnoosit ja hoidon syyt')).toContainText('sydämen vajaatoiminta', { timeout: 25_000 });
  for (const title of SECTIONS) await expect(section(two, title), title).not.toContainText('ei vastaa');
  for (const page of [one, two]) await expect(banner(page)).not.toContainText(FROM_MESSAGE);
  await expect(banner(two)).toContainText('Hamina');
});

test('restarted again: the button of a section brings its data at once', async () => {
  const { two } = desk();
  await systems().killFhir();
  await worklistRow(desk(), 'KOSKINEN').click();
  await expect(heading(two)).toContainText('KOSKINEN');
  await pickPurpose(two);
  await expect(section(two, 'Diagnoosit ja hoidon syyt')).toContainText('APTJ ei vastaa');
  await systems().startFhir();
  await section(two, 'Diagnoosit ja hoidon syyt')
    .getByRole('button', { name: 'Hae uudelleen: Diagnoosit ja hoidon syyt' })
    .click();
  await expect(section(two, 'Diagnoosit ja hoidon syyt')).toContainText('keuhkoahtaumatauti', { timeout: 1500 });
});

test('a slow FHIR server: the banner does not wait for it, sections say that they are being read', async () => {
  const { one, two } = desk();
  await systems().startFhir(['--delay-ms', '2500']);
  await worklistRow(desk(), 'SAARIKOSKI').click();
  for (const page of [one, two]) await expect(heading(page)).toContainText('SAARIKOSKI', { timeout: 1500 });
  await expect(section(two, 'Diagnoosit ja hoidon syyt')).toContainText('Haetaan…');
  await expect(section(two, 'Diagnoosit ja hoidon syyt')).toContainText('sydämen vajaatoiminta', { timeout: 15_000 });
  for (const page of [one, two]) await expect(banner(page)).not.toContainText(FROM_MESSAGE);
});

test('hub lost: colleagues are unknown, with the time until which they were known; found again, they are back', async () => {
  const { two } = desk();
  const colleagues = pane(two, 'Kollegat');
  const rows = colleagues.getByRole('list', { name: 'Kollegat' }).getByRole('listitem');
  await expect(rows.filter({ hasText: /Vapaa|Keskeytettävissä|Varattu|Tauolla|Ei paikalla/ }).first()).toBeVisible();
  await systems().stopHub();
  await expect(colleagues.getByRole('alert')).toContainText(/Yhteys keskukseen katkesi, tilat tiedossa \d\d?\.\d\d/);
  await expect(rows.filter({ hasText: 'Tuntematon' }).first()).toBeVisible();
  await expect(rows.filter({ hasText: /Vapaa|Keskeytettävissä|Varattu|Tauolla|Ei paikalla/ })).toHaveCount(0);
  await expect(two.getByRole('button', { name: /^Oma tila: Tuntematon/ })).toBeVisible();
  // The rest of the desk is as it was.
  await expect(heading(two)).toContainText('SAARIKOSKI');
  await systems().startHub();
  await expect(colleagues.getByRole('alert')).toHaveCount(0, { timeout: 20_000 });
  await expect(rows.filter({ hasText: /Vapaa|Keskeytettävissä|Varattu|Tauolla|Ei paikalla/ }).first()).toBeVisible({
    timeout: 20_000,
  });
});

test('APTJ dead: it is unconfirmed and covered, the client stays on both screens', async () => {
  const { one, two } = desk();
  await systems().killSystems();
  for (const page of [one, two]) {
    await expect(banner(page)).toContainText('APTJ ei ole vahvistanut');
    await expect(banner(page)).toContainText('0/1 työkalua seuraa');
    await expect(heading(page)).toContainText('SAARIKOSKI');
  }
  await expect(one.locator('.tool-shade')).toBeVisible();
  await expect(one.locator('.tool-shade')).toContainText('Työkalussa auki');
  // Neither readable nor reachable under the cover.
  await expect(one.locator('iframe[title*="APTJ"]')).toHaveAttribute('inert', '');
  await expect(one.locator('iframe[title*="APTJ"]')).toBeHidden();
});

test('identity provider dead: sign-out still clears everything, and sign-in says in words what is wrong', async () => {
  const { one, two } = desk();
  await two.getByRole('button', { name: 'Kirjaudu ulos' }).click();
  for (const page of [one, two]) {
    await expect(page.getByRole('button', { name: 'Kirjaudu sisään' })).toBeVisible();
    await expect(page.getByText(/SAARIKOSKI/)).toHaveCount(0);
  }
  await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await expect(one.getByRole('alert').filter({ hasText: 'Kirjautumispalvelu ei vastaa' })).toBeVisible();
  // The way out: our own page is still there and the same button tries again.
  await expect(one.getByRole('button', { name: 'Kirjaudu sisään' })).toBeEnabled();
});
