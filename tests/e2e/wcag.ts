import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './desk.js';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const looks = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'light', contrast: 'more' },
} as const;

/** A page that has axe already is not sent half a megabyte again, nor are its frames. */
async function axeOn(page: Page): Promise<AxeBuilder> {
  const there = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(there ? { axeSource: ';' } : {}) });
  // Only what is wrong is read: the way to each of the thousands that are right need not be worked out.
  axe.options({ resultTypes: ['violations'] });
  // The frames are left out, so nothing is to be gathered from them (what `setLegacyMode` spares).
  return axe.setLegacyMode().exclude('iframe');
}

/**
 * The page as it stands keeps WCAG 2.2 AA in all three looks. Structure is the same in each, so only colours are judged
 * again in the dark and the contrasting one. What other systems show in their frames is theirs.
 * @param within the parts that have changed since the page was judged as a whole; none = the whole page
 */
export async function keepsWcag(page: Page, view: string, ...within: string[]): Promise<void> {
  for (const [look, media] of Object.entries(looks)) {
    await page.emulateMedia(media);
    await expect(page.locator('html')).toHaveAttribute('data-theme', look);
    const axe = await axeOn(page);
    for (const part of within.length === 0 ? ['body'] : within) axe.include(part);
    const { violations } = await (look === 'light' ? axe.withTags(WCAG) : axe.withRules('color-contrast')).analyze();
    const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target, html }) => `${target} ${html}`) }));
    expect.soft(found, `${view}, ${look}`).toEqual([]);
  }
}
