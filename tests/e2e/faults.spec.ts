import { AxeBuilder } from '@axe-core/playwright';
import { type Locator, test } from '@playwright/test';
import { findWholeChromium } from '../lib/chromium.mjs';
import { startChangedCounty } from './changed-county.js';
import { banner, expect, sharedDesk } from './desk.js';
import { type FaultyTools, startFaultyTools } from './faulty-tools.js';
import { runFromPalette } from './palette.js';

// Playwright lets every window open; here the browser decides, as it does for everybody.
const executablePath = findWholeChromium();
test.skip(executablePath === undefined, 'no Chromium that blocks popups is on this machine');
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const browser = executablePath === undefined ? {} : { executablePath };
    await use({ ...launchOptions, ...browser, ignoreDefaultArgs: ['--disable-popup-blocking'] });
  },
});

let faulty: FaultyTools | undefined;
const tools = (): FaultyTools => {
  if (faulty === undefined) throw new Error('the tools run only within a test');
  return faulty;
};
const desk = sharedDesk({
  // What the browser says of pages that are down, broken, unframed or not to be trusted.
  expectedError:
    /ERR_CONNECTION_REFUSED|ERR_CERT|ERR_TOO_MANY_REDIRECTS|ERR_BLOCKED_BY_RESPONSE|500 \(Internal|frame-ancestors|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/,
  start: async () => {
    faulty = await startFaultyTools();
    const { url, secureUrl } = faulty;
    const entry = { kind: 'embedded', signIn: { as: 'none' } };
    const workbench = await startChangedCounty((others) => [
      ...others.filter(({ id }) => id === 'aptj'),
      { id: 'vika', name: { fi: 'Vikatyökalu', sv: 'Felverktyg', en: 'Faulty tool' }, url, ...entry },
      { id: 'varmenne', name: { fi: 'Varmennetyökalu' }, url: secureUrl, ...entry },
      { id: 'ikkuna', name: { fi: 'Ikkunatyökalu' }, url, kind: 'link' },
    ]);
    return {
      ...workbench,
      async stop() {
        const code = await workbench.stop();
        await faulty?.stop();
        return code;
      },
    };
  },
});

// Each test goes on with the windows that the one before it left.
test.describe.configure({ mode: 'serial' });

const NAME = 'Vikatyökalu';
const view = (name = NAME): Locator => desk().one.locator(`.tool-view[aria-label="${name}"]`);
const row = (name = NAME): Locator =>
  desk().one.getByRole('navigation', { name: 'Työkalut' }).getByRole('button', { name });
const works = (name = NAME): Locator =>
  view(name).frameLocator('iframe').getByRole('heading', { name: 'Työkalu toimii' });
const heading = (text: string | RegExp, name = NAME): Locator => view(name).getByRole('heading', { name: text });
const anew = (): Promise<void> =>
  desk()
    .one.getByRole('button', { name: `Avaa ${NAME} alusta` })
    .click();

/** The designed state as it stands, in light and in dark, without a breach of accessibility. */
async function picture(name: string): Promise<void> {
  const { one } = desk();
  for (const colorScheme of ['light', 'dark'] as const) {
    await one.emulateMedia({ colorScheme });
    await expect(one.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const path = test.info().outputPath(`${name}-${colorScheme}.png`);
    await one.screenshot({ path });
    await test.info().attach(`${name}, ${colorScheme}`, { path, contentType: 'image/png' });
    const { violations } = await new AxeBuilder({ page: one }).include('.tool-pane').exclude('iframe').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  await one.emulateMedia({ colorScheme: 'light' });
}

test('a tool that is down says so, tries three times by itself, and comes back', async () => {
  const { one, two } = desk();
  await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await one.getByRole('button', { name: /Kirjaudu: Johanna Lehtonen/ }).click();
  for (const page of [one, two]) await expect(banner(page)).toContainText('Ei asiakasta');
  await tools().kill();
  await row().click();
  await expect(heading(`${NAME} ei vastaa`)).toBeVisible();
  await expect(view().locator('iframe')).toHaveCount(0);
  await expect(view()).toContainText(/Uusi yritys \d s kuluttua \(1\/3\)/);
  await expect(row()).toContainText('Ei avautunut');
  await expect(view()).toContainText('(2/3)');
  await tools().start();
  await expect(works()).toBeVisible();
  await expect(view().locator('.tool-state')).toHaveCount(0);
});

test('after three attempts it waits for the professional; what support needs can be copied, with nothing of a client', async () => {
  const { one } = desk();
  await one.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await tools().kill();
  await anew();
  await expect(view()).toContainText('Uusi yritys');
  await picture('down');
  await expect(view()).toContainText('Kolme uutta yritystä ei auttanut', { timeout: 30_000 });
  await view().getByRole('button', { name: 'Kopioi tiedot tukea varten' }).click();
  await expect(view()).toContainText('Kopioitu. Mukana ei ole asiakastietoja.');
  const copied = await one.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n').map((line) => line.replace(/:.*$/, ''))).toEqual(['tool', 'failure', 'time', 'attempt']);
  expect(copied).toContain('failure: unreachable');
  await picture('down-by-hand');
  await tools().start();
  await view().getByRole('button', { name: 'Yritä uudelleen' }).click();
  await expect(works()).toBeVisible();
});

test('a slow tool: the loading screen gives way after 4 s, and the tool comes', async () => {
  tools().become('slow');
  await anew();
  await expect(view()).toContainText(`Avataan: ${NAME}`);
  await expect(view()).toContainText(`${NAME} vastaa hitaasti.`, { timeout: 6000 });
  await picture('slow');
  await expect(works()).toBeVisible();
  await expect(view()).not.toContainText('vastaa hitaasti');
  tools().become('well');
});

test('a certificate that does not hold is not opened, and not tried again by itself', async () => {
  const name = 'Varmennetyökalu';
  await row(name).click();
  await expect(heading(`${name}: yhteys ei ole turvallinen`, name)).toBeVisible();
  await expect(view(name)).not.toContainText('Uusi yritys');
  await picture('certificate');
  await row().click();
});

for (const { fault, title, says } of [
  { fault: 'circle', title: `${NAME} ohjaa kiertämään kehää`, says: 'ohjaavat toisiinsa' },
  { fault: 'error', title: `${NAME} ei toimi juuri nyt`, says: '(500)' },
] as const) {
  test(`${fault}: said in words, and recovered from`, async () => {
    tools().become(fault);
    await anew();
    await expect(heading(title)).toBeVisible();
    await expect(view()).toContainText(says);
    await picture(fault);
    tools().become('well');
    await view().getByRole('button', { name: 'Yritä uudelleen' }).click();
    await expect(works()).toBeVisible();
  });
}

test('a tool that refuses to be framed gets a window of its own', async () => {
  const { one } = desk();
  tools().become('unframed');
  await anew();
  await expect(heading(`${NAME} ei näy työpöydän sisällä`)).toBeVisible();
  await expect(view().locator('iframe')).toHaveCount(0);
  await picture('unframed');
  const opening = one.context().waitForEvent('page');
  await view().getByRole('button', { name: 'Avaa omaan ikkunaan' }).click();
  const own = await opening;
  await expect(own.getByRole('heading', { name: 'Työkalu toimii' })).toBeVisible();
  expect(await own.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
  await own.close();
  await expect(heading(`${NAME} on avattu omaan ikkunaansa`)).toBeVisible();
  tools().become('well');
  await anew();
  await expect(works()).toBeVisible();
});

test('a window that the browser does not let open is said, and opens at the next press', async () => {
  const { one } = desk();
  const name = 'Ikkunatyökalu';
  await row(name).click();
  const open = view(name).getByRole('button', { name: 'Avaa työkalu' });
  await expect(open).toBeEnabled();
  // A press that no person made, long after the last one that a person did, is what a browser blocks. Nothing may be asked
  // of the page meanwhile: each question of the test's counts as a person's press.
  await one.evaluate(async () => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Avaa työkalu');
    await new Promise((resolve) => setTimeout(resolve, 6000));
    button?.click();
  });
  await expect(heading(`Selain esti ikkunan: ${name}`, name)).toBeVisible();
  await picture('popup-blocked');
  const opening = one.context().waitForEvent('page');
  await view(name).getByRole('button', { name: 'Avaa ikkuna uudelleen' }).click();
  const own = await opening;
  await expect(own.getByRole('heading', { name: 'Työkalu toimii' })).toBeVisible();
  await own.close();
  await expect(view(name).locator('.tool-state')).toHaveCount(0);
  await row().click();
});

test('a tool whose own session has ended says so, and one press goes on', async () => {
  await view().frameLocator('iframe').getByRole('button', { name: 'Päätä istunto' }).click();
  await expect(heading(`Istunto päättyi: ${NAME}`)).toBeVisible();
  await picture('expired');
  await view().getByRole('button', { name: 'Kirjaudu ja jatka' }).click();
  await expect(works()).toBeVisible();
});

test('the states speak Swedish too', async () => {
  const { one } = desk();
  await one.getByRole('button', { name: /^Svenska|^SV/ }).click();
  await tools().kill();
  await one.getByRole('button', { name: 'Öppna Felverktyg på nytt' }).click();
  await expect(view('Felverktyg').getByRole('heading', { name: 'Felverktyg svarar inte' })).toBeVisible();
  await picture('down-sv');
  await tools().start();
  await one.getByRole('button', { name: /^Suomi|^FI/ }).click();
  await runFromPalette(one, 'vika', /Vikatyökalu/);
  await expect(works()).toBeVisible();
});
