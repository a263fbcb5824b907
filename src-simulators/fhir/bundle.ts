import type { Pages, ResultSet } from './pages.js';
import type { Stored } from './resource.js';
import { findIncluded, findReferring } from './search.js';
import type { Store } from './store.js';

/** What a searchset Bundle is made with. */
export interface BundleMaker {
  base: string;
  store: Store;
  pages: Pages;
}

const entryOf = (base: string, resource: Stored, mode: 'match' | 'include') => ({
  fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
  resource,
  search: { mode },
});

/** One page of a result as a searchset Bundle (§3.1.1.3), with its links. `self` is absent when the query must stay unseen. */
export function pageBundle(
  { base, store, pages }: BundleMaker,
  result: ResultSet,
  at: { key: string | undefined; offset: number; self?: string },
) {
  const { count, matches } = result;
  const page = matches.slice(at.offset, at.offset + count);
  const beside = [...findIncluded(page, result.include, store), ...findReferring(page, result.reverseInclude, store)];
  const included = [
    ...new Map(beside.map((resource) => [`${resource.resourceType}/${resource.id}`, resource])).values(),
  ];
  const more = at.offset + count < matches.length;
  const key = at.key ?? (more || at.self === undefined ? pages.keep(result) : undefined);
  const url = (offset: number) => `${base}?_page=${pages.tokenAt(key ?? '', offset)}`;
  const link = [{ relation: 'self', url: at.self ?? url(at.offset) }];
  if (more) link.push({ relation: 'next', url: url(at.offset + count) });
  if (at.offset > 0) link.push({ relation: 'previous', url: url(Math.max(0, at.offset - count)) });
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    link,
    entry: [
      ...page.map((resource) => entryOf(base, resource, 'match')),
      ...included.map((resource) => entryOf(base, resource, 'include')),
    ],
  };
}

/** The answer to `_summary=count` and `_count=0`: the total and nothing else. */
export const countBundle = (total: number) => ({ resourceType: 'Bundle', type: 'searchset', total });
