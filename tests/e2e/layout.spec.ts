import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startWorkbench } from '../lib/demo.js';
import { expect, openDesk, openFromWorklist, testOnOneWorkbench } from './desk.js';
import { openByPalette, runFromPalette } from './palette.js';

const test = testOnOneWorkbench();

const KNOWS = ['Asiakaskooste', 'Kollegat', 'Kirjaamisohjeet', 'Palvelutarjotin'];
const tab = (page: Page, title: string) => page.getByRole('tab', { name: title });
const tabSets = (page: Page) => page.locator('.flexlayout__tabset');
/** Titles of the tabs that share a place with this one. */
const together = (page: Page, title: string) =>
  tabSets(page)
    .filter({ has: tab(page, title) })
    .getByRole('tab');
const menuOf = (page: Page, title: string) => page.getByRole('button', { name: `Ruudun ${title} valikko` });

/** What of the element's text is not wholly inside its own box and the window. */
const cut = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((elements) =>
    elements.flatMap((element) => {
      const text = document.createRange();
      text.selectNodeContents(element);
      const box = text.getBoundingClientRect();
      const whole =
        element.scrollWidth <= element.clientWidth + 1 &&
        element.scrollHeight <= element.clientHeight + 1 &&
        box.left >= 0 &&
        box.right <= window.innerWidth + 1;
      return whole || getComputedStyle(element).display === 'inline' ? [] : [element.textContent];
    }),
  );

test('panes are dragged, tabbed, moved, enlarged, kept over a reload and brought back', async ({ desk }) => {
  const { one, two } = desk;
  await expect(tabSets(two)).toHaveCount(4);

  // By the mouse: guidelines onto the middle of the service tray, where they share a place.
  const from = await tab(two, 'Kirjaamisohjeet').boundingBox();
  const to = await two.locator('[data-pane="service-tray"]').boundingBox();
  if (from === null || to === null) throw new Error('a pane has no box');
  await two.mouse.move(from.x + 40, from.y + 15);
  await two.mouse.down();
  await two.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
  await two.mouse.up();
  await expect(together(two, 'Kirjaamisohjeet')).toHaveText(['Palvelutarjotin', 'Kirjaamisohjeet']);
  await tab(two, 'Palvelutarjotin').click();
  await expect(two.locator('[data-pane="service-tray"]')).toBeVisible();
  await expect(two.locator('[data-pane="guidelines"]')).toBeHidden();

  // By the menu and keys: colleagues to the other screen, and that screen shows them at once.
  await menuOf(two, 'Kollegat').press('Enter');
  await expect(two.getByRole('menuitem', { name: 'Siirrä näytölle 1' })).toBeFocused();
  await two.keyboard.press('Enter');
  await expect(tab(one, 'Kollegat')).toBeVisible();
  await expect(tab(two, 'Kollegat')).toHaveCount(0);
  await expect(one.locator('.av-row').first()).toBeVisible();

  await one.getByRole('button', { name: 'Suurenna: Kollegat' }).click();
  await expect(tab(one, 'Työkalut')).toBeHidden();
  await one.getByRole('button', { name: 'Palauta koko: Kollegat' }).click();
  await expect(tab(one, 'Työkalut')).toBeVisible();

  await one.reload();
  await two.reload();
  await expect(tab(one, 'Kollegat')).toBeVisible();
  await expect(together(two, 'Kirjaamisohjeet')).toHaveText(['Palvelutarjotin', 'Kirjaamisohjeet']);

  await runFromPalette(two, 'oletusasettelu', 'Palauta oletusasettelu');
  await expect(tabSets(two)).toHaveCount(4);
  for (const title of KNOWS) await expect(tab(two, title)).toBeVisible();
  await expect(one.getByRole('tab')).toHaveText(['Työkalut', 'Muistiinpano']);
});

test('one screen alone can hold everything', async ({ desk }) => {
  const { one, two } = desk;
  const all = [...KNOWS, 'Konsultaatiot'];
  for (const title of all) {
    // One that stands behind another has its menu when it is in front.
    await tab(two, title).click();
    await menuOf(two, title).click();
    await two.getByRole('menuitem', { name: 'Siirrä näytölle 1' }).click();
    await expect(tab(one, title)).toBeVisible();
  }
  await expect(two.getByText('Kaikki ruudut ovat toisella näytöllä.')).toBeVisible();
  await expect(one.locator('[data-pane]')).toHaveCount(7);
  await two.getByRole('button', { name: 'Palauta oletusasettelu' }).click();
  for (const title of KNOWS) await expect(tab(two, title)).toBeVisible();
});

test('a damaged stored layout is repaired', async ({ context }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tyopoyta-layout-'));
  const twice = { type: 'tab', id: 'availability' };
  const layout = {
    type: 'row',
    weight: 100,
    children: [
      { type: 'tabset', weight: 50, selected: 7, children: [twice, twice, { type: 'tab', id: 'gone' }] },
      { type: 'tabset', weight: 50, selected: 0, children: [] },
    ],
  };
  const layouts = { 'nurse/1/1920x1080': '{"half', 'nurse/2/1920x1080': JSON.stringify(layout) };
  await writeFile(join(dataDir, 'workbench.json'), JSON.stringify({ settings: { language: 'xx' }, layouts }));
  const workbench = await startWorkbench(['--demo-user', 'nurse', '--data-dir', dataDir]);
  const { one, two, errors } = await openDesk(workbench, context);
  await expect(one.getByRole('tab')).toHaveText(['Työkalut', 'Muistiinpano']);
  for (const title of KNOWS) await expect(tab(two, title)).toHaveCount(1);
  expect(errors).toEqual([]);
  await context.close();
  await workbench.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test('everything is reached by keys, and the focus is seen', async ({ desk }) => {
  const { one, two } = desk;
  await openFromWorklist(desk, 2);
  await two.bringToFront();
  await expect(two.locator('.av-row').first()).toBeVisible();
  const focusedPane = () =>
    two.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'));
  for (const id of ['clientSummary', 'availability', 'guidelines', 'service-tray', 'clientSummary']) {
    await two.keyboard.press('F6');
    await expect.poll(focusedPane).toBe(id);
    expect(await two.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).toBe(
      'solid',
    );
  }
  await two.keyboard.press('Shift+F6');
  await expect.poll(focusedPane).toBe('service-tray');
  await two.keyboard.press('Alt+2');
  await expect.poll(focusedPane).toBe('availability');
  await two.keyboard.press('Alt+9');
  await expect(two.locator('.tp-status-note')).toHaveText('Ruutua 9 ei ole tällä näytöllä.');

  await two.keyboard.press('Control+k');
  await expect(two.getByRole('combobox', { name: 'Hae tai suorita' })).toBeFocused();
  await two.keyboard.press('Escape');
  await expect(two.getByRole('dialog')).toHaveCount(0);
  await expect.poll(focusedPane).toBe('availability');

  // Splitters are named and move by the arrow keys.
  const splitter = two.getByRole('separator', { name: 'Ruutujen raja' }).first();
  await splitter.focus();
  const before = await two.locator('[data-pane="clientSummary"]').boundingBox();
  await two.keyboard.press('ArrowLeft');
  await expect
    .poll(async () => (await two.locator('[data-pane="clientSummary"]').boundingBox())?.width)
    .toBeLessThan(before?.width ?? 0);
  await expect(one.locator('.ctx-banner')).toBeVisible();
});

test('the banner is whole at any size and with the longest name', async ({ desk }) => {
  const { one, two } = desk;
  await openByPalette(one, 'Kylmäkoski-Mustalahdenperänen', 'Anna-Katariina');
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
    // 1920×1080 at 200 % zoom.
    [960, 540],
  ] as const) {
    for (const page of [one, two]) {
      await page.setViewportSize({ width, height });
      await expect(page.locator('.ctx-banner h1')).toHaveText(
        'KYLMÄKOSKI-MUSTALAHDENPERÄNEN, Anna-Katariina Wilhelmiina Aleksandra Josefiina',
      );
      await expect.poll(() => cut(page, '.ctx-banner h1, .ctx-field, .ctx-tab, .tp-top > *')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
});
