import type { CountyTool } from '#shared/county-tool.js';
import type { PopupPolicy } from '#shared/tool-policy.js';
import type { Screen } from '#shared/workspace.js';
import { isAppUrl, isServiceUrl, originOf, readUrl, screenOfUrl } from './address.js';

/** What a page is for; it decides where the page may go. A page that nobody noted may go nowhere. */
export type PageKind =
  { as: 'screen' } | { as: 'signIn' } | { as: 'tool'; toolId: string; origins: readonly string[]; popups: PopupPolicy };

/** Is it one of these, over https or on this machine? */
const isAmong = (url: string, origins: readonly string[]): boolean => {
  const origin = originOf(url);
  return origin !== undefined && isServiceUrl(origin) && origins.includes(origin);
};

/**
 * May a frame of a page go to an address? Pure. A screen's page has no frames: tools have views of their own. Whom a tool
 * lets in its own frames is the tool's to say; it must be https, or on this machine.
 * @param provider origin of the identity provider
 */
export function mayNavigate(
  page: PageKind | undefined,
  { url, isMainFrame, provider }: { url: string; isMainFrame: boolean; provider: string | undefined },
): boolean {
  const inside = !isMainFrame && (url === 'about:blank' || url === 'about:srcdoc');
  switch (page?.as) {
    case 'screen':
      return isMainFrame && isAppUrl(url);
    case 'signIn':
      return isServiceUrl(url) || inside;
    case 'tool':
      if (isMainFrame) return isAmong(url, [...page.origins, ...(provider === undefined ? [] : [provider])]);
      return inside || isServiceUrl(originOf(url) ?? '');
    case undefined:
      return false;
  }
}

/** What becomes of a window that a page wants to open; `child`: a window of the tool's own, in its session. */
export type Opening =
  | { as: 'screen'; screen: Screen }
  | { as: 'tool'; url: string; tool: CountyTool }
  | { as: 'child' }
  | { as: 'denied' }
  | { as: 'external'; url: string };

/** What the operating system may be asked to open for a tool. Anything else could start a program. */
const EXTERNAL = ['https:', 'tel:', 'mailto:'];

/**
 * Does a screen's link ask for a program of the machine, to call somebody or to write to them? Pure.
 * @param schemes what may be opened so, `tel:` and the like: never https, which a screen's own frame does not go to
 */
export function isForMachine(page: PageKind | undefined, url: string, schemes: readonly string[]): boolean {
  const parsed = readUrl(url);
  return page?.as === 'screen' && parsed !== undefined && schemes.includes(parsed.protocol);
}

/**
 * Decides about a window that a page wants to open. Pure.
 * @param schemes what the machine may be asked to open from a screen beside what a tool may
 * @param toolAt the tool that an address belongs to: it opens in a window of ours, signed in
 */
export function decideOpening(
  page: PageKind | undefined,
  {
    url,
    provider,
    toolAt,
    schemes = [],
  }: {
    url: string;
    provider: string | undefined;
    toolAt: (origin: string) => CountyTool | undefined;
    schemes?: readonly string[];
  },
): Opening {
  const parsed = readUrl(url);
  if (page === undefined || parsed === undefined || parsed.username !== '' || parsed.password !== '')
    return { as: 'denied' };
  if (page.as === 'tool') {
    if (page.popups === 'deny') return { as: 'denied' };
    // An empty window is led on by the tool's own script; the guard watches where.
    if (url === 'about:blank' || mayNavigate(page, { url, isMainFrame: true, provider })) return { as: 'child' };
    if (page.popups === 'logIn') return { as: 'denied' };
  } else if (page.as === 'screen') {
    const screen = screenOfUrl(url);
    if (screen !== undefined) return { as: 'screen', screen };
    const tool = isServiceUrl(url) ? toolAt(parsed.origin) : undefined;
    if (tool !== undefined) return { as: 'tool', url: parsed.href, tool };
  }
  return EXTERNAL.includes(parsed.protocol) || isServiceUrl(url) || isForMachine(page, url, schemes)
    ? { as: 'external', url: parsed.href }
    : { as: 'denied' };
}
