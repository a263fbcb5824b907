import type * as z from 'zod';
import { ptv12PageSchema } from '#shared/ptv12.js';
import type { Got, Http } from '../http.js';
import type { Items } from '../ptv/read-items.js';

/** The most that one page holds. */
const PAGE_SIZE = '100';
/** No list is that long: an interface that never ends its pages is not followed for ever. */
const MOST_PAGES = 2000;
/** So many values a filter takes in one request. */
export const MOST_VALUES = 20;

export const chunks = <T>(items: readonly T[], size = MOST_VALUES): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

/** Every item of a search, page by page; one that cannot be read is left out. */
export async function readPages<T>(http: Http, address: URL, schema: z.ZodType<T>, source: string): Promise<Got<T[]>> {
  const found: T[] = [];
  for (let page = 1, count = 1; page <= count && page <= MOST_PAGES; page += 1) {
    const url = new URL(address);
    url.searchParams.set('page', String(page));
    url.searchParams.set('pageSize', PAGE_SIZE);
    const got = await http.json(url.href);
    if (!got.ok) return got;
    const read = ptv12PageSchema.safeParse(got.value);
    if (!read.success) return { ok: false, failure: { kind: 'invalidAnswer', source, detail: 'not a page of v12' } };
    for (const item of read.data.items) {
      const parsed = schema.safeParse(item);
      if (parsed.success) found.push(parsed.data);
    }
    count = read.data.totalPages;
  }
  return { ok: true, value: found };
}

/** Several searches as one; the first that fails is the failure. */
export async function readAllPages<T>(
  http: Http,
  addresses: readonly URL[],
  schema: z.ZodType<T>,
  source: string,
): Promise<Got<T[]>> {
  const answers = await Promise.all(addresses.map((address) => readPages(http, address, schema, source)));
  const found: T[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    found.push(...answer.value);
  }
  return { ok: true, value: found };
}

/**
 * Reads objects one by one, several at once. One that is not there, or breaks the server, is skipped and reported; when
 * none of them comes and something else than "not there" was the cause, the source is in trouble.
 */
export async function readEach<T>(
  http: Http,
  {
    ids,
    what,
    address,
    schema,
  }: { ids: readonly string[]; what: string; address: (id: string) => URL; schema: z.ZodType<T> },
  take: (items: T[]) => Promise<void>,
): Promise<Items> {
  const skipped: string[] = [];
  let came = 0;
  let trouble: Extract<Items, { failure: unknown }> | undefined;
  await Promise.all(
    ids.map(async (id) => {
      const got = await http.json(address(id).href);
      if (got.ok) {
        came += 1;
        const parsed = schema.safeParse(got.value);
        if (parsed.success) await take([parsed.data]);
        else skipped.push(`${what} ${id}: not read`);
        return;
      }
      const { failure } = got;
      if (failure.kind === 'rejected') skipped.push(`${what} ${id}: HTTP ${failure.status}`);
      else skipped.push(`${what} ${id}: ${failure.kind}`);
      if (failure.kind === 'rejected' && failure.status === 404) came += 1;
      else trouble ??= { failure };
    }),
  );
  return came === 0 && trouble !== undefined ? trouble : { skipped };
}
