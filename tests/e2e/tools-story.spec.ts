import { startWorkbench } from '../lib/demo.js';
import { type Desk, banner, expect, openDesk, test, worklistRow } from './desk.js';
import {
  LAUNCHED,
  TOOLS,
  type ToolName,
  clientIn,
  expectEverywhere,
  frameOf,
  nobodyIn,
  picture,
  railRow,
} from './tools.js';

const NURSE = /Lehtonen|LEHTJOH/;
const NEXT = /Salonpää|SALORIIK/;
/** Tools that each stand in a frame of ours. */
const embedded: readonly ToolName[] = [...TOOLS, ...LAUNCHED];
/** Those that sign in at the provider; what is launched knows the professional by its launch, so only with a client. */
const byProvider: readonly ToolName[] = [...TOOLS, 'Omaolo ammattilaisille'];
/** Those of the launched ones that may know the client's name; Fysitrax knows a key of its own alone. */
const NAMING = ['Omaolo ammattilaisille', 'Omapolku'] as const;

/** Opens a tool by keys alone. */
async function openByKeys({ one }: Desk, name: string): Promise<void> {
  await one.bringToFront();
  // In a browser the keys of a frame that has the focus go to the tool.
  await one.locator('.tool-rail h3').first().click();
  await one.keyboard.press('Control+k');
  const field = one.getByRole('combobox', { name: 'Hae tai suorita' });
  await expect(field).toBeFocused();
  await one.keyboard.type(name);
  await expect(one.getByRole('option').first()).toContainText(name);
  await one.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
}

const everyone = async (desk: Desk, who: RegExp, tools: readonly ToolName[] = embedded) => {
  for (const tool of tools) await expect(frameOf(desk, tool).locator('body'), tool).toContainText(who);
};

/** Every tool is on the client: by name where it may know it. @returns Fysitrax's key of the client */
async function allOn(desk: Desk, client: 'SAARIKOSKI' | 'KOSKINEN'): Promise<string> {
  await expectEverywhere(desk, client, embedded.length);
  for (const tool of embedded) await expect(railRow(desk, tool), tool).toContainText(/Seuraa/);
  for (const tool of NAMING) await expect(clientIn(desk, tool), tool).toContainText(new RegExp(client, 'i'));
  const exercises = frameOf(desk, 'Fysitrax');
  await expect(exercises.locator('body')).not.toContainText(new RegExp(client, 'i'));
  return (await exercises.getByTestId('client-key').textContent()) ?? '';
}

const pirkko = ({ one }: Desk) => one.locator('.tool-view[aria-label="Pirkko"]').frameLocator('iframe');

/** Two log-ins that the provider does not end: one of a tool's own in its frame, and a window beside ours. */
async function signInElsewhere(desk: Desk): Promise<void> {
  await openByKeys(desk, 'Pirkko');
  await pirkko(desk).getByLabel('Tunnus').fill('demo');
  await pirkko(desk).getByLabel('Salasana').fill('kymi-pirkko');
  await pirkko(desk).getByRole('button', { name: 'Kirjaudu', exact: true }).click();
  await expect(pirkko(desk).locator('body')).toContainText('Kirjautunut: demo');
  await openByKeys(desk, 'TerveyskyläPRO');
  const opened = desk.one.context().waitForEvent('page');
  await desk.one.getByRole('button', { name: 'Avaa työkalu' }).click();
  const beside = await opened;
  await expect(beside.locator('body')).toContainText(NURSE);
}

test('one sign-in opens the tools by keys; all follow the client; the next user finds nothing of the former', async ({
  context,
}) => {
  test.setTimeout(180_000);
  const workbench = await startWorkbench();
  const desk = await openDesk(workbench, context);
  const { one, two } = desk;
  await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await one.getByRole('button', { name: /Kirjaudu: Johanna Lehtonen/ }).click();
  await expect(one.getByRole('banner')).toContainText('Johanna Lehtonen');

  for (const tool of embedded) {
    await openByKeys(desk, tool);
    await expect(railRow(desk, tool)).toContainText(/Seuraa/);
  }
  await everyone(desk, NURSE, byProvider);
  await railRow(desk, 'APTJ').click();
  await worklistRow(desk, 'SAARIKOSKI').click();
  const aune = await allOn(desk, 'SAARIKOSKI');
  await everyone(desk, NURSE);
  for (const tool of LAUNCHED) {
    await railRow(desk, tool).click();
    await picture(desk, `tools-on-one-client ${tool}`);
  }
  await railRow(desk, 'APTJ').click();
  await picture(desk, 'tools-on-one-client');
  await worklistRow(desk, 'KOSKINEN').click();
  expect(await allOn(desk, 'KOSKINEN')).not.toBe(aune);
  await signInElsewhere(desk);

  await one.getByRole('button', { name: /^Lukitse/ }).click();
  await expect(one.getByRole('heading', { name: 'Työpöytä on lukittu' })).toBeVisible();
  await one.getByRole('button', { name: 'Vaihda käyttäjää' }).click();
  // A window beside ours is out of the workbench's reach: it says so.
  await expect(two.getByText(/voi yhä näkyä asiakas tai olla kirjautuminen auki: .*TerveyskyläPRO/)).toBeVisible();
  const again = one.getByRole('button', { name: 'Kirjaudu sisään' });
  const next = one.getByRole('button', { name: /Kirjaudu: Riikka Salonpää/ });
  // By way of the provider's log-out, or straight to its choice of person.
  await expect(async () => {
    if (await again.isVisible()) await again.click({ timeout: 2000 });
    await expect(next).toBeVisible({ timeout: 5000 });
  }).toPass();
  await next.click();
  await expect(one.getByRole('banner')).toContainText('Riikka Salonpää');
  for (const tool of embedded) {
    await railRow(desk, tool).click();
    await expect(railRow(desk, tool)).toContainText(/Seuraa/);
  }
  await everyone(desk, NEXT, byProvider);
  await openByKeys(desk, 'Pirkko');
  await expect(pirkko(desk).locator('body')).toContainText('Kirjaudu Pirkkoon');
  for (const tool of embedded) {
    const body = frameOf(desk, tool).locator('body');
    await expect(body, tool).toContainText(nobodyIn[tool]);
    await expect(body, tool).not.toContainText(NURSE);
    await expect(clientIn(desk, tool), tool).toHaveCount(0);
  }
  await expect(banner(one)).toContainText('Ei asiakasta');
  await picture(desk, 'tools-of-the-next-user');
  expect(desk.errors).toEqual([]);
  await context.close();
  await workbench.stop();
});
