import { type Page, test } from '@playwright/test';
import { type Desk, banner, closeClient, expect, pane, section, sharedDesk, worklistRow } from './desk.js';
import { type Sight, watchClients } from './watch.js';

let sights: Sight[] = [];
const desk = sharedDesk({
  // What the windows say while the core is stopped on purpose.
  expectedError: /WebSocket connection to .* failed/,
  prepare: async (context) => {
    sights = await watchClients(context);
  },
});

/** Words that only one client's data has. */
const OWN_WORDS: Record<string, RegExp> = {
  SAARIKOSKI: /sydämen vajaatoiminta|Furosemidi/,
  KOSKINEN: /keuhkoahtaumatauti|Tiotropium/,
};

/** No window ever showed one client's data under another client's name. */
function expectNoMixing() {
  for (const { client, content, window } of sights) {
    for (const [owner, words] of Object.entries(OWN_WORDS)) {
      if (client !== owner) expect.soft(content, `window ${window} with ${client} in its banner`).not.toMatch(words);
    }
  }
}

const heading = (page: Page) => banner(page).getByRole('heading');

async function expectEverywhere(now: Desk, name: string) {
  for (const page of [now.one, now.two]) {
    await expect(heading(page)).toContainText(name);
    await expect(banner(page)).toContainText('1/1 työkalua seuraa');
  }
  await expect(now.aptj.getByTestId('client-name')).toContainText(name);
  await expect(pane(now.two, 'Asiakaskooste')).toContainText(name);
}

test.beforeEach(async () => {
  await expect(desk().aptj.getByTestId('connection')).toHaveText('Työpöytäyhteys: yhdistetty');
  await closeClient(desk());
  sights.length = 0;
});

test('reloading screen 2 comes back to the client, and screen 1 never shows another one', async () => {
  const { two } = desk();
  await worklistRow(desk(), 'SAARIKOSKI').click();
  await expectEverywhere(desk(), 'SAARIKOSKI');
  sights.length = 0;
  await two.reload();
  await expect(heading(two)).toContainText('SAARIKOSKI');
  await expect(section(two, 'Diagnoosit ja hoidon syyt')).toContainText('sydämen vajaatoiminta');
  expect([...new Set(sights.map(({ client }) => client))].filter((name) => name !== undefined)).toEqual(['SAARIKOSKI']);
  // Screen 1 was not touched at all.
  expect(sights.filter(({ window, client }) => window === '1' && client === undefined)).toEqual([]);
  expectNoMixing();
});

test('reloading screen 1 reloads the APTJ too: both come back to the client and no other is ever seen', async () => {
  const { one } = desk();
  await worklistRow(desk(), 'SAARIKOSKI').click();
  await expectEverywhere(desk(), 'SAARIKOSKI');
  sights.length = 0;
  await one.reload();
  await expectEverywhere(desk(), 'SAARIKOSKI');
  expect(new Set(sights.map(({ client }) => client ?? 'SAARIKOSKI'))).toEqual(new Set(['SAARIKOSKI']));
  expect(sights.filter(({ window, client }) => window === '2' && client !== 'SAARIKOSKI')).toEqual([]);
});

test('reloading screen 1 in the middle of a change ends on the new client everywhere', async () => {
  const { one, two } = desk();
  await worklistRow(desk(), 'SAARIKOSKI').click();
  await expectEverywhere(desk(), 'SAARIKOSKI');
  await worklistRow(desk(), 'KOSKINEN').click();
  await one.reload();
  await expect(heading(two)).toContainText('KOSKINEN');
  await expectEverywhere(desk(), 'KOSKINEN');
  expectNoMixing();
});

test('two quick changes end on the second one on both screens, in the summary and in the APTJ', async () => {
  await worklistRow(desk(), 'SAARIKOSKI').click();
  await worklistRow(desk(), 'KOSKINEN').click();
  await expectEverywhere(desk(), 'KOSKINEN');
  await expect(section(desk().two, 'Diagnoosit ja hoidon syyt')).toContainText('keuhkoahtaumatauti');
  expectNoMixing();
});

test('ten clicks without a pause end on the last one, and no data is ever shown under another name', async () => {
  const { one, two, aptj } = desk();
  const rows = aptj.getByTestId('worklist-row').filter({ visible: true });
  // All ten within one task of the page: faster than any hand.
  const last = await rows.evaluateAll((found) => {
    const clicked = Array.from({ length: 10 }, (_, at) => found[at % found.length]);
    for (const row of clicked) if (row instanceof HTMLElement) row.click();
    return clicked.at(-1)?.textContent ?? '';
  });
  const name = /[A-ZÅÄÖ-]{2,}/.exec(last)?.[0] ?? '';
  expect(name).not.toBe('');
  await expectEverywhere(desk(), name);
  // Nothing comes late and moves it back: one more round through the core, and it is the same.
  await two.reload();
  await expectEverywhere(desk(), name);
  await expect(heading(one)).toContainText(name);
  expectNoMixing();
});

test('a change in the palette against a click in the APTJ: whoever is last, all windows agree', async () => {
  const { two, aptj } = desk();
  await two.keyboard.press('Control+k');
  await two.getByRole('combobox', { name: 'Hae tai suorita' }).fill('koskinen');
  const option = two.getByRole('option', { name: /KOSKINEN, Eero/i });
  await option.waitFor();
  await Promise.all([worklistRow(desk(), 'SAARIKOSKI').click(), option.click()]);
  await expect(aptj.getByTestId('client-name')).toBeVisible();
  await expect
    .poll(async () => {
      const names = await Promise.all([
        heading(desk().one).textContent(),
        heading(two).textContent(),
        aptj.getByTestId('client-name').textContent(),
        banner(two).textContent(),
      ]);
      const [first, second, third, whole] = names.map((text) => text ?? '');
      return (
        first === second && third?.startsWith(first?.split(',')[0] ?? '?') && whole?.includes('1/1 työkalua seuraa')
      );
    })
    .toBe(true);
  expectNoMixing();
});

test('a double click opens the client once', async () => {
  await worklistRow(desk(), 'SAARIKOSKI').dblclick();
  await expectEverywhere(desk(), 'SAARIKOSKI');
  expect(new Set(sights.filter(({ client }) => client !== undefined).map(({ client }) => client))).toEqual(
    new Set(['SAARIKOSKI']),
  );
});

test('what is on a client’s tray stays with that client', async () => {
  const { two } = desk();
  const tray = two.getByRole('complementary', { name: 'Asiakkaan tarjotin' });
  await worklistRow(desk(), 'SAARIKOSKI').click();
  await expectEverywhere(desk(), 'SAARIKOSKI');
  await two
    .getByRole('button', { name: /^Lisää tarjottimelle/ })
    .first()
    .click();
  await expect(tray.getByRole('listitem')).toHaveCount(1);
  const service = await tray.getByRole('listitem').getByRole('button').first().textContent();
  await tray.getByRole('button', { name: /^Viesti asiakkaalle/ }).click();
  await tray.getByRole('textbox').fill('Auttaisiko tämä arjessa?');
  // Straight to the next client from the note: what was written must not be lost, nor follow along.
  await worklistRow(desk(), 'KOSKINEN').click();
  await expectEverywhere(desk(), 'KOSKINEN');
  await expect(tray).toContainText('Tarjotin on tyhjä');
  await expect(tray.getByRole('listitem')).toHaveCount(0);
  await worklistRow(desk(), 'SAARIKOSKI').click();
  await expect(tray.getByRole('listitem')).toHaveCount(1);
  await expect(tray).toContainText(service ?? 'a service');
  await expect(tray.getByRole('textbox')).toHaveValue('Auttaisiko tämä arjessa?');
  expectNoMixing();
});

test('a third window, of a screen that is open already, works like the other', async () => {
  const { context, two } = desk();
  const third = await context.newPage();
  await third.goto(two.url());
  await worklistRow(desk(), 'SAARIKOSKI').click();
  await expect(heading(third)).toContainText('SAARIKOSKI');
  await expect(section(third, 'Diagnoosit ja hoidon syyt')).toContainText('sydämen vajaatoiminta');
  await third.getByRole('button', { name: 'Sulje asiakas' }).click();
  await expect(banner(two)).toContainText('Ei asiakasta');
  await third.close();
  await worklistRow(desk(), 'SAARIKOSKI').click();
  await expectEverywhere(desk(), 'SAARIKOSKI');
});

test('a core that hangs: both windows cover everything and say so, and go on where they were when it wakes', async () => {
  const { one, two, workbench } = desk();
  await worklistRow(desk(), 'SAARIKOSKI').click();
  await expectEverywhere(desk(), 'SAARIKOSKI');
  workbench.process.kill('SIGSTOP');
  try {
    for (const page of [one, two]) {
      await expect(page.getByRole('alert').filter({ hasText: 'Yhteys työpöydän ytimeen katkesi' })).toBeVisible({
        timeout: 15_000,
      });
      // Covered: neither seen, nor reached by keyboard, nor read by assistive technology.
      await expect(page.locator('[inert]')).toHaveCount(1);
      await expect(heading(page)).toHaveCount(0);
      await expect(page.locator('.tp-app')).toBeHidden();
    }
  } finally {
    workbench.process.kill('SIGCONT');
  }
  await expectEverywhere(desk(), 'SAARIKOSKI');
  for (const page of [one, two]) await expect(page.getByText('Yhteys työpöydän ytimeen katkesi')).toHaveCount(0);
  await expect(section(two, 'Diagnoosit ja hoidon syyt')).toContainText('sydämen vajaatoiminta');
});

test('a core that dies: both windows cover everything and say so', async () => {
  const { one, two, workbench } = desk();
  await worklistRow(desk(), 'SAARIKOSKI').click();
  await expectEverywhere(desk(), 'SAARIKOSKI');
  workbench.process.kill('SIGKILL');
  for (const page of [one, two]) {
    await expect(page.getByRole('alert').filter({ hasText: 'Yhteys työpöydän ytimeen katkesi' })).toBeVisible();
    await expect(page.locator('.tp-app')).toBeHidden();
  }
});
