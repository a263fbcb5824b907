import * as z from 'zod';
import type { Failure } from '#shared/failure.js';
import type { Http } from '../http.js';

/** So many objects are asked for in one request; the interface allows a hundred. */
const BATCH = 50;

const withIdSchema = z.looseObject({ id: z.string().min(1) });
const listSchema = z.array(z.unknown());

export type Items = { skipped: string[] } | { failure: Failure };

/**
 * Reads objects by id in batches, several at once. What a batch leaves out, or a batch that fails as a whole, is asked
 * for one by one: one that is not there (404), or breaks the server, is skipped and reported. When every one of a failed
 * batch fails too, the source is in trouble, and so is the reading.
 * @param list address of the batch request, to which `guids` is added
 * @param one address of a single object
 * @param take is given each object as it came
 */
export async function readItems(
  http: Http,
  {
    ids,
    what,
    list,
    one,
    take,
  }: {
    ids: readonly string[];
    what: string;
    list: URL;
    one: (id: string) => string;
    take: (items: unknown[]) => Promise<void>;
  },
): Promise<Items> {
  const skipped: string[] = [];
  let failure: Failure | undefined;

  async function singly(batch: readonly string[], whole: Failure | undefined): Promise<void> {
    let came = 0;
    let last = whole;
    for (const id of batch) {
      if (failure !== undefined) return;
      const got = await http.json(one(id));
      if (got.ok) {
        came += 1;
        await take([got.value]);
      } else if (got.failure.kind === 'rejected') {
        // Not there is an answer too: the server works.
        if (got.failure.status < 500) came += 1;
        else last = got.failure;
        skipped.push(`${what} ${id}: HTTP ${got.failure.status}`);
      } else {
        last = got.failure;
        skipped.push(`${what} ${id}: ${got.failure.kind}`);
        // Nobody answers at all: to ask for each of fifty in turn would take the evening.
        if (got.failure.kind !== 'invalidAnswer') break;
      }
    }
    if (whole !== undefined && came === 0) failure ??= last;
  }
  async function readBatch(batch: readonly string[]): Promise<void> {
    if (failure !== undefined) return;
    const url = new URL(list);
    url.searchParams.set('guids', batch.join(','));
    const got = await http.json(url.href);
    if (!got.ok) {
      const final =
        got.failure.kind === 'unreachable' ||
        (got.failure.kind === 'rejected' && [401, 403].includes(got.failure.status));
      if (final) failure ??= got.failure;
      else await singly(batch, got.failure);
      return;
    }
    const items = (listSchema.safeParse(got.value).data ?? []).filter((item) => withIdSchema.safeParse(item).success);
    await take(items);
    const came = new Set(items.map((item) => withIdSchema.parse(item).id));
    await singly(
      batch.filter((id) => !came.has(id)),
      undefined,
    );
  }

  const batches: string[][] = [];
  for (let at = 0; at < ids.length; at += BATCH) batches.push(ids.slice(at, at + BATCH));
  await Promise.all(batches.map(readBatch));
  return failure === undefined ? { skipped } : { failure };
}
