// @ts-check
import { gzipSync } from 'node:zlib';

// Plain JavaScript, so that the bench can run it without a build.

/** What one screen may download before it can be used: kilobytes of 1,000 bytes, each answer packed with gzip. */
export const FIRST_LOAD_LIMIT_KB = 250;

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ bytes: number, files: { path: string, bytes: number }[] }} FirstLoad `bytes` are after gzip */

/**
 * Counts what a page's document and all it asks for weigh from the workbench's own origin: HTML, scripts, styles and
 * fonts, each packed as a server would send it. A navigation begins anew: the way through sign-in is not the screen's
 * load. What other origins send (tools in frames) is theirs. Begin before the page goes anywhere, with an empty cache.
 * @param {Page} page @param {string} origin
 * @returns {() => Promise<FirstLoad>} what has come so far, the largest first
 */
export function countDownloads(page, origin) {
  /** @type {Map<string, Promise<{ path: string, bytes: number } | Error>>} */
  const files = new Map();
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) files.clear();
  });
  page.on('response', (response) => {
    const { origin: from, pathname: path } = new URL(response.url());
    if (from !== origin || response.status() !== 200) return;
    files.set(
      response.url(),
      response.body().then(
        (body) => ({ path, bytes: gzipSync(body).length }),
        // Left behind by a navigation, or a fault: which of them is known only when the count is asked for.
        (error) => new Error(`${path} could not be weighed`, { cause: error }),
      ),
    );
  });
  return async () => {
    const counted = await Promise.all(
      [...files.values()].map(async (file) => {
        const weighed = await file;
        if (weighed instanceof Error) throw weighed;
        return weighed;
      }),
    );
    counted.sort((a, b) => b.bytes - a.bytes);
    return { bytes: counted.reduce((sum, { bytes }) => sum + bytes, 0), files: counted };
  };
}
