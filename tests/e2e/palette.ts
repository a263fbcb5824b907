import { type Page, expect } from '@playwright/test';

/** Writes into the palette and runs the row that says `label`. */
export async function runFromPalette(page: Page, query: string, label: string | RegExp): Promise<void> {
  await page.bringToFront();
  await expect(page.getByRole('button', { name: /^Hae tai suorita/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Hae tai suorita' }).fill(query);
  await page.getByRole('option', { name: label }).first().click();
}

/** Opens a client by name, as when a client who is not on the work list calls. */
export async function openByPalette(page: Page, family: string, given: string): Promise<void> {
  // Colleagues may have the name too; a client is written family name first.
  await runFromPalette(page, `${family} ${given}`, new RegExp(`^${family}, `, 'i'));
  await expect(page.locator('.ctx-banner h1')).toContainText(`${family.toLocaleUpperCase('fi')}, ${given}`);
}
