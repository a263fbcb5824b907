import { type Page, test } from '@playwright/test';
import { banner, expect, sharedDesk, worklistRow } from './desk.js';
import { runFromPalette } from './palette.js';
import {
  FULL,
  TOOLS,
  askFor,
  behave,
  expectEverywhere,
  expectNoQuestion,
  expectQuestion,
  frameOf,
  openAllTools,
  picture,
  question,
  railRow,
  shade,
} from './tools.js';
import { type ToolWatch, watchTools } from './watch-tools.js';

const { SAARIKOSKI, KOSKINEN } = FULL;

let watch: ToolWatch;
const desk = sharedDesk({
  prepare: async (context) => {
    watch = await watchTools(context);
  },
});
// Each test begins with SAARIKOSKI in every tool; the last one reads on the timeline what those before it did.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  await openAllTools(desk());
  await askFor(desk(), 'SAARIKOSKI');
  await expectEverywhere(desk(), 'SAARIKOSKI');
});
test.beforeEach(() => watch.begin());
test.afterEach(() => {
  expect(watch.mixed(), 'two clients in one window').toEqual([]);
  expect(watch.wrong().filter(({ ms }) => ms >= 1000)).toEqual([]);
});

async function backToSaarikoski() {
  await askFor(desk(), 'SAARIKOSKI');
  await expectEverywhere(desk(), 'SAARIKOSKI');
}

test('M9 a change in SosiaaliLC moves the APTJ, PEX360, Omavointi and the banner; one in the APTJ moves SosiaaliLC', async () => {
  const row = (client: RegExp) => frameOf(desk(), 'SosiaaliLC').getByTestId('case-row').filter({ hasText: client });
  await railRow(desk(), 'SosiaaliLC').click();
  await row(/hirvonen/i).click();
  await expectEverywhere(desk(), 'HIRVONEN');
  await picture(desk(), 'M9-from-SosiaaliLC', false);
  await railRow(desk(), 'APTJ').click();
  await worklistRow(desk(), 'SAARIKOSKI').click();
  await expectEverywhere(desk(), 'SAARIKOSKI');
  await railRow(desk(), 'SosiaaliLC').click();
  await expect(row(/saarikoski/i)).toHaveAttribute('aria-current', 'true');
});

test('both windows ask; an answer in one closes the question in the other, and a reload asks again', async () => {
  const { one, two } = desk();
  await behave(desk(), 'APTJ', 'refuse');
  await askFor(desk(), 'KOSKINEN');
  await expectQuestion(desk(), 'SAARIKOSKI');
  await two.reload();
  await expectQuestion(desk(), 'SAARIKOSKI');
  await expect(question(two)).toContainText('APTJ kieltäytyi vaihdosta.');
  await one.bringToFront();
  await question(one).getByRole('button', { name: 'Peru vaihto' }).click();
  await expectNoQuestion(desk());
  await expectEverywhere(desk(), 'SAARIKOSKI');
  for (const screen of ['1', '2']) expect(new Set(watch.banners(screen))).not.toContain('KOSKINEN');
  await behave(desk(), 'APTJ', 'normal');
});

test('a double click on a choice does it once', async () => {
  const { one, two } = desk();
  await behave(desk(), 'APTJ', 'refuse');
  await askFor(desk(), 'KOSKINEN');
  await expectQuestion(desk(), 'SAARIKOSKI');
  await question(two).getByRole('button', { name: 'Vaihda silti' }).dblclick();
  await expectNoQuestion(desk());
  await expect(shade(desk(), 'APTJ')).toContainText('APTJ kieltäytyi vaihtamasta asiakasta');
  await behave(desk(), 'APTJ', 'normal');
  await railRow(desk(), 'APTJ').click();
  await shade(desk(), 'APTJ').getByRole('button', { name: 'Pyydä vaihtoa uudelleen' }).click();
  await expectEverywhere(desk(), 'KOSKINEN');
  for (const screen of ['1', '2']) expect(watch.banners(screen)).toEqual(['SAARIKOSKI', 'KOSKINEN']);
  await runFromPalette(one, 'vaihdot', 'Näytä asiakkaan vaihdot');
  const changes = one.locator('.ctx-timeline > li');
  await expect(changes.first()).toContainText(`${SAARIKOSKI}${KOSKINEN}Vaihtui`);
  // The one before is the change that was called off in the test before.
  await expect(changes.nth(1)).toContainText('Peruttiin');
  await one.keyboard.press('Escape');
  await backToSaarikoski();
});

/** Goes to a control as somebody without a mouse does. */
async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  const wanted = page.getByRole('button', { name, exact: true });
  const isThere = () => wanted.evaluate((button) => button === document.activeElement);
  for (let tries = 0; tries < 20 && !(await isThere()); tries += 1) await page.keyboard.press(key);
  await expect(wanted).toBeFocused();
}

test('the list of links names each tool, how it follows and whose client it has; the timeline tells what happened; by keyboard', async () => {
  const { one } = desk();
  await behave(desk(), 'PEX360', 'refuse');
  await askFor(desk(), 'KOSKINEN');
  await expect(shade(desk(), 'PEX360')).toContainText('PEX360 kieltäytyi');
  await expect(banner(one)).toContainText('3/4 työkalua seuraa');

  await one.bringToFront();
  await one.keyboard.press('Control+k');
  // Letters that the test's keyboard does not have come as text, without a key: only the open field takes them.
  await expect(one.getByRole('combobox', { name: 'Hae tai suorita' })).toBeFocused();
  await one.keyboard.type('näytä työkalut ja');
  await expect(one.getByRole('option', { name: 'Näytä työkalut ja asiakas' })).toBeVisible();
  await one.keyboard.press('Enter');
  const panel = one.getByRole('dialog', { name: 'Työkalut ja asiakas' });
  for (const [tool, how, state, client] of [
    ['APTJ', 'FHIRcast', 'Seuraa', KOSKINEN],
    ['PEX360', 'FHIRcast', 'Kieltäytyi', SAARIKOSKI],
    ['SosiaaliLC', 'Kontekstinhallinta (CCOW/MKH)', 'Seuraa', KOSKINEN],
    ['Omavointi', 'Osoite', 'Seuraa', KOSKINEN],
  ] as const) {
    const row = panel.getByRole('row', { name: tool });
    await expect(row).toContainText(how);
    await expect(row).toContainText(state);
    await expect(row.getByRole('cell').nth(1)).toHaveText(client);
  }
  await expect(panel.getByRole('row', { name: 'PEX360' }).locator('q')).toContainText('kieltäytyi');
  await expect(panel.getByRole('row', { name: 'SosiaaliLC' })).toContainText(
    'MKH-profiilia ei ole tarkistettu määrittelyä vasten.',
  );
  await picture(desk(), 'links', false);

  await behave(desk(), 'PEX360', 'normal');
  await tabTo(one, 'Pyydä uudelleen: PEX360');
  await one.keyboard.press('Enter');
  await expect(panel.getByRole('row', { name: 'PEX360' })).toContainText('Seuraa');
  await expect(panel.getByRole('row', { name: 'PEX360' }).getByRole('cell').nth(1)).toHaveText(KOSKINEN);

  await tabTo(one, 'Vaihdot', 'Shift+Tab');
  await one.keyboard.press('Enter');
  const newest = panel.getByRole('listitem').first();
  await expect(newest.locator('.ctx-change')).toContainText(SAARIKOSKI);
  await expect(newest.locator('.ctx-change')).toContainText(KOSKINEN);
  await expect(newest).toContainText('Vaihtui');
  await expect(newest).toContainText('Vaihto tehtiin työpöydältä');
  for (const tool of TOOLS) await expect(newest.locator('.ctx-came')).toContainText(tool);
  await expect(panel).toContainText('Vaihtoa pyysi SosiaaliLC');
  await expect(panel).toContainText('Vaihtoa pyysi APTJ');
  await expect(panel).toContainText('Peruttiin');
  await expect(panel).toContainText('APTJ kieltäytyi vaihdosta.');
  await picture(desk(), 'timeline', false);
  await one.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(banner(one).getByRole('button', { name: /työkalua seuraa/ })).toBeFocused();
  await expectEverywhere(desk(), 'KOSKINEN');
});
