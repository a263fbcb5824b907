import * as z from 'zod';
import type { Clock } from '#shared/clock.js';
import type { Failure } from '#shared/failure.js';
import type { ReferralPolicy } from '#shared/referral-policy.js';
import { createExchange } from '../client-summary/index.js';
import { REFERRAL } from './codes.js';
import { type TaskView, readTask } from './task.js';

export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** A receiving system's FHIR R4 server. Never rejects. */
export interface Receiver {
  id: string;
  name: string;
  pollSeconds: number;
  /** A transaction: taken whole or not at all. */
  send: (bundle: object, signal: AbortSignal) => Promise<Answer<void>>;
  /** Tasks with any of the tags, all pages. @param since only those changed at or after, ISO 8601 */
  tasks: (tags: readonly string[], since: string | undefined, signal: AbortSignal) => Promise<Answer<TaskView[]>>;
  /** Everything of one type that was sent with a referral, as the server has it. */
  found: (type: string, referral: string, signal: AbortSignal) => Promise<Answer<Found[]>>;
}

const foundSchema = z.looseObject({
  resourceType: z.string(),
  id: z.string(),
  meta: z.looseObject({ versionId: z.string() }),
});
export type Found = z.infer<typeof foundSchema>;

const searchsetSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ resource: z.unknown() })).default([]),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).default([]),
});
const responseSchema = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('transaction-response'),
  entry: z.array(z.object({ response: z.object({ status: z.string().regex(/^2\d\d/) }) })),
});
const MOST_PAGES = 20;

/** @param chance from 0 to 1 */
export function createReceiver(
  { id, name, baseUrl, timeoutMs, pollSeconds }: ReferralPolicy['receivers'][number],
  { fetch, clock, chance }: { fetch: typeof globalThis.fetch; clock: Clock; chance: () => number },
): Receiver {
  const base = baseUrl.replace(/\/$/, '');
  const ask = createExchange({
    name: name.fi,
    timeoutMs,
    retries: 1,
    accept: 'application/fhir+json',
    fetch,
    clock: { now: clock.now, setTimeout: (run, ms) => clock.after(ms, run) },
    chance,
  });
  const invalid = (detail: string): { ok: false; failure: Failure } => ({
    ok: false,
    failure: { kind: 'invalidAnswer', source: name.fi, detail },
  });
  async function json(url: string, init: RequestInit, signal: AbortSignal): Promise<Answer<unknown>> {
    const answer = await ask(url, init, signal);
    if (answer.kind === 'ok') return { ok: true, value: answer.value };
    return { ok: false, failure: answer.kind === 'failed' ? answer.failure : { kind: 'unreachable', source: name.fi } };
  }
  async function search(first: string, signal: AbortSignal): Promise<Answer<unknown[]>> {
    const found: unknown[] = [];
    let next: string | undefined = first;
    for (let page = 0; next !== undefined; page += 1) {
      if (page === MOST_PAGES) return invalid('too many pages');
      const answer: Answer<unknown> = await json(next, { method: 'GET' }, signal);
      if (!answer.ok) return answer;
      const bundle = searchsetSchema.safeParse(answer.value);
      if (!bundle.success) return invalid('not a searchset');
      found.push(...bundle.data.entry.map(({ resource }) => resource));
      next = bundle.data.link.find(({ relation }) => relation === 'next')?.url;
      // Nobody else is asked, whatever the answer says.
      if (next !== undefined && !next.startsWith(`${base}/`) && !next.startsWith(`${base}?`))
        return invalid('next page is not within the receiver');
    }
    return { ok: true, value: found };
  }

  return {
    id,
    name: name.fi,
    pollSeconds,
    async send(bundle, signal) {
      const answer = await json(
        base,
        { method: 'POST', headers: { 'content-type': 'application/fhir+json' }, body: JSON.stringify(bundle) },
        signal,
      );
      if (!answer.ok) return answer;
      return responseSchema.safeParse(answer.value).success
        ? { ok: true, value: undefined }
        : invalid('not a transaction-response');
    },
    async tasks(tags, since, signal) {
      const query = new URLSearchParams({ _tag: tags.join(','), _count: '100' });
      if (since !== undefined) query.set('_lastUpdated', `ge${since}`);
      const answer = await search(`${base}/Task?${query.toString()}`, signal);
      return answer.ok ? { ok: true, value: answer.value.flatMap((one) => readTask(one) ?? []) } : answer;
    },
    async found(type, referral, signal) {
      const query = new URLSearchParams({ _tag: `${REFERRAL}|${referral}` });
      const answer = await search(`${base}/${type}?${query.toString()}`, signal);
      if (!answer.ok) return answer;
      const read = z.array(foundSchema).safeParse(answer.value);
      return read.success ? { ok: true, value: read.data } : invalid('not a resource');
    },
  };
}
