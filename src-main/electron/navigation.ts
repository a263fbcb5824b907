import type { Screen } from '#shared/workspace.js';
import { isAppUrl, isServiceUrl, readUrl, screenOfUrl } from './address.js';
import type { WindowKind } from './api.js';

/**
 * May a frame of a window go to an address? Pure.
 * @param kind what the window is for; a window that nobody noted may go nowhere
 * @param frameOrigins origins of the county's embedded tools
 */
export function mayNavigate({
  kind,
  isMainFrame,
  url,
  frameOrigins,
}: {
  kind: WindowKind | undefined;
  isMainFrame: boolean;
  url: string;
  frameOrigins: string[];
}): boolean {
  switch (kind) {
    case 'screen':
      if (isMainFrame) return isAppUrl(url);
      return url === 'about:blank' || frameOrigins.includes(readUrl(url)?.origin ?? '');
    case 'signIn':
    case 'tool':
      return isServiceUrl(url) || (!isMainFrame && url === 'about:blank');
    case undefined:
      return false;
  }
}

/** What becomes of a window that a page wants to open. */
export type Opening = { as: 'screen'; screen: Screen } | { as: 'tool' | 'external'; url: string } | { as: 'denied' };

/** What the operating system may be asked to open. Anything else could start a program. */
const EXTERNAL = ['https:', 'tel:', 'mailto:'];

/**
 * Decides about a window that a page wants to open. Pure.
 * @param toolOrigins origins that open in a window of ours, signed in; other pages go to the user's browser
 */
export function decideOpening({
  kind,
  url,
  toolOrigins,
}: {
  kind: WindowKind | undefined;
  url: string;
  toolOrigins: string[];
}): Opening {
  const parsed = readUrl(url);
  if (kind === undefined || parsed === undefined || parsed.username !== '' || parsed.password !== '')
    return { as: 'denied' };
  const screen = screenOfUrl(url);
  if (screen !== undefined) return kind === 'screen' ? { as: 'screen', screen } : { as: 'denied' };
  if (toolOrigins.includes(parsed.origin) && isServiceUrl(url) && kind !== 'signIn')
    return { as: 'tool', url: parsed.href };
  return EXTERNAL.includes(parsed.protocol) || isServiceUrl(url)
    ? { as: 'external', url: parsed.href }
    : { as: 'denied' };
}
