import type { Page } from '@playwright/test';
import { expect, pane } from './desk.js';

/** Waits for the open client's summary; where no relationship is found, gives the likeliest purpose and service. */
export async function openSummary(page: Page): Promise<void> {
  const summary = pane(page, 'Asiakaskooste');
  const gate = summary.getByRole('button', { name: 'Avaa asiakkaan tiedot' });
  const sections = summary.getByRole('region', { name: 'Mittaukset', exact: true });
  await expect(gate.or(sections).first()).toBeVisible({ timeout: 15_000 });
  if (await gate.isVisible()) {
    await summary.getByRole('radio').first().check();
    await summary.getByRole('combobox', { name: 'Palvelu' }).selectOption({ index: 1 });
    await gate.click();
  }
  await expect(sections).toBeVisible();
}
