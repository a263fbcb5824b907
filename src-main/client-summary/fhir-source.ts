import type { FhirSource } from '#shared/data-sources.js';
import type { Clock } from './clock.js';
import { type Answer, type Bundle, bundleSchema, diagnosticsOf } from './fhir-answer.js';
import { createLimit } from './limit.js';
import type { Reading } from './sections/index.js';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Pages read of one search at most; what is beyond is told as not read. */
const MOST_PAGES = 10;
const PAGE_SIZE = '250';
const AT_ONCE = 6;

/** One FHIR R4 server. Only consents are ever written to it. Every answer is a value; nothing is thrown for what the network does. */
export interface SourceReader {
  readonly source: FhirSource;
  /** FHIR read. `value` is the resource, not yet looked into. */
  read: (reference: string, signal: AbortSignal) => Promise<Answer<unknown>>;
  /** FHIR search by GET, all pages within bounds. Parameters must hold nothing of a client but a logical id. */
  search: (type: string, params: URLSearchParams, signal: AbortSignal) => Promise<Answer<SearchAnswer>>;
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
export function createSourceReader(source: FhirSource, fetch: Fetch, clock: Clock): SourceReader {
  const base = source.baseUrl.replace(/\/$/, '');
  const limit = createLimit(AT_ONCE);
  const name = source.name;

  /** One exchange: sent, answered, and its body read, within the source's time. */
  async function ask(url: string, init: RequestInit, signal: AbortSignal): Promise<Answer<unknown>> {
    const timeout = new AbortController();
    const stop = clock.setTimeout(() => timeout.abort(), source.timeoutMs);
    try {
      const response = await fetch(url, {
        ...init,
        headers: { accept: 'application/fhir+json', ...init.headers },
        // Client data goes to the configured address and nowhere else.
        redirect: 'manual',
        cache: 'no-store',
        signal: AbortSignal.any([signal, timeout.signal]),
      });
      const body = await response.text();
      if (signal.aborted) return { kind: 'cancelled' };
      const json = parseJson(body);
      if (!response.ok) {
        const detail = diagnosticsOf(json);
        return failed({
          kind: 'rejected',
          source: name,
          status: response.status,
          ...(detail === undefined ? {} : { detail }),
        });
      }
      // What was written need not be sent back.
      const missing = json === undefined && !(init.method === 'PUT' && body.trim() === '');
      return missing ? invalid('not JSON') : { kind: 'ok', value: json };
    } catch {
      if (signal.aborted) return { kind: 'cancelled' };
      if (timeout.signal.aborted) return failed({ kind: 'timedOut', source: name, afterMs: source.timeoutMs });
      return failed({ kind: 'unreachable', source: name });
    } finally {
      stop();
    }
  }

  const failed = <T>(failure: Extract<Answer<T>, { kind: 'failed' }>['failure']): Answer<T> => ({
    kind: 'failed',
    failure,
  });
  const invalid = <T>(detail: string): Answer<T> => failed({ kind: 'invalidAnswer', source: name, detail });

  async function askBundle(url: string, init: RequestInit, signal: AbortSignal): Promise<Answer<Bundle>> {
    const answer = await ask(url, init, signal);
    if (answer.kind !== 'ok') return answer;
    const bundle = bundleSchema.safeParse(answer.value);
    return bundle.success ? { kind: 'ok', value: bundle.data } : invalid('not a Bundle');
  }

  async function pages(type: string, first: string, signal: AbortSignal): Promise<Answer<SearchAnswer>> {
    const reading: SearchAnswer = { matches: [], included: [], cut: false };
    const seen = new Set<string>();
    let next: string | undefined = first;
    while (next !== undefined) {
      seen.add(next);
      const answer: Answer<Bundle> = await askBundle(next, { method: 'GET' }, signal);
      if (answer.kind !== 'ok') return answer;
      const sorted = sortEntries(answer.value, type);
      reading.matches = [...reading.matches, ...sorted.matches];
      reading.included = [...reading.included, ...sorted.included];
      const link = nextOf(answer.value, next);
      if (link !== undefined && (seen.has(link) || new URL(link).origin !== new URL(base).origin)) {
        return invalid('next page is not within the source');
      }
      reading.cut = link !== undefined && seen.size >= MOST_PAGES;
      next = reading.cut ? undefined : link;
    }
    return { kind: 'ok', value: reading };
  }

  return {
    source,
    read: (reference, signal) =>
      limit(signal, { kind: 'cancelled' }, () => ask(`${base}/${reference}`, { method: 'GET' }, signal)),
    search: (type, params, signal) => {
      params.set('_count', PAGE_SIZE);
      return limit(signal, { kind: 'cancelled' }, () => pages(type, `${base}/${type}?${params.toString()}`, signal));
    },
    put: (reference, resource, signal, version) =>
      limit(signal, { kind: 'cancelled' }, () =>
        ask(
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

function parseJson(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    return undefined;
  }
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
