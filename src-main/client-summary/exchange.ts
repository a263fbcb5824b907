import type { Failure } from '#shared/failure.js';
import { mayPassAtOnce } from './backoff.js';
import type { Clock } from './clock.js';
import { type Answer, diagnosticsOf } from './fhir-answer.js';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

interface Parts {
  /** The system's own name, for its failures. */
  name: string;
  /** Milliseconds for one whole answer. */
  timeoutMs: number;
  /** Repeats at once of what found nobody or a server in trouble. */
  retries: number;
  /** Media type of the answers. */
  accept: string;
  fetch: Fetch;
  clock: Clock;
  /** From 0 to 1: spreads the repeats. */
  chance: () => number;
  /** Is told how each exchange ended, cancelled ones apart. */
  ended?: (failure: Failure | undefined) => void;
}

/** One exchange of JSON with an outside system. Every outcome is a value; nothing is thrown for what the network does. */
export type Exchange = (url: string, init: RequestInit, signal: AbortSignal) => Promise<Answer<unknown>>;

/** Exchanges with one system: sent, answered, and the body read, each within the system's time. */
export function createExchange({ name, timeoutMs, retries, accept, fetch, clock, chance, ended }: Parts): Exchange {
  async function once(url: string, init: RequestInit, signal: AbortSignal): Promise<Answer<unknown>> {
    const timeout = new AbortController();
    const stop = clock.setTimeout(() => timeout.abort(), timeoutMs);
    try {
      const response = await fetch(url, {
        ...init,
        headers: { accept, ...init.headers },
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
      if (json === undefined && body.trim() !== '') return invalidAnswer(name, 'not JSON');
      return { kind: 'ok', value: json };
    } catch {
      if (signal.aborted) return { kind: 'cancelled' };
      if (timeout.signal.aborted) return failed({ kind: 'timedOut', source: name, afterMs: timeoutMs });
      return failed({ kind: 'unreachable', source: name });
    } finally {
      stop();
    }
  }

  return async (url, init, signal) => {
    for (let left = retries; ; left -= 1) {
      const answer = await once(url, init, signal);
      if (answer.kind === 'cancelled') return answer;
      const failure = answer.kind === 'failed' ? answer.failure : undefined;
      if (failure === undefined || left === 0 || !mayPassAtOnce(failure)) {
        ended?.(failure);
        return answer;
      }
      await pause(clock, REPEAT_MS * (0.5 + chance()), signal);
      if (signal.aborted) return { kind: 'cancelled' };
    }
  };
}

/** Long enough for a server that starts anew or a dropped connection, short enough not to be noticed. */
const REPEAT_MS = 150;

const failed = <T>(failure: Failure): Answer<T> => ({ kind: 'failed', failure });

/** The answer was not in the agreed form. */
export const invalidAnswer = <T>(source: string, detail: string): Answer<T> =>
  failed({ kind: 'invalidAnswer', source, detail });

/** Waits, or less when the signal aborts. */
const pause = (clock: Clock, ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const stop = clock.setTimeout(done, ms);
    function done(): void {
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });

function parseJson(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    return undefined;
  }
}
