import * as z from 'zod';
import type { Clock } from '#shared/clock.js';
import type { County } from '#shared/county.js';
import type { Failure } from '#shared/failure.js';
import { createExchange } from '../client-summary/index.js';
import { HANDOUT } from './communication.js';

const HENKILOTUNNUS = 'urn:oid:1.2.246.21';
const FHIR = { 'content-type': 'application/fhir+json' };

const accountsSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(
      z.object({
        resource: z.object({
          resourceType: z.literal('Patient'),
          id: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/),
          active: z.boolean().default(true),
          identifier: z.array(z.object({ system: z.string().optional(), value: z.string().optional() })),
        }),
      }),
    )
    .default([]),
});
const takenSchema = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('transaction-response'),
  entry: z.array(z.object({ response: z.object({ status: z.string().regex(/^2\d\d/) }) })).length(1),
});

type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** The clients' asiointipalvelu over FHIR R4. Never rejects. */
export function createMessages(
  { name, baseUrl, timeoutMs }: NonNullable<County['messages']>,
  { fetch, clock, chance }: { fetch: typeof globalThis.fetch; clock: Clock; chance: () => number },
) {
  const base = baseUrl.replace(/\/$/, '');
  const source = name.fi;
  const ask = createExchange({
    name: source,
    timeoutMs,
    retries: 1,
    accept: 'application/fhir+json',
    fetch,
    clock: { now: clock.now, setTimeout: (run, ms) => clock.after(ms, run) },
    chance,
  });
  async function post(url: string, headers: Record<string, string>, body: string): Promise<Answer<unknown>> {
    const answer = await ask(url, { method: 'POST', headers, body }, new AbortController().signal);
    if (answer.kind === 'ok') return { ok: true, value: answer.value };
    return { ok: false, failure: answer.kind === 'failed' ? answer.failure : { kind: 'unreachable', source } };
  }
  const invalid = (detail: string): { ok: false; failure: Failure } => ({
    ok: false,
    failure: { kind: 'invalidAnswer', source, detail },
  });

  return {
    name,
    /** The client's id there; undefined when they have no account. @param code henkilötunnus: never in a URL */
    async account(code: string): Promise<Answer<string | undefined>> {
      const answer = await post(
        `${base}/Patient/_search`,
        { 'content-type': 'application/x-www-form-urlencoded' },
        new URLSearchParams({ identifier: `${HENKILOTUNNUS}|${code}` }).toString(),
      );
      if (!answer.ok) return answer;
      const found = accountsSchema.safeParse(answer.value);
      if (!found.success) return invalid('not a Bundle of Patients');
      const accounts = found.data.entry.filter(
        ({ resource }) =>
          resource.active &&
          resource.identifier.some(({ system, value }) => system === HENKILOTUNNUS && value === code),
      );
      if (accounts.length > 1) return invalid('more than one account has the identity code');
      return { ok: true, value: accounts[0]?.resource.id };
    },
    /** Leaves a message; one that is there already, by its identifier, is not left again. */
    async leave(id: string, message: object): Promise<Answer<void>> {
      const entry = [
        {
          resource: message,
          request: { method: 'POST', url: 'Communication', ifNoneExist: `identifier=${HANDOUT}|${id}` },
        },
      ];
      const answer = await post(base, FHIR, JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }));
      if (!answer.ok) return answer;
      return takenSchema.safeParse(answer.value).success
        ? { ok: true, value: undefined }
        : invalid('not a transaction-response');
    },
  };
}
