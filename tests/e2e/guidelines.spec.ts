import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Page, test } from '@playwright/test';
import { root } from '../lib/demo.js';
import { startChangedCounty } from './changed-county.js';
import { expect, sharedDesk } from './desk.js';
import { runFromPalette } from './palette.js';

/** Where the pictures of the pane go, when they are asked for. */
const pictures = process.env['PICTURES'];
const folder = await mkdtemp(join(tmpdir(), 'tyopoyta-articles-'));
const edit = async (name: string, change: (text: string) => string) =>
  writeFile(join(folder, name), change(await readFile(join(folder, name), 'utf8')));

const desk = sharedDesk({
  async start() {
    await cp(join(root, 'seeds/kymijoki/guidelines'), folder, { recursive: true });
    await edit('selkea-kieli.md', (text) => text.replace('\nchecked:', '\nreviewBy: 2026-01-31\nchecked:'));
    await edit('tulkin-kaytto.md', (text) => text.replace('\nchecked:', '\nvalidUntil: 2026-01-31\nchecked:'));
    const running = await startChangedCounty(
      (tools) => tools,
      [],
      {},
      {
        guidelines: { folder },
      },
    );
    return {
      ...running,
      async stop() {
        const code = await running.stop();
        await rm(folder, { recursive: true });
        return code;
      },
    };
  },
});

const pane = (page: Page) => page.locator('[data-pane="guidelines"]');
const row = (page: Page, id: string) => pane(page).locator(`[data-article="${id}"]`).first();
const back = (page: Page) => pane(page).getByRole('button', { name: 'Takaisin' }).click();
/** The pane as it is now: nothing in it that WCAG 2.2 AA forbids, and a picture where they are asked for. */
const look = async (page: Page, name: string) => {
  const { violations } = await new AxeBuilder({ page })
    .include('[data-pane="guidelines"]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
    .analyze();
  expect.soft(violations.map(({ id, nodes }) => `${name} ${id} ${nodes[0]?.html}`)).toEqual([]);
  await picture(page, name);
};
const picture = async (page: Page, name: string) => {
  if (pictures !== undefined) await pane(page).screenshot({ path: join(pictures, `${name}.png`) });
};
async function choose(page: Page, view: RegExp) {
  await pane(page)
    .getByRole('button', { name: /^Näytetään:/ })
    .click();
  await page.getByRole('menuitemradio', { name: view }).click();
}
async function fromMenu(page: Page, item: string) {
  await pane(page).getByRole('button', { name: 'Lisää' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}
async function signIn(name: string) {
  const { one, two } = desk();
  await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await one.getByRole('button', { name: `Kirjaudu: ${name}` }).click();
  await expect(row(two, 'selkea-kieli')).toBeVisible();
}
async function signOut() {
  const { one, two } = desk();
  await runFromPalette(two, 'vaihda käyttäjää', /Vaihda käyttäjää/);
  for (const page of [one, two]) await expect(page.getByRole('button', { name: 'Kirjaudu sisään' })).toBeVisible();
}

test.describe.configure({ mode: 'serial' });

test('a nurse reads, acknowledges, keeps a note and a favourite, and says what is unclear', async () => {
  const { two } = desk();
  await signIn('Johanna Lehtonen');
  await picture(two, 'list');
  await pane(two)
    .getByRole('button', { name: /uutta luettavaa/ })
    .click();
  await row(two, 'turvakielto-ja-kirjaaminen').click();
  await pane(two).getByRole('button', { name: 'Kuittaa luetuksi' }).click();
  await expect(pane(two)).toContainText(/Kuitattu luetuksi \d/);
  await pane(two).getByRole('button', { name: 'Suosikki' }).click();
  await expect(pane(two).getByRole('button', { name: 'Suosikki', pressed: true })).toBeVisible();
  await fromMenu(two, 'Kirjoita oma muistiinpano');
  const note = pane(two).getByRole('textbox', { name: 'Muistiinpano' });
  await expect(note).toBeFocused();
  await note.fill('Soita 040 123 4567 / kysy tiimistä.');
  await expect(pane(two)).toContainText('näyttää sisältävän henkilötunnuksen tai puhelinnumeron');
  await note.fill('Kysy tiimistä.');
  await pane(two).getByRole('button', { name: 'Tallenna' }).click();
  await expect(pane(two).getByRole('region', { name: 'Oma muistiinpano' })).toContainText('Kysy tiimistä.');
  await look(two, 'note');
  await pane(two).getByRole('button', { name: 'Anna palautetta kohdasta: Ei näin' }).click();
  await two.getByRole('menuitem').first().click();
  const form = two.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Palautteesi' }).fill('Esimerkki olisi hyvä.');
  if (pictures !== undefined) await two.screenshot({ path: join(pictures, 'feedback.png') });
  await form.getByRole('button', { name: 'Lähetä' }).click();
  await expect(pane(two).getByRole('region', { name: 'Oma palaute' })).toContainText('lähetetty');
  await back(two);
  await expect(row(two, 'turvakielto-ja-kirjaaminen')).toContainText('Kuitattu luetuksi');
  await picture(two, 'to-read');
  await choose(two, /^Suosikit/);
  await expect(row(two, 'turvakielto-ja-kirjaaminen')).toBeVisible();
  await choose(two, /^Kaikki/);
  await expect(row(two, 'tulkin-kaytto')).toContainText('ei enää voimassa');
});

test('the layers stand in one place: what the region adds, and what it replaces', async () => {
  const { two } = desk();
  await pane(two).getByRole('searchbox').fill('konsultaation kirjaaminen');
  await expect(row(two, 'konsultaation-kirjaaminen')).toContainText('alueellinen lisäys');
  await row(two, 'konsultaation-kirjaaminen').click();
  await pane(two).locator('.gl-addition').first().scrollIntoViewIfNeeded();
  await look(two, 'addition');
  await back(two);
  await pane(two).getByRole('searchbox').fill('chat');
  await expect(row(two, 'chat-kymijoki')).toContainText('korvaa valtakunnallisen ohjeen');
  await expect(row(two, 'chat-ja-viestit')).toHaveCount(0);
  await row(two, 'chat-kymijoki').click();
  await picture(two, 'replaces');
  await pane(two)
    .getByRole('button', { name: /^Näytä korvattu ohje/ })
    .click();
  await expect(pane(two)).toContainText('Tämän ohjeen on korvannut');
  await back(two);
  await back(two);
  await pane(two).getByRole('searchbox').fill('');
});

test('a change is told word by word, and a broken file leaves its last good version', async () => {
  const { two } = desk();
  await edit('turvakielto-ja-kirjaaminen.md', (text) =>
    text.replace(/^summary: 'Älä kirjaa/m, "summary: 'Älä koskaan kirjaa").replace(/^- /m, '- Varmista ensin lupa. '),
  );
  await writeFile(join(folder, 'paihteet-puheeksi.md'), 'rikki');
  await two.reload();
  await expect(row(two, 'paihteet-puheeksi')).toContainText('viimeisin kelvollinen versio');
  await expect(pane(two)).toContainText(/huomio/);
  await choose(two, /^Mitä uutta/);
  await pane(two).getByRole('button', { name: 'Näytä muutokset' }).click();
  await expect(pane(two).locator('.gl-diff ins').first()).toContainText('+koskaan');
  await look(two, 'news');
  await choose(two, /^Luettavaksi/);
  await expect(row(two, 'turvakielto-ja-kirjaaminen')).toContainText('uusi versio, ei vielä kuitattu');
  await row(two, 'turvakielto-ja-kirjaaminen').click();
  await expect(pane(two)).toContainText('Ohje on muuttunut sen jälkeen');
  await fromMenu(two, 'Muutoshistoria');
  await expect(two.getByRole('dialog').getByRole('listitem')).toHaveCount(2);
  await two.getByRole('dialog').getByRole('button', { name: 'Näytä muutokset' }).click();
  await expect(two.getByRole('dialog').locator('ins')).not.toHaveCount(0);
  if (pictures !== undefined) await two.screenshot({ path: join(pictures, 'history.png') });
  // Esc closes the dialogue and leaves the article where it is.
  await two.keyboard.press('Escape');
  await expect(two.getByRole('dialog')).toHaveCount(0);
  await expect(pane(two).getByRole('heading', { level: 3 })).toContainText('Turvakielto');
  await signOut();
});

test('an editor answers, sees what awaits review and what is opened; the nurse sees the answer', async () => {
  const { two } = desk();
  await signIn('Maria Backgård');
  await pane(two)
    .getByRole('button', { name: /odottaa tarkistusta/ })
    .click();
  await expect(row(two, 'selkea-kieli')).toContainText('Tarkistettava viimeistään');
  await choose(two, /^Palaute/);
  const one = pane(two).getByRole('region', { name: 'Kaikki palautteet' });
  await expect(one).toContainText('Esimerkki olisi hyvä.');
  await expect(one).toContainText('Asiakasohjaus');
  await expect(one).not.toContainText('Lehtonen');
  await one.getByRole('textbox', { name: 'Vastaus' }).fill('Kiitos, lisäsimme esimerkin.');
  await look(two, 'editor');
  await one.getByRole('button', { name: 'Ohje korjattu' }).click();
  await expect(one).toContainText('Vastaus ');
  await choose(two, /^Avauskerrat/);
  await expect(pane(two).getByRole('table')).toContainText('Turvakielto ja kirjaaminen');
  await look(two, 'opens');
  await signOut();
});

test('a supervisor sees who of the unit has read which version, and the nurse the answer', async () => {
  const { two } = desk();
  await signIn('Antti Vuorela');
  await choose(two, /^Yksikön lukukuittaukset/);
  const article = pane(two).getByRole('listitem').filter({ hasText: 'Turvakielto ja kirjaaminen' }).first();
  // The version that was acknowledged is no longer the present one.
  await expect(article).toContainText(/0\/\d+ lukenut/);
  await article.locator('summary').click();
  await expect(article).toContainText('Lehtonen');
  await look(two, 'unit');
  await signOut();
  await signIn('Johanna Lehtonen');
  await choose(two, /^Palaute/);
  await expect(pane(two)).toContainText('Kiitos, lisäsimme esimerkin.');
  await expect(pane(two)).toContainText('ohje korjattu');
  await picture(two, 'answered');
});
