import type { CountyTool } from '#shared/county-tool.js';

/** The page that a tool begins with, without anything of a launch or a client. */
export interface Entry {
  url: string;
  /** Nothing was left out of the address: its answer is the answer that the tool's frame gets. */
  whole: boolean;
}

/**
 * The address at which a tool can be asked how it is. Parts that a launch fills in are left out: a query or fragment with
 * such a part altogether, a path from the segment of the part on. Pure. @returns undefined for what opens nothing
 */
export function entryOf({ url, noClientUrl }: Pick<CountyTool, 'url' | 'noClientUrl'>): Entry | undefined {
  if (noClientUrl !== undefined) return { url: new URL(noClientUrl).href, whole: true };
  if (url === undefined) return undefined;
  const first = url.indexOf('{');
  if (first === -1) return { url: new URL(url).href, whole: true };
  const fixed = url.slice(0, first);
  const query = /[?#]/.exec(fixed)?.index;
  const kept = query === undefined ? fixed.slice(0, fixed.lastIndexOf('/') + 1) : fixed.slice(0, query);
  return { url: new URL(kept).href, whole: false };
}
