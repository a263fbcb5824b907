import { strToU8, zipSync } from 'fflate';
import { type BrowserContext, test } from '@playwright/test';
import { type RunningWorkbench, startWorkbench } from '../lib/demo.js';
import { type Desk, expect, openDesk, pane } from './desk.js';
import { keepsWcag } from './wcag.js';

// Two workbenches on one demo county and its hub: one writes, the other approves.
test.describe.configure({ mode: 'serial' });

const running: { workbench: RunningWorkbench; context: BrowserContext }[] = [];
let approver: Desk;
let writer: Desk;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  const open = async (options: string[]) => {
    const workbench = await startWorkbench(options);
    const context = await browser.newContext({
      viewport: { width: 1920, height: 1080 },
      locale: 'fi-FI',
      timezoneId: 'Europe/Helsinki',
    });
    running.push({ workbench, context });
    return openDesk(workbench, context);
  };
  approver = await open(['--demo-user', 'counsellor']);
  writer = await open(['--demo-user', 'nurse', '--join', approver.workbench.dataDir]);
  await writer.one.getByRole('button', { name: /Kirjaudu: Maria Backgård/ }).click();
});
test.afterAll(async () => {
  // The second first: it lives on what the first has started.
  for (const { workbench, context } of running.toReversed()) {
    await context.close();
    await workbench.stop();
  }
});
test.afterEach(() => {
  expect([approver, writer].flatMap(({ errors }) => errors.splice(0))).toEqual([]);
});

const page = (desk: Desk) => pane(desk.two, 'Ohjeiden laatiminen');
const goThere = (desk: Desk) => desk.two.getByRole('button', { name: /^Laadi ohjeita/ }).click();

test('what is written is checked while it is typed, and goes to review when it is whole', async () => {
  // It is judged for accessibility in three looks on the way.
  test.setTimeout(120_000);
  await goThere(writer);
  const there = page(writer);
  await there.getByRole('button', { name: 'Uusi ohje' }).click();
  await there.getByLabel('Otsikko').fill('Takaisinsoiton kirjaaminen');
  await expect(there.getByRole('button', { name: 'Lähetä tarkistettavaksi' })).toBeDisabled();
  await there.getByLabel('Lyhyesti').fill('Kirjaa, kuka soitti ja mitä sovittiin.');
  await there.getByRole('button', { name: 'Yhteydenotot' }).click();
  await there.getByLabel('Lähteen nimi').fill('Asiakastietolaki 703/2023');
  await there.getByLabel('Teksti (Markdown)').fill('## Näin kirjaat\n\n<b>huuto</b>');
  await expect(there.getByText('HTML-koodia ei sallita').first()).toBeVisible();
  await there.getByLabel('Teksti (Markdown)').fill('## Näin kirjaat\n\n- Soittamisen syy.');
  const preview = there.getByRole('region', { name: 'Esikatselu' });
  await expect(preview.getByRole('listitem').filter({ hasText: 'Soittamisen syy.' })).toBeVisible();
  // What brings it up by itself is chosen by name, never written as ids.
  await there.getByText('Ehdotetaan, kun').click();
  const recorded = there.getByRole('group', { name: 'Kirjataan' });
  await recorded.getByRole('button', { name: 'Puhelu' }).click();
  await expect(recorded.getByRole('button', { name: 'Puhelu' })).toHaveAttribute('aria-pressed', 'true');
  await expect(there.getByText('1 valittu')).toBeVisible();
  await expect(there.getByText('Tallennettu')).toBeVisible();
  await keepsWcag(writer.two, 'the editor of guidelines', '.ga-editor');
  await writer.two.emulateMedia({ colorScheme: null, contrast: null });
  await there.getByRole('button', { name: 'Lähetä tarkistettavaksi' }).click();
  await expect(there.getByText('Tarkistettavana (1)')).toBeVisible();
  // She may approve others' texts, but not her own.
  await expect(there.getByRole('button', { name: 'Hyväksy ja julkaise' })).toHaveCount(0);
});

test('another person approves it, and both have it', async () => {
  test.setTimeout(240_000);
  await goThere(approver);
  const there = page(approver);
  await there.getByRole('button', { name: /Takaisinsoiton kirjaaminen/ }).click({ timeout: 45_000 });
  await there.getByRole('button', { name: 'Hyväksy ja julkaise' }).click();
  await expect(there.getByText('Julkaistu 30 päivän aikana (1)')).toBeVisible();
  for (const desk of [approver, writer]) {
    const guidelines = pane(desk.two, 'Kirjaamisohjeet');
    const found = guidelines.getByRole('button', { name: /Takaisinsoiton kirjaaminen/ });
    // The other workbench looks at the hub once a minute; a search is asked anew over what has come.
    await expect(async () => {
      await guidelines.getByRole('searchbox').fill('');
      await guidelines.getByRole('searchbox').fill('takaisinsoiton');
      await expect(found).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 80_000 });
  }
});

test('files are looked through before they become drafts', async () => {
  const article = (id: string) =>
    `---\nid: ${id}\nlanguage: fi\ntitle: Tuotu ohje\nsummary: Lyhyesti.\ntopics: [contacts]\nlayer: regional\nregister: both\nowner: Tiimi\nsources:\n  - title: Laki\nchecked: 2026-11-02\n---\n\nTeksti.\n`;
  const there = page(writer);
  await there.getByRole('button', { name: 'Tuo tiedostoista' }).click();
  const buffer = Buffer.from(zipSync({ 'a.md': strToU8(article('tuotu')), 'b.md': strToU8('rikki') }));
  await there.locator('input[type=file]').setInputFiles({ name: 'ohjeet.zip', mimeType: 'application/zip', buffer });
  await expect(there.getByText('Uusia 1, muuttuneita 0')).toBeVisible();
  await expect(there.getByText('b.md, rivi 1')).toBeVisible();
  await there.getByRole('button', { name: 'Tuo 1 luonnos' }).click();
  await expect(there.getByRole('button', { name: /Tuotu ohje/ })).toBeVisible();
});
