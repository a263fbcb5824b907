import type { BrowserContext } from '@playwright/test';

/** What a window showed of clients at some moment; one entry whenever any of it changed. */
export interface Sight {
  /** Which window: its address's `screen`, or `aptj` for the record system's own page. */
  window: string;
  /** Family name in the banner, or in the APTJ's strip; undefined when no client is shown. */
  client: string | undefined;
  /** Text of the summary's sections and of the tray, on which names of other clients' illnesses can be sought. */
  content: string;
}

/**
 * Sees every client that any window shows, also for one frame only: observes each document from its birth. Call before
 * the first page opens.
 */
export async function watchClients(context: BrowserContext): Promise<Sight[]> {
  const sights: Sight[] = [];
  await context.exposeBinding('sawClient', (_source, sight: Sight) => void sights.push(sight));
  await context.addInitScript(() => {
    let last = '';
    const look = () => {
      const ours = document.querySelector('[aria-label=Asiakas]');
      const theirs = document.querySelector('[data-testid=client-name]');
      if (ours === null && theirs === null) return;
      const heading = ours?.querySelector('h1 b') ?? theirs;
      const content = ['[data-pane=clientSummary] .cs-pane', '[aria-label="Asiakkaan tarjotin"]']
        .map((selector) => document.querySelector(selector)?.textContent ?? '')
        .join(' ');
      const sight = {
        window: ours === null ? 'aptj' : (new URLSearchParams(location.search).get('screen') ?? '1'),
        client: heading?.textContent.split(/[ ,]/)[0],
        content,
      };
      const now = JSON.stringify(sight);
      if (now === last) return;
      last = now;
      const tell: unknown = Reflect.get(window, 'sawClient');
      if (typeof tell === 'function') tell(sight);
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  });
  return sights;
}
