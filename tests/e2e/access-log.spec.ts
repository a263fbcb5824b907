import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { startWorkbench } from '../lib/demo.js';
import { type Desk, banner, expect, openDesk, pane, test, worklistRow } from './desk.js';
import { runFromPalette } from './palette.js';
import { picture } from './tools.js';

const page = (desk: Desk) => pane(desk.one, 'Oma käyttöloki');

test('the professional sees the own entries, of the open client by name, and that the chain is whole', async ({
  desk,
}) => {
  await worklistRow(desk, 'SAARIKOSKI').click();
  await expect(banner(desk.one).getByRole('heading', { level: 1 })).toContainText('SAARIKOSKI');
  await worklistRow(desk, 'KOSKINEN').click();
  await expect(banner(desk.one).getByRole('heading', { level: 1 })).toContainText('KOSKINEN');
  await runFromPalette(desk.one, 'käyttöloki', /^Oma käyttöloki/);
  await expect(page(desk).getByText('Ketju eheä')).toBeVisible();
  const opened = page(desk).locator('[data-action="clientOpened"]');
  await expect(opened.first()).toContainText('Koskinen');
  await expect(opened.nth(1)).toContainText('km-1001');
  await expect(page(desk)).not.toContainText('Saarikoski');
  await page(desk).getByRole('button', { name: 'Vain avoinna oleva asiakas' }).click();
  await page(desk).getByLabel('Tapahtumat').selectOption('opened');
  await expect(page(desk).locator('[data-action="contextFollowed"]')).toHaveCount(0);
  await expect(opened.first()).toContainText('Koskinen');
  for (const [name, look] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
  ] as const) {
    await desk.one.emulateMedia(look);
    const { violations } = await new AxeBuilder({ page: desk.one })
      .include('[data-pane="accessLog"]')
      .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
      .analyze();
    expect.soft(violations.map(({ id }) => id)).toEqual([]);
    await picture(desk, `access-log-${name}`, false);
  }
  expect(desk.errors).toEqual([]);
});

test('a full disk under the log: no client is opened, and the banner says what to do', async ({ browser }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'full-'));
  await symlink('/dev/full', join(dataDir, 'access-log.jsonl'));
  const workbench = await startWorkbench(['--demo-user', 'nurse', '--data-dir', dataDir]);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  try {
    const desk = await openDesk(workbench, context);
    await worklistRow(desk, 'SAARIKOSKI').click();
    await expect(banner(desk.two).getByRole('alert')).toContainText('koska levy on täynnä');
    await expect(banner(desk.two)).toContainText('Ei asiakasta');
    await expect(banner(desk.two)).not.toContainText('SAARIKOSKI');
    // Space again: nothing has to be started anew.
    await rm(join(dataDir, 'access-log.jsonl'));
    await worklistRow(desk, 'KOSKINEN').click();
    await expect(banner(desk.two).getByRole('heading', { level: 1 })).toContainText('KOSKINEN');
    expect(await readFile(join(dataDir, 'access-log.jsonl'), 'utf8')).toContain('"clientOpened"');
  } finally {
    await context.close();
    await workbench.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
