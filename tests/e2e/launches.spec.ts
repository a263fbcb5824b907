import { type FrameLocator, test } from '@playwright/test';
import { type Desk, banner, closeClient, expect, sharedDesk } from './desk.js';
import { runFromPalette } from './palette.js';

// Tools that are opened for one client at a time: by their address, by SMART launch, by a launch by POST.

const TOOLS = ['Omaolo ammattilaisille', 'Omapolku', 'Fysitrax'] as const;
type Launched = (typeof TOOLS)[number];
const AUNE = ['saarikoski aune', /SAARIKOSKI/i] as const;
const EERO = ['koskinen eero', /KOSKINEN/i] as const;
/** Nothing that tells who a client of this file is may stand in any address that is asked for. */
const TELLING = /saarikoski|koskinen|aune|eero|\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]|1948|1955|140348|300555/i;

const asked: string[] = [];
const desk = sharedDesk({
  prepare: async (context) => {
    context.on('request', (request) => asked.push(decodeURIComponent(request.url())));
  },
});

const row = ({ one }: Desk, tool: Launched) =>
  one.getByRole('navigation', { name: 'Työkalut' }).getByRole('button', { name: tool });
const view = ({ one }: Desk, tool: Launched) => one.locator(`.tool-view[aria-label="${tool}"]`);
const frame = (of: Desk, tool: Launched): FrameLocator => view(of, tool).frameLocator('iframe');

async function open(of: Desk, [words, name]: readonly [string, RegExp]): Promise<void> {
  await runFromPalette(of.two, words, name);
  await expect(banner(of.one).getByRole('heading', { level: 1 })).toContainText(name);
}
async function picture(of: Desk, name: string): Promise<void> {
  const path = test.info().outputPath(`${name}.png`);
  await of.one.screenshot({ path });
  await test.info().attach(name, { path, contentType: 'image/png' });
}

test('each opens signed in, on nobody, and then follows every change of client', async () => {
  test.setTimeout(120_000);
  const now = desk();
  for (const tool of TOOLS) {
    await row(now, tool).click();
    await expect(frame(now, tool).getByText('Ei asiakasta').first()).toBeVisible();
    await expect(row(now, tool)).toContainText(/Seuraa/);
  }
  const keys: string[] = [];
  for (const client of [AUNE, EERO, AUNE]) {
    await open(now, client);
    for (const tool of TOOLS) await expect(row(now, tool)).toContainText(/Seuraa/);
    for (const tool of ['Omaolo ammattilaisille', 'Omapolku'] as const) {
      await row(now, tool).click();
      await expect(frame(now, tool).getByTestId('client-name')).toContainText(client[1]);
      await expect(frame(now, tool).getByTestId('user')).toContainText(/Lehtonen/);
      await picture(now, `${tool} ${keys.length}`);
    }
    await row(now, 'Fysitrax').click();
    await expect(frame(now, 'Fysitrax').getByTestId('user')).toContainText(/Lehtonen/);
    keys.push((await frame(now, 'Fysitrax').getByTestId('client-key').textContent()) ?? '');
    await expect(frame(now, 'Fysitrax').locator('body')).not.toContainText(client[1]);
    await picture(now, `Fysitrax ${keys.length}`);
  }
  expect(keys[0]).toBe(keys[2]);
  expect(keys[0]).not.toBe(keys[1]);
  await closeClient(now);
  for (const tool of TOOLS) {
    await row(now, tool).click();
    await expect(frame(now, tool).getByText('Ei asiakasta').first()).toBeVisible();
  }
});

test('no address that was asked for tells who the client is', () => {
  expect(asked.length).toBeGreaterThan(30);
  expect(asked.filter((url) => TELLING.test(url))).toEqual([]);
});
