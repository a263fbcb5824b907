import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { startWorkbench } from '../lib/demo.js';
import { type Desk, expect, openDesk, pane, test } from './desk.js';
import { runFromPalette } from './palette.js';
import { openAllTools, picture } from './tools.js';

const page = (desk: Desk) => pane(desk.one, 'Käyttöluvut');
const row = (desk: Desk, toolId: string) => page(desk).locator(`[data-tool="${toolId}"]`);
const open = (desk: Desk) => runFromPalette(desk.one, 'käyttöluvut', /^Käyttöluvut/);

const DAY_MS = 86_400_000;
/** Thirty days of one workstation, with a tool that has begun to fail. */
function month() {
  const days = Array.from({ length: 30 }, (_, ago) => {
    const day = new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
    const weekday = new Date(day).getUTCDay() % 6 !== 0;
    const use = weekday ? 1 + (ago % 4) : 0;
    return [
      { toolId: 'aptj', day, opens: use * 3, seconds: use * 4200, failures: {} },
      { toolId: 'pex360', day, opens: use, seconds: use * 640, failures: {} },
      {
        toolId: 'sosiaalilc',
        day,
        opens: use * 2,
        seconds: use * 1900,
        failures: ago < 5 ? { timedOut: use + 1 } : {},
      },
      {
        toolId: 'omavointi',
        day,
        opens: use,
        seconds: use * 25,
        failures: ago === 1 ? { serverError: 1, crashed: 2 } : {},
      },
    ];
  });
  return { version: 1, workstation: 'a0000000-0000-4000-8000-000000000001', days: days.flat(), unsent: [] };
}

test('openings are counted as tools are opened, and forgotten when asked', async ({ desk }) => {
  await openAllTools(desk);
  await open(desk);
  for (const tool of ['aptj', 'pex360', 'sosiaalilc', 'omavointi'])
    await expect(row(desk, tool).locator('td').first()).toHaveText(/^[1-9]$/);
  await expect(page(desk)).toContainText('Lähetetään alueen palvelimelle kerran tunnissa.');
  await page(desk).getByRole('button', { name: 'Poista kaikki luvut' }).click();
  const question = page(desk).getByRole('alertdialog');
  await expect(question.getByRole('button', { name: 'Säilytä' })).toBeFocused();
  await desk.one.keyboard.press('Escape');
  await expect(row(desk, 'aptj')).toBeVisible();
  await page(desk).getByRole('button', { name: 'Poista kaikki luvut' }).click();
  await question.getByRole('button', { name: 'Poista' }).click();
  await expect(question).toHaveCount(0);
  await expect(row(desk, 'pex360')).toHaveCount(0);
  await desk.one.getByRole('button', { name: 'Sulje: Käyttöluvut' }).click();
  await expect(page(desk)).toHaveCount(0);
});

test('a month of figures: sorted, drawn, as a table, as a file', async ({ browser }) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'usage-'));
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, 'usage.json'), JSON.stringify(month()));
  const workbench = await startWorkbench(['--demo-user', 'nurse', '--data-dir', dataDir]);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  try {
    const desk = await openDesk(workbench, context);
    await open(desk);
    await page(desk).getByRole('button', { name: '30 päivää' }).click();
    const names = page(desk).locator('[data-tool] th');
    await expect(names.first()).toHaveText('APTJ');
    await page(desk).getByRole('columnheader', { name: 'Virheet' }).getByRole('button').click();
    await expect(page(desk).getByRole('columnheader', { name: 'Virheet' })).toHaveAttribute('aria-sort', 'descending');
    await expect(names.first()).toHaveText('SosiaaliLC');
    await expect(row(desk, 'omavointi')).toContainText('kaatui 2, palvelinvirhe 1');
    await expect(page(desk).getByRole('img', { name: /^Käyttöaika .* yhteensä \d+ h \d+ min$/ })).toBeVisible();

    for (const [name, look] of [
      ['light', { colorScheme: 'light' }],
      ['dark', { colorScheme: 'dark' }],
      ['contrast', { colorScheme: 'light', contrast: 'more' }],
    ] as const) {
      await desk.one.emulateMedia(look);
      const { violations } = await new AxeBuilder({ page: desk.one })
        .include('[data-pane="usage"]')
        .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
        .analyze();
      expect.soft(violations.map(({ id }) => id)).toEqual([]);
      await picture(desk, `usage-${name}`, false);
    }

    await page(desk).getByLabel('Työkalu', { exact: true }).selectOption({ label: 'PEX360' });
    await page(desk).getByRole('button', { name: 'Taulukkona' }).click();
    await expect(page(desk).locator('tbody').last().locator('tr')).toHaveCount(30);

    const downloading = desk.one.waitForEvent('download');
    await page(desk).getByRole('button', { name: 'Tallenna CSV-tiedostona' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^kayttoluvut-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]).toContain('day;tool;opens;seconds;');
    expect(lines.length).toBeGreaterThanOrEqual(121);
    expect(desk.errors).toEqual([]);
  } finally {
    await context.close();
    await workbench.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
