import { type Page, test } from '@playwright/test';
import { type Desk, banner, closeClient, expect, pane, sharedDesk, worklistRow } from './desk.js';
import { runFromPalette } from './palette.js';

const NOTE = 'Soittaa huomenna omaiselle';
const desk = sharedDesk({
  prepare: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']),
});
const note = (page: Page) => pane(page, 'Muistiinpano').getByRole('textbox', { name: 'Muistiinpano asiakkaasta' });
const tab = (page: Page) => page.getByRole('tab', { name: 'Muistiinpano' });
const heading = (page: Page) => banner(page).getByRole('heading', { level: 1 });

const question = (page: Page) => page.getByRole('alertdialog');

/** Says yes where an unsaved draft stops a change. */
async function changeAnyway({ one }: Desk, name: string): Promise<void> {
  const there = heading(one).filter({ hasText: name });
  await expect(question(one).or(there).first()).toBeVisible();
  if (await question(one).isVisible()) await question(one).getByRole('button').first().click();
}

/** Makes a client the active one, whatever draft stands against it. */
async function change(to: Desk, name: string): Promise<void> {
  await worklistRow(to, name).click();
  await changeAnyway(to, name);
  for (const page of [to.one, to.two]) await expect(heading(page)).toContainText(name);
  await expect(pane(to.one, 'Muistiinpano').locator('.ctx-strip')).toContainText(name);
}

test.afterEach(async () => {
  const { one } = desk();
  if (await note(one).isVisible()) await note(one).fill('');
});

test('without a client there is nothing to write on, and the palette finds the pane', async () => {
  const { one } = desk();
  await expect(pane(one, 'Muistiinpano')).toContainText('Muistiinpano kirjoitetaan asiakkaasta, joka on auki.');
  await expect(note(one)).toHaveCount(0);
  await runFromPalette(one, 'muistiin', 'Muistiinpano');
  await expect(pane(one, 'Muistiinpano')).toBeFocused();
});

test('a note stays with its own client through changes and a reload', async () => {
  const { one } = desk();
  await change(desk(), 'SAARIKOSKI');
  await note(one).fill(NOTE);
  await expect(tab(one)).toContainText('luonnos');
  await expect(pane(one, 'Muistiinpano')).toContainText('Luonnos · vain tämän työaseman muistissa · ei tallennu');
  await change(desk(), 'KOSKINEN');
  await expect(note(one)).toHaveValue('');
  await expect(tab(one)).not.toContainText('luonnos');
  await one.reload();
  await expect(note(one)).toHaveValue('');
  await change(desk(), 'SAARIKOSKI');
  await expect(note(one)).toHaveValue(NOTE);
  await one.reload();
  await expect(note(one)).toHaveValue(NOTE);
});

test('U4 an unsaved draft stops a change, and stays with its own client whatever is chosen', async () => {
  const { one, two, aptj } = desk();
  await change(desk(), 'SAARIKOSKI');
  await note(one).fill(NOTE);
  await expect(tab(one)).toContainText('luonnos');

  await worklistRow(desk(), 'KOSKINEN').click();
  for (const page of [one, two]) {
    await expect(question(page)).toContainText('KOSKINEN');
    await expect(heading(page)).toContainText('SAARIKOSKI');
  }
  await one.keyboard.press('Escape');
  for (const page of [one, two]) {
    await expect(question(page)).toHaveCount(0);
    await expect(heading(page)).toContainText('SAARIKOSKI');
  }
  await expect(aptj.getByTestId('client-name')).toContainText('SAARIKOSKI');
  await expect(note(one)).toHaveValue(NOTE);

  await worklistRow(desk(), 'KOSKINEN').click();
  await expect(one.locator('[role="alertdialog"][data-keys="ready"]')).toBeVisible();
  await one.keyboard.press('1');
  for (const page of [one, two]) {
    await expect(question(page)).toHaveCount(0);
    await expect(heading(page)).toContainText('KOSKINEN');
    await expect(page.locator('.ctx-tab-parked')).toContainText('SAARIKOSKI');
    await expect(page.locator('.ctx-tab-parked').getByRole('img', { name: 'Luonnos' })).toBeVisible();
  }
  await expect(note(one)).toHaveValue('');

  await two.locator('.ctx-tab-parked').getByRole('button').first().click();
  await expect(heading(one)).toContainText('SAARIKOSKI');
  await expect(note(one)).toHaveValue(NOTE);
  await expect(one.locator('.ctx-tab-parked')).toHaveCount(0);
});

test('keys that are pressed while the client is changed never come to the next one', async () => {
  const { one, two } = desk();
  await change(desk(), 'SAARIKOSKI');
  await note(one).focus();
  const typing = one.keyboard.type('abcdefghijklmnopqrstuvwxyz'.repeat(4), { delay: 15 });
  await runFromPalette(two, 'koskinen eero', /KOSKINEN/i);
  await typing;
  await changeAnyway(desk(), 'KOSKINEN');
  await expect(heading(one)).toContainText('KOSKINEN');
  await expect(note(one)).toHaveValue('');
  await change(desk(), 'SAARIKOSKI');
  await expect(note(one)).toHaveValue(/^abc/);
});

test('copied and marked as recorded, the draft is gone; the last step can be taken back', async () => {
  const { one } = desk();
  await change(desk(), 'LAINE');
  const own = pane(one, 'Muistiinpano');
  await note(one).fill(`${NOTE} L`);
  await own.getByRole('button', { name: 'Kopioi ja merkitse kirjatuksi' }).click();
  await expect(note(one)).toHaveValue('');
  await expect(own).toContainText('Kopioitu ja merkitty kirjatuksi.');
  await expect(tab(one)).not.toContainText('luonnos');
  expect(await one.evaluate(() => navigator.clipboard.readText())).toBe(`${NOTE} L`);
  await own.getByRole('button', { name: 'Kumoa' }).click();
  await expect(note(one)).toHaveValue(`${NOTE} L`);
  await own.getByRole('button', { name: 'Tyhjennä' }).click();
  await expect(own).toContainText('Tyhjennetty.');
  await own.getByRole('button', { name: 'Kumoa' }).click();
  await expect(note(one)).toHaveValue(`${NOTE} L`);
});

test('two windows on one note: both show it, and the last writer’s words stand', async () => {
  const { one, context, workbench } = desk();
  await change(desk(), 'SAARIKOSKI');
  const third = await context.newPage();
  await third.goto(`${new URL(workbench.ready.url).origin}/?screen=1`);
  await note(one).fill('Ensimmäinen');
  await expect(note(third)).toHaveValue('Ensimmäinen');
  await note(third).press('End');
  await third.keyboard.type(' ja toinen');
  await expect(note(one)).toHaveValue('Ensimmäinen ja toinen');
  await third.close();
});

test('nothing of a note stays in the browser, and sign-out ends it', async () => {
  const { one, two } = desk();
  await change(desk(), 'SAARIKOSKI');
  await note(one).fill(NOTE);
  await one.reload();
  await expect(note(one)).toHaveValue(NOTE);
  for (const page of [one, two]) {
    const left = await page.evaluate(async () => {
      const stores: unknown[] = [document.title, location.href, { ...localStorage }, { ...sessionStorage }];
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((done) => {
          const request = indexedDB.open(name);
          request.addEventListener('success', () => done(request.result));
        });
        for (const store of database.objectStoreNames) {
          const request = database.transaction(store).objectStore(store).getAll();
          stores.push(await new Promise((done) => request.addEventListener('success', () => done(request.result))));
        }
        database.close();
      }
      return JSON.stringify(stores);
    });
    expect(left).not.toContain(NOTE);
  }
  // Until the provider has ended its session as well, a new sign-in would be ended with it.
  const ended = two.waitForResponse(/\/auth\/signed-out/);
  await two.getByRole('button', { name: 'Kirjaudu ulos' }).click();
  // It would be lost: that is asked first.
  const asked = two.getByRole('dialog', { name: 'Muistiinpano on kirjaamatta' });
  await expect(asked).toContainText('1 asiakkaan muistiinpano on vain tämän työaseman muistissa');
  await asked.getByRole('button', { name: 'Palaa muistiinpanoon' }).click();
  await expect(note(one)).toHaveValue(NOTE);
  await two.getByRole('button', { name: 'Kirjaudu ulos' }).click();
  await asked.getByRole('button', { name: 'Poistu silti' }).click();
  await ended;
  await expect(one.getByRole('button', { name: 'Kirjaudu sisään' })).toBeVisible();
  await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await expect(one.getByRole('banner')).toContainText('Johanna Lehtonen');
  await expect(worklistRow(desk(), 'SAARIKOSKI')).toBeVisible();
  await change(desk(), 'SAARIKOSKI');
  await expect(note(one)).toHaveValue('');
  await closeClient(desk());
});

test('a request is written beside the summary, and stays with its client through a reload, the other screen and a change', async () => {
  const { one, two } = desk();
  const form = (page: Page) => page.getByRole('dialog', { name: 'Uusi konsultaatiopyyntö' });
  const topic = (page: Page) => form(page).getByRole('textbox', { name: /^Aihe/ });
  await change(desk(), 'SAARIKOSKI');
  await runFromPalette(two, 'pyydä kons', 'Pyydä konsultaatio');
  await expect(topic(two)).toBeFocused();
  await topic(two).fill('Kotihoidon tuntimäärä');
  const summary = pane(two, 'Asiakaskooste');
  const [paper, shown] = await Promise.all([form(two).boundingBox(), summary.boundingBox()]);
  // Nothing of the summary is behind it, and the summary can be used meanwhile.
  expect((shown?.x ?? 0) + (shown?.width ?? Infinity)).toBeLessThanOrEqual(paper?.x ?? 0);
  await summary.getByRole('button').first().click({ trial: true });

  await two.reload();
  await expect(topic(two)).toHaveValue('Kotihoidon tuntimäärä');
  await expect(form(two)).toContainText('Jatkat aiemmin aloitettua luonnosta.');
  await expect(topic(two)).not.toBeFocused();

  // The keys are still the APTJ's, where the client was chosen.
  await one.getByRole('button', { name: /^Oma tila/ }).focus();
  await runFromPalette(one, 'pyydä kons', 'Pyydä konsultaatio');
  await expect(topic(one)).toHaveValue('Kotihoidon tuntimäärä');
  await expect(form(two)).toBeHidden();
  await topic(one).fill('Kotihoidon tuntimäärä ja yöhoito');

  await change(desk(), 'KOSKINEN');
  await expect(form(one)).toBeHidden();
  await change(desk(), 'SAARIKOSKI');
  await expect(topic(one)).toHaveValue('Kotihoidon tuntimäärä ja yöhoito');
  await topic(one).press('Escape');
  await expect(form(one)).toBeHidden();
  await runFromPalette(two, 'pyydä kons', 'Pyydä konsultaatio');
  await expect(topic(two)).toHaveValue('Kotihoidon tuntimäärä ja yöhoito');
  await form(two).getByRole('button', { name: 'Tyhjennä' }).click();
  await expect(topic(two)).toHaveValue('');
  await form(two).getByRole('button', { name: 'Peru' }).click();
  await expect(form(two)).toBeHidden();

  // Nothing to open: the key says so.
  await two.keyboard.press('Control+Shift+K');
  await expect(two.getByRole('alert').filter({ hasText: 'Ota pyyntö ensin' })).toBeVisible();
});
