import type { Include, ReverseInclude } from './parameters.js';
import type { Stored } from './resource.js';

/** The result of a search, held so that every later page shows the same moment. */
export interface ResultSet {
  matches: Stored[];
  /** Resources beside the matches that belong to the whole set ($everything gives none). */
  include: Include[];
  reverseInclude: ReverseInclude[];
  count: number;
}

/** Results waiting for their next pages, under tokens that tell nothing of the search: a henkilötunnus never gets to a URL. */
export interface Pages {
  /** Keeps the result and gives its token. */
  keep: (result: ResultSet) => string;
  /** The result and where the page begins; undefined for an unknown or forgotten token. */
  open: (token: string) => { result: ResultSet; offset: number; key: string } | undefined;
  tokenAt: (key: string, offset: number) => string;
}

/** Keeps at most `limit` results; the oldest is forgotten first. `newId` gives unguessable names. */
export function createPages(newId: () => string, limit = 200): Pages {
  const kept = new Map<string, ResultSet>();
  return {
    keep(result) {
      const key = newId();
      kept.set(key, result);
      const oldest = kept.keys().next().value;
      if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
      return key;
    },
    open(token) {
      const match = /^(.+)~(\d{1,9})$/.exec(token);
      const key = match?.[1] ?? '';
      const result = kept.get(key);
      return result === undefined ? undefined : { result, offset: Number(match?.[2]), key };
    },
    tokenAt: (key, offset) => `${key}~${offset}`,
  };
}
