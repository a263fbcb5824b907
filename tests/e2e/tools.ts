import { type FrameLocator, type Locator, type Page, expect, test } from '@playwright/test';
import { type Desk, banner } from './desk.js';
import { runFromPalette } from './palette.js';
import type { ToolWatch } from './watch-tools.js';

/** The demo county's tools that follow the client, each in its own way. */
export const TOOLS = ['APTJ', 'PEX360', 'SosiaaliLC', 'Omavointi'] as const;
/** Tools that are launched for one client at a time: by their address, by SMART, by POST. */
export const LAUNCHED = ['Omaolo ammattilaisille', 'Omapolku', 'Fysitrax'] as const;
export type ToolName = (typeof TOOLS)[number] | (typeof LAUNCHED)[number];

/** The troublemaker's modes, as the simulators' menu names them. */
export const MODES = {
  normal: 'Toimii',
  refuse: 'Kieltäytyy',
  hang: 'Ei vastaa',
  late: 'Vastaa myöhässä',
  crash: 'Kaatuu',
  oldClient: 'Näyttää vanhaa asiakasta',
} as const;
export type Mode = keyof typeof MODES;

/** Clients of the demo county, as the palette finds them. */
export const CLIENTS = {
  SAARIKOSKI: 'saarikoski aune',
  KOSKINEN: 'koskinen eero',
  HIRVONEN: 'hirvonen pekka',
} as const;
export type ClientName = keyof typeof CLIENTS;
/** How the workbench names a client that is not the active one. */
export const FULL = {
  SAARIKOSKI: 'SAARIKOSKI, Aune Marjatta s. 14.3.1948',
  KOSKINEN: 'KOSKINEN, Eero Olavi s. 30.5.1955',
} as const;
/** A tool has a second to confirm, in milliseconds; the rest is for a busy machine. */
export const COVERED_WITHIN = 3000;

export const heading = (page: Page): Locator => banner(page).getByRole('heading', { level: 1 });
/** A tool's row in the rail of screen 1. */
export const railRow = ({ one }: Desk, tool: ToolName): Locator =>
  one.getByRole('navigation', { name: 'Työkalut' }).getByRole('button', { name: tool });
/** A tool's view on screen 1, also while another one is in front. */
export const view = ({ one }: Desk, tool: ToolName): Locator => one.locator(`.tool-view[aria-label="${tool}"]`);
export const frameOf = (desk: Desk, tool: ToolName): FrameLocator => view(desk, tool).frameLocator('iframe');
/** What covers a tool whose client is not sure. */
export const shade = (desk: Desk, tool: ToolName): Locator => view(desk, tool).locator('.tool-shade');
/** Client that a tool's own page shows. */
export const clientIn = (desk: Desk, tool: ToolName): Locator => frameOf(desk, tool).getByTestId('client-name');
/** The question when somebody stands against a change. */
export const question = (page: Page): Locator => page.getByRole('alertdialog');

export const nobodyIn: Record<ToolName, string> = {
  APTJ: 'Ei avointa asiakasta',
  PEX360: 'Ei asiakasta',
  SosiaaliLC: 'Ei avointa asiakasta',
  Omavointi: 'Ei asiakasta',
  'Omaolo ammattilaisille': 'Ei asiakasta',
  Omapolku: 'Ei asiakasta',
  Fysitrax: 'Ei asiakasta',
};

/** Opens all four tools, and waits until each of them follows. */
export async function openAllTools(desk: Desk): Promise<void> {
  for (const tool of TOOLS) {
    await railRow(desk, tool).click();
    await expect(railRow(desk, tool)).toContainText(/Seuraa/);
  }
  for (const page of [desk.one, desk.two]) await expect(banner(page)).toContainText('4/4 työkalua seuraa');
}

/** Asks for a client by the palette of screen 2, and does not wait for what comes of it. */
export const askFor = async ({ two }: Desk, client: ClientName): Promise<void> =>
  runFromPalette(two, CLIENTS[client], new RegExp(client, 'i'));

/** Every tool and both banners show this client. */
export async function expectEverywhere(desk: Desk, client: ClientName, of: number = TOOLS.length): Promise<void> {
  for (const page of [desk.one, desk.two]) {
    await expect(heading(page)).toContainText(client);
    await expect(banner(page)).toContainText(`${of}/${of} työkalua seuraa`);
  }
  for (const tool of TOOLS) {
    await expect(shade(desk, tool)).toHaveCount(0);
    await expect(clientIn(desk, tool)).toContainText(new RegExp(client, 'i'));
  }
}

/** Where a tool's pages come from. */
export async function originOf(desk: Desk, tool: ToolName): Promise<string> {
  const address = await view(desk, tool).locator('iframe').getAttribute('src');
  return new URL(address ?? '').origin;
}

/** Turns the troublemaker's switch of a tool, as its own page does. */
export async function behave(desk: Desk, tool: ToolName, mode: Mode): Promise<void> {
  const response = await desk.context.request.post(`${await originOf(desk, tool)}/demo/behaviour`, { data: { mode } });
  expect(response.status(), `${tool}: ${mode}`).toBe(200);
}

/** Turns the switch by the tool's own menu, as somebody who shows the safety by hand. */
export async function behaveByMenu(desk: Desk, tool: ToolName, mode: Mode): Promise<void> {
  await desk.one.bringToFront();
  await railRow(desk, tool).click();
  const menu = frameOf(desk, tool).getByTestId('faults');
  await menu.locator('summary').click();
  await menu.getByRole('button', { name: MODES[mode] }).click();
  await expect(menu).toHaveAttribute('data-mode', mode);
}

/** The screens as they stand, kept with the test's results: for those who look at them, which nobody does in CI. */
export async function picture(desk: Desk, name: string, both = true): Promise<void> {
  if (process.env['CI'] === 'true') return;
  const info = test.info();
  for (const [screen, page] of [[1, desk.one] as const, ...(both ? [[2, desk.two] as const] : [])]) {
    const path = info.outputPath(`${name}-screen${screen}.png`);
    await page.screenshot({ path });
    await info.attach(`${name}, screen ${screen}`, { path, contentType: 'image/png' });
  }
}

/** The question stands on both screens, with the old client still in the banner, and takes keys as answers. */
export async function expectQuestion({ one, two }: Desk, from: ClientName): Promise<void> {
  for (const page of [one, two]) {
    await expect(page.locator('[role="alertdialog"][data-keys="ready"]')).toBeVisible();
    await expect(heading(page)).toContainText(from);
  }
}
export async function expectNoQuestion({ one, two }: Desk): Promise<void> {
  for (const page of [one, two]) await expect(question(page)).toHaveCount(0);
}

/** Each of these is covered in time, and its shade names the client that it still shows. */
export async function expectCovered(desk: Desk, watch: ToolWatch, { tools, title, from, to }: Covered): Promise<void> {
  for (const tool of tools) {
    await test.step(`${tool} is covered`, async () => {
      await expect(shade(desk, tool)).toContainText(title(tool));
      await expect(shade(desk, tool)).toContainText(`Työkalussa auki${FULL[from]}`);
      await expect(shade(desk, tool)).toContainText(`Aktiivinen asiakas${FULL[to]}`);
      const covered = watch.covered(await originOf(desk, tool));
      expect(covered?.after, `${tool} was covered after`).toBeLessThan(COVERED_WITHIN);
    });
  }
  for (const page of [desk.one, desk.two]) {
    await expect(heading(page)).toContainText(to);
    await expect(banner(page)).toContainText(`${TOOLS.length - tools.length}/4 työkalua seuraa`);
  }
}
interface Covered {
  tools: readonly ToolName[];
  title: (tool: ToolName) => string;
  from: keyof typeof FULL;
  to: keyof typeof FULL;
}
