import type { AppointmentSource } from '#shared/appointment-policy.js';
import type { Clock } from '#shared/clock.js';
import type { Failure } from '#shared/failure.js';
import type * as z from 'zod';
import { createExchange } from '../client-summary/index.js';
import { bundleSchema } from './resources.js';

export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** A FHIR R4 server over HTTP. Every outcome is a value; nothing is thrown for what the network does. */
export interface FhirServer {
  name: string;
  get: (path: string) => Promise<Answer<unknown>>;
  /** Every page of a search; entries that do not read are left out. @param most stops after so many pages */
  search: <T>(query: string, schema: z.ZodType<T>, most?: number) => Promise<Answer<T[]>>;
  /** @param version If-Match; absent = whatever version is there */
  put: (path: string, resource: object, version: string | undefined) => Promise<Answer<unknown>>;
  /** @param ifNoneExist a search: created only where it finds nothing */
  create: (type: string, resource: object, ifNoneExist: string) => Promise<Answer<unknown>>;
  transact: (entries: readonly object[]) => Promise<Answer<unknown>>;
}

const MOST_PAGES = 40;
const FHIR = 'application/fhir+json';

export function createServer(
  { name, baseUrl, timeoutMs }: AppointmentSource,
  parts: { fetch: typeof globalThis.fetch; clock: Clock; chance: () => number },
): FhirServer {
  const base = baseUrl.replace(/\/$/, '');
  const exchange = (retries: number) =>
    createExchange({
      name,
      timeoutMs,
      retries,
      accept: FHIR,
      fetch: parts.fetch,
      clock: { now: parts.clock.now, setTimeout: (run, ms) => parts.clock.after(ms, run) },
      chance: parts.chance,
    });
  // What is written is not repeated here: whoever asked for it finds out first what came of it.
  const read = exchange(1);
  const write = exchange(0);
  const never = new AbortController().signal;
  async function ask(run: typeof read, url: string, init: RequestInit): Promise<Answer<unknown>> {
    const answer = await run(url, init, never);
    if (answer.kind === 'ok') return { ok: true, value: answer.value };
    return { ok: false, failure: answer.kind === 'failed' ? answer.failure : { kind: 'unreachable', source: name } };
  }
  const send = (method: string, url: string, body: object, headers: Record<string, string> = {}) =>
    ask(write, url, { method, headers: { 'content-type': FHIR, ...headers }, body: JSON.stringify(body) });
  const invalid = (detail: string): { ok: false; failure: Failure } => ({
    ok: false,
    failure: { kind: 'invalidAnswer', source: name, detail },
  });

  return {
    name,
    get: (path) => ask(read, `${base}/${path}`, { method: 'GET' }),
    async search(query, schema, most = MOST_PAGES) {
      const found: z.output<typeof schema>[] = [];
      let next: string | undefined = `${base}/${query}`;
      for (let page = 0; next !== undefined && page < most; page += 1) {
        const answer: Answer<unknown> = await ask(read, next, { method: 'GET' });
        if (!answer.ok) return answer;
        const bundle = bundleSchema.safeParse(answer.value);
        if (!bundle.success) return invalid('not a searchset');
        for (const { resource } of bundle.data.entry) {
          const parsed = schema.safeParse(resource);
          if (parsed.success) found.push(parsed.data);
        }
        next = bundle.data.link.find(({ relation }) => relation === 'next')?.url;
        // Nobody else is asked, whatever the answer says.
        if (next !== undefined && !next.startsWith(`${base}/`) && !next.startsWith(`${base}?`))
          return invalid('next page is not within the source');
      }
      return { ok: true, value: found };
    },
    put: (path, resource, version) =>
      send('PUT', `${base}/${path}`, resource, version === undefined ? {} : { 'if-match': `W/"${version}"` }),
    create: (type, resource, ifNoneExist) =>
      send('POST', `${base}/${type}`, resource, { 'if-none-exist': ifNoneExist, prefer: 'return=representation' }),
    transact: (entries) => send('POST', base, { resourceType: 'Bundle', type: 'transaction', entry: entries }),
  };
}
