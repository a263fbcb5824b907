import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import type { Ready } from './demo.js';

/** What one screen may download before it can be used: kilobytes of 1,000 bytes, each answer packed with gzip. */
export const FIRST_LOAD_LIMIT_KB = 250;

export interface FirstLoad {
  screen: 1 | 2;
  /** After gzip, all files together. */
  bytes: number;
  /** The largest first. */
  files: { path: string; bytes: number }[];
}

/**
 * Counts what a page's document and all it asks for weigh from the workbench's own origin: HTML, scripts, styles and
 * fonts, each packed as a server would send it. A navigation begins anew: the way through sign-in is not the screen's
 * load. What other origins send (tools in frames) is theirs. Begin before the page goes anywhere, with an empty cache.
 */
function countDownloads(page: Page, origin: string): () => Promise<Omit<FirstLoad, 'screen'>> {
  const files = new Map<string, Promise<{ path: string; bytes: number } | Error>>();
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
        (error: unknown) => new Error(`${path} could not be weighed`, { cause: error }),
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
    return {
      bytes: counted.reduce((sum, { bytes }) => sum + bytes, 0),
      files: counted.toSorted((a, b) => b.bytes - a.bytes),
    };
  };
}

/** What shows that each pane of the default layout has its content, with no client open. */
const content = {
  1: ['[data-pane="tools"] iframe'],
  2: [
    '[data-pane="clientSummary"] .tp-notice-empty',
    '[data-pane="availability"] .av-row',
    '[data-pane="guidelines"] [data-article]',
    // Its services come from the county's sources after the first screen; what is kept then for the next start is not
    // a part of it.
    '[data-pane="service-tray"] .st-pane',
  ],
} as const;

/** Waits until every pane of a screen's default layout shows its content. */
export async function untilUsable(page: Page, screen: 1 | 2): Promise<void> {
  await Promise.all(content[screen].map((part) => page.locator(part).first().waitFor()));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/**
 * Opens both screens of a workbench that signs its user in by itself, each with an empty cache, and weighs what each
 * downloads until it can be used.
 */
export async function measureFirstLoad(browser: Browser, { url }: Pick<Ready, 'url'>): Promise<FirstLoad[]> {
  const { origin } = new URL(url);
  const first = await browser.newContext();
  const one = await first.newPage();
  const countOne = countDownloads(one, origin);
  await one.goto(url);
  await untilUsable(one, 1);
  const second = await browser.newContext({ storageState: await first.storageState() });
  const two = await second.newPage();
  const countTwo = countDownloads(two, origin);
  await two.goto(`${origin}/?screen=2`);
  await untilUsable(two, 2);
  const loads: FirstLoad[] = [
    { screen: 1, ...(await countOne()) },
    { screen: 2, ...(await countTwo()) },
  ];
  await Promise.all([first.close(), second.close()]);
  return loads;
}
