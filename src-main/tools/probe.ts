import type { Clock } from '#shared/clock.js';
import type { CountyTool } from '#shared/county-tool.js';
import type { ViewFailure } from '#shared/tool-view.js';
import { entryOf } from './entry.js';
import { letsFrame } from './framing.js';

export const PROBE_LIMIT_MS = 8000;
export const MAX_HOPS = 10;

export type ProbeResult =
  { found: 'well' } | { found: 'framingRefused' } | { found: 'failure'; failure: ViewFailure; status?: number };

/** Asks a tool's entry page how it is. Never fails; an aborted one answers anything. */
export type Probe = (tool: CountyTool, signal: AbortSignal) => Promise<ProbeResult>;

const WELL: ProbeResult = { found: 'well' };
const failure = (kind: ViewFailure, status?: number): ProbeResult => ({
  found: 'failure',
  failure: kind,
  ...(status === undefined ? {} : { status }),
});

/**
 * The probe of tools' entry pages. It sends nothing but the fixed part of the county's own address: no client data, no
 * launch parameter, no cookie of anybody's. Cookies that the tool sets on the way are kept for that way alone, since many a
 * log-in goes round in circles without them. The way ends well where it leaves the tool's own origins, as it does to the
 * identity provider: what others show is theirs.
 * @param origin of the workbench's own pages, that would frame the tool; absent = no page of ours frames one
 */
export function createProbe({
  fetch,
  clock,
  origin,
}: {
  fetch: typeof globalThis.fetch;
  clock: Clock;
  origin?: (() => string) | undefined;
}): Probe {
  return async (tool, signal) => {
    const entry = entryOf(tool);
    if (entry === undefined) return WELL;
    const limit = new AbortController();
    const stop = clock.after(PROBE_LIMIT_MS, () => limit.abort());
    try {
      return await walk(tool, entry, AbortSignal.any([signal, limit.signal]));
    } catch (error) {
      return failure(limit.signal.aborted ? 'timedOut' : failureOf(error));
    } finally {
      stop();
    }
  };

  async function walk(tool: CountyTool, entry: { url: string; whole: boolean }, signal: AbortSignal) {
    const own = new Set([entry.url, tool.url ?? entry.url].map((url) => new URL(url.replace(/[?#{].*$/, '')).origin));
    const cookies = new Map<string, string>();
    let url = entry.url;
    for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
      const at = new URL(url);
      if (!own.has(at.origin)) return WELL;
      const response = await fetch(url, {
        redirect: 'manual',
        signal,
        headers: {
          accept: 'text/html,*/*;q=0.8',
          ...(cookies.size === 0 ? {} : { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
        },
      });
      await response.body?.cancel();
      const next = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || next === null || !URL.canParse(next, url))
        return judge(tool, response, at.origin, hop === 0 ? entry.whole : true);
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? [];
        if (name !== undefined && value !== undefined) cookies.set(name, value);
      }
      url = new URL(next, url).href;
    }
    return failure('redirectLoop');
  }

  function judge(tool: CountyTool, { status, headers }: Response, own: string, whole: boolean): ProbeResult {
    // With a part of its address left out a page may answer that just this is missing.
    const counts = whole ? status >= 400 && status !== 401 : status >= 502;
    if (counts) return failure(status >= 500 ? 'serverError' : 'refused', status);
    if (status >= 400) return WELL;
    if (tool.kind !== 'embedded' || origin === undefined) return WELL;
    return letsFrame(headers, origin(), own) ? WELL : { found: 'framingRefused' };
  }
}

/** Codes by which Node's TLS says that a certificate does not hold. */
const CERTIFICATE =
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/;
const TIMED_OUT = /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/;

/** What an error of `fetch` says. */
function failureOf(error: unknown): ViewFailure {
  const codes = codesOf(error);
  if (codes.some((code) => CERTIFICATE.test(code))) return 'certificate';
  return codes.some((code) => TIMED_OUT.test(code)) ? 'timedOut' : 'unreachable';
}

function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [...code, ...inner.flatMap(codesOf)];
}
