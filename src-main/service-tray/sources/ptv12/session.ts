import type { Ptv12Source } from '#shared/service-sources.js';
import { type Entry, emptyHolding, putEntry } from '../holding.js';
import type { Http } from '../http.js';
import type { Ask } from '../reader.js';
import { createLists } from './lists.js';

export type Query = Record<string, readonly string[]>;

/** One reading: its requests, what has come so far, and how far it is. */
export function createSession(source: Ptv12Source, http: Http, { keep, progress }: Pick<Ask, 'keep' | 'progress'>) {
  const { name } = source;
  const base = source.baseUrl.replace(/\/$/, '');
  /** A filter of several values is repeated. */
  const at = (path: string, query: Query = {}): URL => {
    const url = new URL(`${base}/${path}`);
    for (const [key, values] of Object.entries(query)) for (const value of values) url.searchParams.append(key, value);
    return url;
  };
  const entries: Entry[] = [];
  const came = emptyHolding();
  const skipped: string[] = [];
  let done = 0;
  let of = 0;
  return {
    name,
    http,
    at,
    lists: createLists(http, at, name),
    entries,
    came,
    skipped,
    expect(count: number) {
      of += count;
      progress(done, of);
    },
    async take(more: Entry[], count: number) {
      for (const entry of more) {
        putEntry(came, entry);
        entries.push(entry);
      }
      await keep(more);
      done += count;
      progress(done, of);
    },
  };
}
export type Session = ReturnType<typeof createSession>;
