import { test } from '@playwright/test';
import { startChangedCounty } from './changed-county.js';
import { banner, expect, sharedDesk } from './desk.js';
import { type FaultyTools, startFaultyTools } from './faulty-tools.js';
import { runFromPalette } from './palette.js';
import { CLIENTS, clientIn, frameOf, heading, nobodyIn, picture, railRow, shade } from './tools.js';

/** Two seconds instead of five minutes. */
const SOON = { afterMinutes: 2 / 60 };
const NAME = 'Muistityökalu';

let plain: FaultyTools | undefined;
const desk = sharedDesk({
  start: async () => {
    const started = await startFaultyTools();
    plain = started;
    const workbench = await startChangedCounty((others) => [
      ...others
        .filter(({ id }) => ['aptj', 'pex360', 'omavointi'].includes(id))
        .map((tool) => ({ ...tool, hibernation: SOON })),
      { id: 'muisti', name: { fi: NAME }, url: started.url, kind: 'embedded', hibernation: SOON },
    ]);
    return {
      ...workbench,
      async stop() {
        const code = await workbench.stop();
        await plain?.stop();
        return code;
      },
    };
  },
});
test.describe.configure({ mode: 'serial' });

const view = () => desk().one.locator(`.tool-view[aria-label="${NAME}"]`);
const row = () => desk().one.getByRole('navigation', { name: 'Työkalut' }).getByRole('button', { name: NAME });

async function open(client: keyof typeof CLIENTS) {
  await runFromPalette(desk().two, CLIENTS[client], new RegExp(client, 'i'));
  for (const page of [desk().one, desk().two]) await expect(heading(page)).toContainText(client);
}

test('tools out of sight fall asleep and show nobody; one wakes to the client that is open by then', async () => {
  const { one, two } = desk();
  await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await one.getByRole('button', { name: /Kirjaudu: Johanna Lehtonen/ }).click();
  for (const page of [one, two]) await expect(banner(page)).toContainText('Ei asiakasta');
  await open('SAARIKOSKI');
  for (const tool of ['PEX360', 'Omavointi'] as const) {
    await railRow(desk(), tool).click();
    await expect(clientIn(desk(), tool)).toContainText(/saarikoski/i);
  }
  await row().click();
  for (const tool of ['PEX360', 'Omavointi'] as const) {
    await expect(railRow(desk(), tool)).toContainText('Lepää');
    await expect(one.locator(`.tool-view[aria-label="${tool}"] iframe`)).toHaveCount(0);
  }
  // The master never sleeps, and the rail says why.
  await expect(railRow(desk(), 'APTJ')).toContainText('Pysyy auki: ohjaa vaihtoa');
  await picture(desk(), 'asleep', false);
  await open('KOSKINEN');
  await railRow(desk(), 'PEX360').click();
  await expect(clientIn(desk(), 'PEX360')).toContainText(/koskinen/i);
  await expect(shade(desk(), 'PEX360')).toHaveCount(0);
  await expect(railRow(desk(), 'PEX360')).toContainText('Seuraa asiakasta');
});

test('one that wakes where no client is open has none', async () => {
  const { two } = desk();
  await two.getByRole('button', { name: 'Sulje asiakas' }).click();
  await expect(banner(two)).toContainText('Ei asiakasta');
  await expect(railRow(desk(), 'Omavointi')).toContainText('Lepää');
  await railRow(desk(), 'Omavointi').click();
  await expect(frameOf(desk(), 'Omavointi').getByText(nobodyIn.Omavointi).first()).toBeAttached();
  await expect(clientIn(desk(), 'Omavointi')).toHaveCount(0);
});

test('a tool that the professional has written in is not put to sleep, and the rail says why', async () => {
  const { one } = desk();
  await row().click();
  await view().frameLocator('iframe').getByLabel('Muistiinpano').fill('kesken');
  await view().frameLocator('iframe').getByLabel('Muistiinpano').click();
  await railRow(desk(), 'APTJ').click();
  await expect(row()).toContainText('Pysyy auki: voi sisältää tallentamatonta');
  await picture(desk(), 'stays-awake', false);
  await row().click();
  await expect(view().frameLocator('iframe').getByLabel('Muistiinpano')).toHaveValue('kesken');
  await one.getByRole('button', { name: `Avaa ${NAME} alusta` }).click();
  await expect(view().frameLocator('iframe').getByLabel('Muistiinpano')).toHaveValue('');
  await railRow(desk(), 'APTJ').click();
  await expect(row()).toContainText('Lepää');
  await row().click();
  await expect(view().frameLocator('iframe').getByLabel('Muistiinpano')).toBeVisible();
  await one.getByRole('button', { name: `Sulje ${NAME}` }).click();
  await expect(view()).toHaveCount(0);
  await expect(railRow(desk(), 'APTJ')).toHaveAttribute('aria-current', 'true');
});
