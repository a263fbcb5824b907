import type { BrowserContext } from '@playwright/test';

/** What a window of the workbench showed at some moment. */
interface DeskSight {
  at: number;
  screen: string;
  /** Family name in the banner; undefined without a client. */
  client: string | undefined;
  /** Every family name that stands in the banner or over a pane. */
  names: string[];
  /** Tools whose page could be seen: in front, and covered by nothing. By origin. */
  seen: string[];
  /** What the shades say of tools that are not with the active client. */
  told: { origin: string; words: string }[];
}
/** Which client a tool's own page showed at some moment. */
interface PageSight {
  at: number;
  origin: string;
  client: string | undefined;
}
type Sight = DeskSight | PageSight;

/** A time in which a tool's page could be seen with another client than the banner's. */
export interface Wrong {
  origin: string;
  page: string;
  banner: string | undefined;
  ms: number;
}

export interface ToolWatch {
  /** Forgets what was seen so far; what is on the screen now stays known. */
  begin: () => void;
  /** Times with a wrong client in sight, since `begin`. */
  wrong: () => Wrong[];
  /** The clients of a screen's banner one after another, since `begin`. */
  banners: (screen: string) => (string | undefined)[];
  /** Moments with two clients' names in one window, since `begin`. */
  mixed: () => string[][];
  /** What the shade said of this tool, and how many milliseconds after the last change of screen 1's banner. */
  covered: (origin: string) => { after: number; words: string } | undefined;
}

/**
 * Watches every client that a tool's page shows and whether that page can be seen, also for one frame only: observes each
 * document from its birth. Call before the first page opens.
 */
export async function watchTools(context: BrowserContext): Promise<ToolWatch> {
  let sights: Sight[] = [];
  await context.exposeBinding('sawTools', (_source, sight: Sight) => void sights.push(sight));
  await context.addInitScript(() => {
    const isDesk = window.parent === window;
    // A frame within a tool's page is the tool's own matter.
    if (!isDesk && window.parent !== window.top) return;
    let last = '';
    const familyOf = (element: Element | null) => element?.textContent.trim().split(/[ ,]/)[0]?.toLocaleUpperCase('fi');
    const deskNow = () => {
      const seen: string[] = [];
      const told: { origin: string; words: string }[] = [];
      for (const view of document.querySelectorAll('.tool-view')) {
        const frame = view.querySelector('iframe');
        if (frame === null || !URL.canParse(frame.src)) continue;
        const { origin } = new URL(frame.src);
        const card = view.querySelector('.tool-shade-card');
        if (card !== null) told.push({ origin, words: card.textContent });
        const covered = view.querySelector('.tool-shade') !== null || getComputedStyle(frame).visibility === 'hidden';
        if (!view.hasAttribute('hidden') && !covered) seen.push(origin);
      }
      const named = document.querySelectorAll('.ctx-banner h1 b, .ctx-strip:not(.ctx-strip-previous) b');
      return {
        screen: new URLSearchParams(location.search).get('screen') ?? '1',
        client: familyOf(document.querySelector('.ctx-banner h1 b')),
        names: [...new Set([...named].map((one) => familyOf(one) ?? ''))],
        seen,
        told,
      };
    };
    const look = () => {
      const sight = isDesk
        ? deskNow()
        : { origin: location.origin, client: familyOf(document.querySelector('[data-testid=client-name]')) };
      const now = JSON.stringify(sight);
      if (now === last) return;
      last = now;
      const tell: unknown = Reflect.get(window, 'sawTools');
      if (typeof tell === 'function') tell({ at: performance.timeOrigin + performance.now(), ...sight });
    };
    look();
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['hidden', 'class', 'src'],
    });
  });

  const ordered = () => sights.toSorted((one, other) => one.at - other.at);
  const screens = (screen: string) =>
    ordered().flatMap((one) => ('screen' in one && one.screen === screen ? [one] : []));
  const wrongIn = (): Wrong[] => {
    const found: Wrong[] = [];
    const pages = new Map<string, string | undefined>();
    const open = new Map<string, { since: number } & Omit<Wrong, 'ms'>>();
    let desk: DeskSight | undefined;
    const settle = (at: number) => {
      for (const [origin, page] of pages) {
        const isWrong = desk?.seen.includes(origin) === true && page !== undefined && page !== desk.client;
        const begun = open.get(origin);
        if (begun !== undefined && !(isWrong && begun.page === page && begun.banner === desk?.client)) {
          const { since, ...wrong } = begun;
          found.push({ ...wrong, ms: Math.round(at - since) });
          open.delete(origin);
        }
        if (isWrong && !open.has(origin)) open.set(origin, { since: at, origin, page, banner: desk?.client });
      }
    };
    for (const sight of ordered()) {
      if ('origin' in sight) pages.set(sight.origin, sight.client);
      else if (sight.screen === '1') desk = sight;
      settle(sight.at);
    }
    settle(Date.now());
    for (const { since, ...wrong } of open.values()) found.push({ ...wrong, ms: Math.round(Date.now() - since) });
    return found;
  };

  return {
    begin() {
      const last = new Map<string, Sight>();
      for (const one of ordered()) last.set('screen' in one ? `screen ${one.screen}` : one.origin, one);
      sights = [...last.values()];
    },
    wrong: wrongIn,
    banners: (screen) =>
      screens(screen)
        .map(({ client }) => client)
        .filter((client, index, all) => index === 0 || client !== all[index - 1]),
    mixed: () => ordered().flatMap((one) => ('names' in one && one.names.length > 1 ? [one.names] : [])),
    covered(origin) {
      const all = screens('1');
      const change = all.findLastIndex(({ client }, index) => index > 0 && client !== all[index - 1]?.client);
      const since = all[change]?.at;
      if (since === undefined) return undefined;
      for (const { at, told } of all.slice(change)) {
        const card = told.find((one) => one.origin === origin);
        if (card !== undefined) return { after: at - since, words: card.words };
      }
      return undefined;
    },
  };
}
