import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Page, test } from '@playwright/test';
import { type Display, missingForClipboard, startDisplay } from '../lib/display.js';
import { startChangedCounty } from './changed-county.js';
import { banner, expect, pane, sharedDesk } from './desk.js';
import { runFromPalette } from './palette.js';

const CANARY = 'Kanarialintu-€-7411';
const missing = missingForClipboard();
if (missing.length > 0) console.warn(`NOT RUN: the clipboard, since ${missing.join(' and ')} is not installed here.`);

let display: Display | undefined;
/** No keyring: whatever the machine of the test has must neither be read nor written. */
const desk = sharedDesk({
  start: async () => {
    display = missing.length > 0 ? undefined : await startDisplay();
    const entry = (id: string, name: string, signIn: object) => ({
      id,
      name: { fi: name, sv: name, en: name },
      kind: 'link',
      url: '${DEMO_TERVEYSKYLA}/',
      signIn,
    });
    const form = { as: 'form', page: '${DEMO_TERVEYSKYLA}/login', user: '#user', password: '#password' };
    return startChangedCounty(
      (tools) => [
        ...tools,
        entry('vanha-a', 'Vanha palvelu', form),
        entry('vanha-b', 'Toinen palvelu', { as: 'basic' }),
      ],
      [],
      { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus', DISPLAY: '', ...display?.env },
    );
  },
});
test.afterAll(() => display?.stop());
test.describe.configure({ mode: 'serial' });

const page = (one: Page) => pane(one, 'Tallennetut tunnukset');
const row = (one: Page, name: string) => page(one).getByRole('listitem', { name });

async function keepsWcag(one: Page, view: string, within: string): Promise<void> {
  for (const media of [
    { colorScheme: 'light', contrast: 'no-preference' },
    { colorScheme: 'dark', contrast: 'no-preference' },
    { colorScheme: 'light', contrast: 'more' },
  ] as const) {
    await one.emulateMedia(media);
    const { violations } = await new AxeBuilder({ page: one })
      .include(within)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect
      .soft(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        view,
      )
      .toEqual([]);
  }
  await one.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
}

test('the page opens from who is signed in, says where log-ins are kept, and takes one', async () => {
  const { one, two } = desk();
  await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await one.getByRole('button', { name: /Kirjaudu: Johanna Lehtonen/ }).click();
  await expect(banner(one)).toContainText('Ei asiakasta');
  await expect(one.getByRole('tab', { name: 'Tallennetut tunnukset' })).toHaveCount(0);

  await one.getByRole('button', { name: /^Johanna Lehtonen/ }).click();
  await one.getByRole('menu', { name: 'Omat sivut' }).getByRole('menuitem', { name: 'Tallennetut tunnukset' }).click();
  await expect(page(one)).toContainText('Vain työpöydän muistissa');
  await expect(page(one)).toContainText('Työasemalla ei ole toimivaa avainnippua.');
  await expect(page(one)).toBeFocused();
  await expect(two.getByRole('tab', { name: 'Tallennetut tunnukset' })).toHaveCount(0);
  await expect(row(one, 'Vanha palvelu')).toContainText('Tunnuksia ei ole tallennettu.');
  test.skip(missing.length > 0, 'without a clipboard nothing can be handed over here, and nothing is stored');

  await row(one, 'Vanha palvelu').getByRole('button', { name: 'Tallenna tunnukset: Vanha palvelu' }).click();
  await expect(page(one).getByRole('textbox', { name: 'Käyttäjätunnus' })).toBeFocused();
  await one.keyboard.type('jlehtonen');
  await one.keyboard.press('Tab');
  await keepsWcag(one, 'form', '.cr-page');
  await page(one).getByRole('textbox', { name: 'Salasana' }).fill(CANARY);
  await one.keyboard.press('Enter');
  await expect(row(one, 'Vanha palvelu')).toContainText('Käyttäjätunnus jlehtonen');
  await expect(row(one, 'Vanha palvelu')).toContainText(/Tallennettu \d+\.\d+\.\d{4} klo \d+\.\d\d/);
  await expect(row(one, 'Vanha palvelu')).toBeFocused();
  expect(await one.content()).not.toContain(CANARY);
  await keepsWcag(one, 'page', '.cr-page');
});

test('user name and password are copied, with the time until the password is gone', async () => {
  test.skip(display === undefined, 'no clipboard here');
  const { one } = desk();
  await row(one, 'Vanha palvelu').getByRole('button', { name: 'Kopioi käyttäjätunnus: Vanha palvelu' }).click();
  await expect(row(one, 'Vanha palvelu')).toContainText('Käyttäjätunnus kopioitu.');
  expect(display?.clipboard()).toBe('jlehtonen');
  await row(one, 'Vanha palvelu').getByRole('button', { name: 'Kopioi salasana: Vanha palvelu' }).click();
  await expect(row(one, 'Vanha palvelu')).toContainText('Salasana kopioitu.');
  await expect(row(one, 'Vanha palvelu').getByRole('timer')).toHaveText(/Leikepöytä tyhjenee \d+ sekunnin kuluttua\./);
  expect(display?.clipboard()).toBe(CANARY);
  await expect(row(one, 'Vanha palvelu')).toContainText('Salasana poistettu leikepöydältä.', { timeout: 40_000 });
  await expect.poll(() => display?.clipboard()).toBe('');
});

test('above the tool the same is at hand, and a lock empties the clipboard', async () => {
  test.skip(display === undefined, 'no clipboard here');
  const { one } = desk();
  const tools = one.getByRole('navigation', { name: 'Työkalut' });
  await tools.getByRole('button', { name: /Toinen palvelu/ }).click();
  const other = one.getByRole('group', { name: 'Tunnukset: Toinen palvelu' });
  await expect(other).toContainText('Työkalulla on oma kirjautuminen.');
  await expect(other.getByRole('button', { name: 'Tallenna tunnukset' })).toBeVisible();
  await tools.getByRole('button', { name: /Vanha palvelu/ }).click();
  const bar = one.getByRole('group', { name: 'Tunnukset: Vanha palvelu' });
  await expect(bar).toContainText('Käyttäjätunnus jlehtonen');
  await keepsWcag(one, 'bar', '.cr-bar');
  await bar.getByRole('button', { name: 'Kopioi salasana: Vanha palvelu' }).click();
  await expect(bar.getByRole('timer')).toBeVisible();
  expect(display?.clipboard()).toBe(CANARY);
  await one.keyboard.press('Control+Shift+L');
  await expect.poll(() => display?.clipboard()).toBe('');
  await one.getByRole('button', { name: 'Jatka' }).click();
  await one.getByRole('button', { name: /Kirjaudu: Johanna Lehtonen/ }).click();
  await expect(banner(one)).toContainText('Ei asiakasta');
});

test('one is deleted after a question, and all at once; the page closes again', async () => {
  test.skip(display === undefined, 'no clipboard here');
  const { one } = desk();
  await runFromPalette(one, 'tallennetut', 'Tallennetut tunnukset');
  await row(one, 'Toinen palvelu')
    .getByRole('button', { name: /^Tallenna tunnukset/ })
    .click();
  await page(one).getByRole('textbox', { name: 'Käyttäjätunnus' }).fill('toinen');
  await page(one).getByRole('textbox', { name: 'Salasana' }).fill('x');
  await page(one).getByRole('button', { name: 'Tallenna', exact: true }).click();
  await expect(row(one, 'Toinen palvelu')).toContainText('Käyttäjätunnus toinen');

  await row(one, 'Toinen palvelu').getByRole('button', { name: 'Poista tunnukset: Toinen palvelu' }).click();
  const question = page(one).getByRole('group', { name: 'Poistetaanko työkalun Toinen palvelu tunnukset?' });
  await expect(question.getByRole('button', { name: 'Peruuta' })).toBeFocused();
  await one.keyboard.press('Escape');
  await expect(row(one, 'Toinen palvelu')).toContainText('Käyttäjätunnus toinen');
  await row(one, 'Toinen palvelu').getByRole('button', { name: 'Poista tunnukset: Toinen palvelu' }).click();
  await keepsWcag(one, 'question', '.cr-page');
  await question.getByRole('button', { name: 'Poista' }).click();
  await expect(page(one)).toContainText('Työkalun Toinen palvelu tunnukset poistettiin.');
  await expect(row(one, 'Toinen palvelu')).toContainText('Tunnuksia ei ole tallennettu.');
  await expect(row(one, 'Vanha palvelu')).toContainText('Käyttäjätunnus jlehtonen');

  await page(one).getByRole('button', { name: 'Poista kaikki tunnukset' }).click();
  await page(one).getByRole('button', { name: 'Poista', exact: true }).click();
  await expect(page(one)).toContainText('Kaikki tallennetut tunnukset poistettiin.');
  await expect(row(one, 'Vanha palvelu')).toContainText('Tunnuksia ei ole tallennettu.');

  await one.getByRole('button', { name: 'Sulje: Tallennetut tunnukset' }).click();
  await expect(one.getByRole('tab')).toHaveText(['Työkalut', 'Muistiinpano']);
});

test('nothing of a password stays anywhere, also when the program is killed while it has one', async () => {
  test.skip(display === undefined, 'no clipboard here');
  const { one, workbench } = desk();
  await runFromPalette(one, 'tallennetut', 'Tallennetut tunnukset');
  await row(one, 'Vanha palvelu')
    .getByRole('button', { name: /^Tallenna tunnukset/ })
    .click();
  await page(one).getByRole('textbox', { name: 'Käyttäjätunnus' }).fill('jlehtonen');
  await page(one).getByRole('textbox', { name: 'Salasana' }).fill(CANARY);
  await page(one).getByRole('button', { name: 'Tallenna', exact: true }).click();
  await row(one, 'Vanha palvelu')
    .getByRole('button', { name: /^Kopioi salasana/ })
    .click();
  await expect(row(one, 'Vanha palvelu').getByRole('timer')).toBeVisible();
  const stored = await one.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  expect(stored + (await one.content())).not.toContain(CANARY);
  workbench.process.kill('SIGSEGV');
  await expect.poll(() => workbench.process.signalCode).toBe('SIGSEGV');
  const files = await readdir(workbench.dataDir, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  );
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['workbench.json', 'workbench.log']));
  const forms = [
    CANARY,
    encodeURIComponent(CANARY),
    'Kanarialintu',
    Buffer.from(CANARY).toString('base64').slice(0, 16),
  ];
  for (const text of [...texts, workbench.output()]) for (const form of forms) expect(text).not.toContain(form);
  desk().errors.length = 0; // the windows tell that the core is gone
});
