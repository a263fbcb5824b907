import type { Page } from '@playwright/test';
import { z } from 'zod';

const seenSchema = z.object({ banner: z.number(), section: z.number() });

/**
 * When this window first drew a client: the banner's name, and the first section of the summary that has its data.
 * Looked for at every change of the page (frames are not counted: a browser draws none for a window it holds hidden).
 * Epoch milliseconds.
 */
export async function whenDrawn(page: Page, family: string): Promise<{ banner: number; section: number }> {
  const seen = await page.evaluate(
    (name) =>
      new Promise((resolve) => {
        const at = { banner: 0, section: 0 };
        const now = () => performance.timeOrigin + performance.now();
        const hasBanner = () =>
          document.querySelector('section[aria-label="Asiakas"] h1')?.textContent?.includes(name) ?? false;
        const hasSection = () => {
          const pane = document.querySelector('[data-pane="clientSummary"]');
          if (pane === null) return true;
          const ready = [...pane.querySelectorAll('.tp-section')].some(
            (one) =>
              one.querySelector('.tp-notice-loading') === null &&
              one.querySelector('.tp-section-head .tp-weak')?.textContent?.includes(',') === true,
          );
          return ready && (pane.textContent ?? '').toLocaleUpperCase('fi').includes(name);
        };
        const look = () => {
          if (at.banner === 0 && hasBanner()) at.banner = now();
          if (at.banner === 0 || !hasSection()) return;
          at.section = now();
          observer.disconnect();
          resolve(at);
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        look();
      }),
    family,
  );
  return seenSchema.parse(seen);
}
