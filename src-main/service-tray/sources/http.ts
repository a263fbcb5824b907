import type { Failure } from '#shared/failure.js';
import { decodeText } from './decode.js';

export type Got<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export interface HttpParts {
  /** Name of the source, for failures. */
  source: string;
  fetch: typeof globalThis.fetch;
  headers?: Record<string, string>;
  timeoutMs: number;
  concurrency: number;
  retries: number;
  /** Waits; rejects when the signal aborts. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  random: () => number;
  signal: AbortSignal;
}

export interface Http {
  /** The text at an address. */
  text: (url: string) => Promise<Got<string>>;
  /** The JSON at an address; a page of HTML, a cut answer or one in no JSON is an invalid answer, whatever its status. */
  json: (url: string) => Promise<Got<unknown>>;
}

const IN_PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 20_000;

/** Requests of one source: so many at once, repeated with growing, jittered pauses when they fail in passing. */
export function createHttp(parts: HttpParts): Http {
  const { source, fetch, headers = {}, timeoutMs, concurrency, retries, pause, random, signal } = parts;
  let running = 0;
  const waiting: (() => void)[] = [];
  const enter = async () => {
    if (running < concurrency) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  async function once(url: string): Promise<Got<string>> {
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, { headers, signal: AbortSignal.any([signal, limit]) });
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (!response.ok) return { ok: false, failure: { kind: 'rejected', source, status: response.status } };
      return { ok: true, value: decodeText(bytes) };
    } catch {
      return limit.aborted
        ? { ok: false, failure: { kind: 'timedOut', source, afterMs: timeoutMs } }
        : { ok: false, failure: { kind: 'unreachable', source } };
    }
  }
  const passes = ({ kind, ...rest }: Failure) =>
    kind !== 'rejected' || ('status' in rest && IN_PASSING.has(rest.status));

  async function get<T>(url: string, read: (text: string) => Got<T>): Promise<Got<T>> {
    for (let tried = 0; ; tried += 1) {
      await enter();
      const got = await once(url).finally(leave);
      const answer = got.ok ? read(got.value) : got;
      if (answer.ok || tried >= retries || signal.aborted || !passes(answer.failure)) return answer;
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tried);
      try {
        await pause(longest * (0.5 + random() / 2), signal);
      } catch {
        return answer;
      }
    }
  }

  return {
    text: (url) => get(url, (value) => ({ ok: true, value })),
    json: (url) => get(url, (text) => parseJson(text, source)),
  };
}

/** The value of a JSON text, or what is wrong with it in words. Pure. */
export function parseJson(text: string, source: string): Got<unknown> {
  const wrong = (detail: string): Got<unknown> => ({ ok: false, failure: { kind: 'invalidAnswer', source, detail } });
  if (/^\s*</.test(text)) return wrong('a page (HTML) in the place of JSON');
  if (text.trim() === '') return wrong('an empty answer');
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return { ok: true, value };
  } catch {
    return wrong(/[\]}]\s*$/.test(text) ? 'not JSON' : 'JSON that ends in the middle');
  }
}
