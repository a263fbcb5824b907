import { test } from '@playwright/test';
import { startCallbackCounty } from './callback-county.js';
import { banner, expect, sharedDesk } from './desk.js';
import {
  TOOLS,
  askFor,
  behaveByMenu,
  clientIn,
  expectEverywhere,
  heading,
  openAllTools,
  picture,
  question,
  shade,
} from './tools.js';

const desk = sharedDesk({ start: startCallbackCounty });

test('refuse: SosiaaliLC that can be called is asked first; the question says who and why, and nothing has moved', async () => {
  const { one, two } = desk();
  await one.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await one.getByRole('button', { name: /Kirjaudu: Johanna Lehtonen/ }).click();
  for (const page of [one, two]) await expect(banner(page)).toContainText('Ei asiakasta');
  await openAllTools(desk());
  await askFor(desk(), 'SAARIKOSKI');
  await expectEverywhere(desk(), 'SAARIKOSKI');
  await behaveByMenu(desk(), 'SosiaaliLC', 'refuse');
  await askFor(desk(), 'KOSKINEN');
  for (const page of [one, two]) {
    await expect(question(page)).toContainText('SosiaaliLC kieltäytyi vaihdosta.');
    await expect(question(page).locator('q')).toHaveText('Vaihto on estetty häiriövalikosta.');
    await expect(heading(page)).toContainText('SAARIKOSKI');
  }
  await picture(desk(), 'refuse-SosiaaliLC-question');
  // What it is asked before a change moves nothing but the APTJ, which is told by the change itself; that is covered.
  for (const tool of TOOLS.slice(1)) await expect(clientIn(desk(), tool)).toContainText(/saarikoski/i);
  await question(one).getByRole('button', { name: 'Peru vaihto' }).click();
  await expectEverywhere(desk(), 'SAARIKOSKI');

  await askFor(desk(), 'KOSKINEN');
  await question(two).getByRole('button', { name: 'Jätä SosiaaliLC jälkeen' }).click();
  for (const page of [one, two]) {
    await expect(heading(page)).toContainText('KOSKINEN');
    await expect(banner(page)).toContainText('SosiaaliLC on jätetty jälkeen');
  }
  await expect(shade(desk(), 'SosiaaliLC')).toContainText('SosiaaliLC on jätetty jälkeen');
  await shade(desk(), 'SosiaaliLC').getByRole('button', { name: 'Ota takaisin' }).click();
  await expectEverywhere(desk(), 'KOSKINEN');
});
