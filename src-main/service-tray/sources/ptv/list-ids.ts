import { ptvIdPageSchema } from '#shared/ptv.js';
import type { Got, Http } from '../http.js';

/** No list is that long: an interface that never ends its pages is not followed for ever. */
const MOST_PAGES = 2000;

/**
 * Every id of a list that comes in pages. The same id may stand on several pages, and the number of pages may change
 * while they are read: each id is given once, and pages are read until the last one that any of them tells of.
 */
export async function listIds(http: Http, address: URL, source: string): Promise<Got<string[]>> {
  const ids = new Set<string>();
  for (let page = 1, count = 1; page <= count && page <= MOST_PAGES; page += 1) {
    const url = new URL(address);
    url.searchParams.set('page', String(page));
    const got = await http.json(url.href);
    if (!got.ok) return got;
    const read = ptvIdPageSchema.safeParse(got.value);
    if (!read.success) return { ok: false, failure: { kind: 'invalidAnswer', source, detail: 'not a page of ids' } };
    for (const { id } of read.data.itemList) ids.add(id);
    count = read.data.pageCount ?? count;
  }
  return { ok: true, value: [...ids] };
}
