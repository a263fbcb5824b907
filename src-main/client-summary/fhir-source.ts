import type { FhirSource } from '#shared/data-sources.js';
import { createCapabilities } from './capabilities.js';
import { type Circuit, createCircuit } from './circuit.js';
import type { Clock } from './clock.js';
import { type Fetch, createExchange, invalidAnswer } from './exchange.js';
import { type Answer, type Bundle, bundleSchema } from './fhir-answer.js';
import { createLimit } from './limit.js';
import type { Reading } from './sections/index.js';

/** Pages read of one search at most: ten thousand entries and some. What is beyond is told as not read. */
const MOST_PAGES = 50;
const PAGE_SIZE = '250';

/** One FHIR R4 server. Only consents, and what a client was given, are ever written to it. Every answer is a value; nothing is thrown for what the network does. */
export interface SourceReader {
  readonly source: FhirSource;
  /** Whether it is asked at all just now. `search` heeds it; `read` and `post` ask whatever it says, and tell it the outcome. */
  readonly circuit: Circuit;
  /** Whether it may have resources of the type, by what it says of itself; when in doubt, yes. */
  mayHave: (type: string) => Promise<boolean>;
  /** FHIR read. `value` is the resource, not yet looked into. */
  read: (reference: string, signal: AbortSignal) => Promise<Answer<unknown>>;
  /**
   * FHIR search by GET, all pages within bounds, or one page of `most` entries. Parameters must hold nothing of a client
   * but a logical id.
   */
  search: (type: string, params: URLSearchParams, signal: AbortSignal, most?: number) => Promise<Answer<SearchAnswer>>;
  /** FHIR search by POST `_search`, first page: for names and identity codes, which must stand in no URL. */
  post: (type: string, params: URLSearchParams, signal: AbortSignal) => Promise<Answer<SearchAnswer>>;
  /**
   * FHIR update, or create with an id of ours: to send the same again changes nothing.
   * @param version of the resource that was read (If-Match); a source that has another refuses with 412
   */
  put: (reference: string, resource: object, signal: AbortSignal, version?: string) => Promise<Answer<unknown>>;
}
export interface SearchAnswer extends Reading {
  /** True where the source had more than was read. */
  cut: boolean;
}

/**
 * Reads a source with our own fetch rather than fhir-kit-client 2: that one always calls the global fetch, writes
 * URLs and answers to `debug`, and tells neither a timeout from a refusal nor an invalid answer from an HTTP error.
 */
export function createSourceReader(
  source: FhirSource,
  fetch: Fetch,
  clock: Clock,
  chance: () => number = Math.random,
): SourceReader {
  const base = source.baseUrl.replace(/\/$/, '');
  const { name, timeoutMs, retries } = source;
  const limit = createLimit(source.concurrency);
  const circuit = createCircuit(clock, chance);
  const accept = 'application/fhir+json';
  const ask = createExchange({ name, timeoutMs, retries, accept, fetch, clock, chance, ended: circuit.ended });
  // Its failure says nothing of the client's data, and it is not worth repeating.
  const askOnce = createExchange({ name, timeoutMs, retries: 0, accept, fetch, clock, chance });
  const capabilities = createCapabilities(source, askOnce, clock);

  async function askBundle(url: string, init: RequestInit, signal: AbortSignal): Promise<Answer<Bundle>> {
    const answer = await ask(url, init, signal);
    if (answer.kind !== 'ok') return answer;
    const bundle = bundleSchema.safeParse(answer.value);
    return bundle.success ? { kind: 'ok', value: bundle.data } : invalidAnswer(name, 'not a Bundle');
  }

  async function pages(
    type: string,
    first: string,
    mostPages: number,
    signal: AbortSignal,
  ): Promise<Answer<SearchAnswer>> {
    const matches: unknown[] = [];
    const included: unknown[] = [];
    const seen = new Set<string>();
    let next: string | undefined = first;
    while (next !== undefined) {
      seen.add(next);
      const answer: Answer<Bundle> = await askBundle(next, { method: 'GET' }, signal);
      if (answer.kind !== 'ok') return answer;
      const sorted = sortEntries(answer.value, type);
      for (const one of sorted.matches) matches.push(one);
      for (const one of sorted.included) included.push(one);
      const link = nextOf(answer.value, next);
      if (link !== undefined && (seen.has(link) || new URL(link).origin !== new URL(base).origin)) {
        return invalidAnswer(name, 'next page is not within the source');
      }
      if (link !== undefined && seen.size >= mostPages) {
        return { kind: 'ok', value: { matches, included, cut: true } };
      }
      next = link;
    }
    return { kind: 'ok', value: { matches, included, cut: false } };
  }

  return {
    source,
    mayHave: capabilities.mayHave,
    read: (reference, signal) =>
      limit(signal, { kind: 'cancelled' }, () => ask(`${base}/${reference}`, { method: 'GET' }, signal)),
    circuit,
    search: async (type, params, signal, most) => {
      params.set('_count', most === undefined ? PAGE_SIZE : String(most));
      const wanted = await capabilities.offeredOf(type, params);
      return limit<Answer<SearchAnswer>>(signal, { kind: 'cancelled' }, async () => {
        const held = circuit.ask();
        if (held !== undefined) return { kind: 'failed', failure: held.failure, heldUntil: held.until };
        const mostPages = most === undefined ? MOST_PAGES : 1;
        const answer = await pages(type, `${base}/${type}?${wanted.toString()}`, mostPages, signal);
        if (answer.kind === 'cancelled') circuit.cancelled();
        return answer;
      });
    },
    put: (reference, resource, signal, version) =>
      limit(signal, { kind: 'cancelled' }, () =>
        // Never by itself a second time: the first may have been written.
        askOnce(
          `${base}/${reference}`,
          {
            method: 'PUT',
            headers: {
              'content-type': 'application/fhir+json',
              ...(version === undefined ? {} : { 'if-match': `W/"${version}"` }),
            },
            body: JSON.stringify(resource),
          },
          signal,
        ),
      ),
    post: (type, params, signal) =>
      limit(signal, { kind: 'cancelled' }, async () => {
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        const answer = await askBundle(
          `${base}/${type}/_search`,
          { method: 'POST', headers, body: params.toString() },
          signal,
        );
        return answer.kind === 'ok'
          ? { kind: 'ok', value: { ...sortEntries(answer.value, type), cut: false } }
          : answer;
      }),
  };
}

/** Hits apart from what came along: by `search.mode`, or by type where the source gives no mode. */
function sortEntries(bundle: Bundle, type: string): Reading {
  const matches: unknown[] = [];
  const included: unknown[] = [];
  for (const { resource, search } of bundle.entry) {
    const mode = search?.mode ?? (typeNameOf(resource) === type ? 'match' : 'include');
    if (mode === 'match') matches.push(resource);
    else if (mode === 'include') included.push(resource);
  }
  return { matches, included };
}

const typeNameOf = (resource: unknown): unknown =>
  typeof resource === 'object' && resource !== null && 'resourceType' in resource ? resource.resourceType : undefined;

/** The next page's address, absolute; undefined on the last page or where the link is no address. */
function nextOf(bundle: Bundle, from: string): string | undefined {
  const link = bundle.link.find((one) => one.relation === 'next')?.url;
  return link !== undefined && URL.canParse(link, from) ? new URL(link, from).href : undefined;
}
