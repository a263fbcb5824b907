import { type Page, test } from '@playwright/test';
import { banner, closeClient, expect, pane, sharedDesk, worklistRow } from './desk.js';
import {
  COVERED_WITHIN,
  FULL,
  TOOLS,
  type ToolName,
  askFor,
  behave,
  clientIn,
  expectEverywhere,
  expectNoQuestion,
  expectQuestion,
  frameOf,
  heading,
  nobodyIn,
  openAllTools,
  originOf,
  picture,
  question,
  railRow,
  shade,
} from './tools.js';
import { type ToolWatch, watchTools } from './watch-tools.js';

const { SAARIKOSKI, KOSKINEN } = FULL;

let watch: ToolWatch;
const desk = sharedDesk({
  // At sign-out and lock a tool's page may still confirm to its own server that it shows nobody, when its session is over.
  expectedError: /401 \(Unauthorized\) \(.*\/shown\)/,
  prepare: async (context) => {
    watch = await watchTools(context);
  },
});
const pages = (): Page[] => [desk().one, desk().two];
// Each test begins with SAARIKOSKI in every tool; the last one ends the session.
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

/**
 * Answers a shade by its key, with the focus in the tools pane. A key that comes too soon after another counts as typing and
 * is swallowed: pressed again until it has done its work.
 */
async function pressInTools(tool: ToolName, key: string, done: () => Promise<void>) {
  const { one } = desk();
  await one.bringToFront();
  await railRow(desk(), tool).click();
  await expect(async () => {
    await one.keyboard.press(key);
    await done();
  }).toPass({ intervals: [0] });
}
const shadeSays = (tool: ToolName, words: string) =>
  expect(shade(desk(), tool)).toContainText(words, { timeout: 1000 });
const bannerSays = (client: string) => expect(heading(desk().one)).toContainText(client, { timeout: 1000 });

test('U1 the banner shows the new client only after the commit, and never two clients at once', async () => {
  await behave(desk(), 'APTJ', 'late');
  await askFor(desk(), 'KOSKINEN');
  for (const page of pages()) {
    await expect(banner(page)).toContainText('Kysytään työkaluilta…');
    await expect(heading(page)).toContainText('SAARIKOSKI');
    await expect(banner(page)).not.toContainText('KOSKINEN');
  }
  for (const tool of TOOLS) await expect(clientIn(desk(), tool)).toContainText(/saarikoski/i);
  await expectEverywhere(desk(), 'KOSKINEN');
  for (const screen of ['1', '2']) expect(watch.banners(screen)).toEqual(['SAARIKOSKI', 'KOSKINEN']);
  const aptj = await originOf(desk(), 'APTJ');
  expect(watch.wrong().filter(({ origin }) => origin !== aptj)).toEqual([]);
  await behave(desk(), 'APTJ', 'normal');
  await backToSaarikoski();
});

test('U2 a tool that has not confirmed within a second is covered, and names the client that it still shows', async () => {
  await behave(desk(), 'PEX360', 'hang');
  await railRow(desk(), 'APTJ').click();
  await worklistRow(desk(), 'KOSKINEN').click();
  for (const page of pages()) {
    await expect(heading(page)).toContainText('KOSKINEN');
    await expect(banner(page)).toContainText('3/4 työkalua seuraa');
    await expect(banner(page)).toContainText('PEX360 ei ole vahvistanut');
  }
  await expect(shade(desk(), 'PEX360')).toContainText('PEX360 näyttää edellistä asiakasta');
  await expect(shade(desk(), 'PEX360')).toContainText(`Työkalussa auki${SAARIKOSKI}`);
  expect(watch.covered(await originOf(desk(), 'PEX360'))?.after).toBeLessThan(COVERED_WITHIN);
  await railRow(desk(), 'PEX360').click();
  await expect(desk().one.locator('.tool-view:not([hidden]) iframe')).toBeHidden();
  await expect(desk().one.locator('.tool-view:not([hidden]) iframe')).toHaveAttribute('inert');
  await picture(desk(), 'U2');
  await desk().one.emulateMedia({ colorScheme: 'dark' });
  await picture(desk(), 'U2-dark', false);
  await desk().one.emulateMedia({ colorScheme: 'light' });
  await behave(desk(), 'PEX360', 'normal');
  await expectEverywhere(desk(), 'KOSKINEN');
  await backToSaarikoski();
});

test('U3 a refusal says who and why; three choices, one keystroke each, and each does what it says', async () => {
  const { one, two, aptj } = desk();
  await railRow(desk(), 'APTJ').click();
  await aptj.getByTestId('note').fill('Soitto kesken');
  await askFor(desk(), 'KOSKINEN');
  await expectQuestion(desk(), 'SAARIKOSKI');
  for (const page of pages()) {
    await expect(question(page)).toContainText(`Vaihdetaanko asiakkaaksi ${KOSKINEN}?`);
    await expect(question(page)).toContainText('APTJ kieltäytyi vaihdosta.');
    await expect(question(page).locator('q')).toHaveText(/Luonnos|kesken/);
    await expect(question(page).getByRole('button', { name: 'Peru vaihto' })).toBeFocused();
  }
  await picture(desk(), 'U3');
  for (const page of pages()) await page.emulateMedia({ colorScheme: 'dark' });
  await picture(desk(), 'U3-dark');
  for (const page of pages()) await page.emulateMedia({ colorScheme: 'light' });

  await test.step('2: everything stays', async () => {
    await two.keyboard.press('2');
    await expectNoQuestion(desk());
    await expectEverywhere(desk(), 'SAARIKOSKI');
    await expect(aptj.getByTestId('note')).toHaveValue('Soitto kesken');
  });
  await test.step('3: the tool is left behind until it is taken back', async () => {
    await askFor(desk(), 'KOSKINEN');
    await expectQuestion(desk(), 'SAARIKOSKI');
    await two.keyboard.press('3');
    await expectNoQuestion(desk());
    for (const page of pages()) {
      await expect(heading(page)).toContainText('KOSKINEN');
      await expect(banner(page)).toContainText('3/4 työkalua seuraa');
      await expect(banner(page)).toContainText('APTJ on jätetty jälkeen');
    }
    for (const tool of TOOLS.slice(1)) await expect(clientIn(desk(), tool)).toContainText(/koskinen/i);
    await expect(shade(desk(), 'APTJ')).toContainText('APTJ on jätetty jälkeen');
    await expect(shade(desk(), 'APTJ')).toContainText(`Työkalussa auki${SAARIKOSKI}`);
    await picture(desk(), 'U3-left-behind', false);
    await pressInTools('APTJ', '1', () => shadeSays('APTJ', 'APTJ kieltäytyi vaihtamasta asiakasta'));
    await pressInTools('APTJ', '2', () => bannerSays('SAARIKOSKI'));
    await expectEverywhere(desk(), 'SAARIKOSKI');
    await expect(aptj.getByTestId('note')).toHaveValue('Soitto kesken');
  });
  await test.step('1: it changes anyway, and the tool is covered until it follows', async () => {
    await askFor(desk(), 'KOSKINEN');
    await expectQuestion(desk(), 'SAARIKOSKI');
    await two.keyboard.press('1');
    await expectNoQuestion(desk());
    for (const page of pages()) await expect(heading(page)).toContainText('KOSKINEN');
    await expect(shade(desk(), 'APTJ')).toContainText('APTJ kieltäytyi vaihtamasta asiakasta');
    await expect(shade(desk(), 'APTJ')).toContainText(`Työkalussa auki${SAARIKOSKI}`);
    await pressInTools('APTJ', '2', () => bannerSays('SAARIKOSKI'));
    await expectEverywhere(desk(), 'SAARIKOSKI');
    await expect(aptj.getByTestId('note')).toHaveValue('Soitto kesken');
  });
  await one.bringToFront();
  await aptj.getByTestId('save-note').click();
  await askFor(desk(), 'KOSKINEN');
  await expectEverywhere(desk(), 'KOSKINEN');
  await backToSaarikoski();
});

test('U5 no client is unmistakable: closing empties every tool and names the one that has not emptied itself', async () => {
  await closeClient(desk());
  for (const tool of TOOLS) {
    await expect(clientIn(desk(), tool)).toHaveCount(0);
    await expect(frameOf(desk(), tool).getByText(nobodyIn[tool]).first()).toBeAttached();
  }
  for (const page of pages()) {
    await expect(heading(page)).toHaveText('Ei asiakasta');
    await expect(page.getByText(/SAARIKOSKI|KOSKINEN/)).toHaveCount(0);
    await expect(banner(page).getByRole('alert')).toHaveCount(0);
  }
  await picture(desk(), 'U5-closed');

  await backToSaarikoski();
  await behave(desk(), 'PEX360', 'hang');
  await closeClient(desk());
  for (const page of pages())
    await expect(banner(page).getByRole('alert')).toContainText(`PEX360 ei ole sulkenut asiakasta: ${SAARIKOSKI}.`);
  await expect(shade(desk(), 'PEX360')).toContainText(`Työkalussa auki${SAARIKOSKI}`);
  for (const tool of TOOLS.filter((one) => one !== 'PEX360')) await expect(clientIn(desk(), tool)).toHaveCount(0);
  await railRow(desk(), 'PEX360').click();
  await picture(desk(), 'U5-not-emptied');
  await behave(desk(), 'PEX360', 'normal');
  for (const page of pages()) await expect(banner(page).getByRole('alert')).toHaveCount(0);
  await expect(clientIn(desk(), 'PEX360')).toHaveCount(0);
});

test('U5 locked and signed out show no client, and name the tool that may still show one', async () => {
  const { one, two } = desk();
  await backToSaarikoski();
  await behave(desk(), 'PEX360', 'hang');
  await one.getByRole('button', { name: 'Lukitse' }).click();
  for (const page of pages()) {
    await expect(page.getByRole('heading', { name: 'Työpöytä on lukittu' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveText(
      'Näissä työkaluissa voi yhä näkyä asiakas tai olla kirjautuminen auki: PEX360. Sulje ne itse.',
    );
    await expect(page.locator('iframe')).toHaveCount(0);
    await expect(page.getByText('SAARIKOSKI')).toHaveCount(0);
  }
  await picture(desk(), 'U5-locked', false);
  await two.getByRole('button', { name: 'Jatka' }).click();
  for (const page of pages()) await expect(heading(page)).toHaveText('Ei asiakasta');
  for (const page of pages()) await expect(page.locator('.ctx-tab-parked')).toContainText('SAARIKOSKI');
  await expect(pane(one, 'Muistiinpano')).toContainText('Muistiinpano kirjoitetaan asiakkaasta, joka on auki.');
  await two.getByRole('button', { name: 'Kirjaudu ulos' }).click();
  for (const page of pages()) {
    await expect(page.getByRole('button', { name: 'Kirjaudu sisään' })).toBeVisible();
    await expect(page.getByText('SAARIKOSKI')).toHaveCount(0);
    await expect(page.locator('iframe')).toHaveCount(0);
  }
});
