import type { Answer } from './fhir-answer.js';
import type { Clock } from './clock.js';
import type { SearchAnswer, SourceReader } from './fhir-source.js';

/** So long an answer is good for another search that asks the same: the reading of one client takes no longer. */
const FRESH_MS = 5_000;

interface Shared {
  answer: Promise<Answer<SearchAnswer>>;
  /** Those who wait for it; with the last of them it is given up. */
  users: number;
  stop: AbortController;
  goodUntil: number;
}

/**
 * One source's searches for one client, each sent once: what several sections need, and what a search's answer leads to,
 * is often the same.
 */
export function createSharedSearches(reader: Pick<SourceReader, 'search' | 'mayHave'>, clock: Clock) {
  const known = new Map<string, Shared>();

  function begin(key: string, type: string, params: URLSearchParams): Shared {
    const stop = new AbortController();
    const shared: Shared = { answer: reader.search(type, params, stop.signal), users: 0, stop, goodUntil: Infinity };
    known.set(key, shared);
    void shared.answer.then(({ kind }) => {
      // A failure is asked again whenever it is wanted again.
      if (kind === 'ok') shared.goodUntil = clock.now() + FRESH_MS;
      else if (known.get(key) === shared) known.delete(key);
    });
    return shared;
  }

  function wait(key: string, shared: Shared, signal: AbortSignal): Promise<Answer<SearchAnswer>> {
    shared.users += 1;
    return new Promise((resolve) => {
      const leave = () => {
        shared.users -= 1;
        resolve({ kind: 'cancelled' });
        if (shared.users > 0) return;
        if (known.get(key) === shared && shared.goodUntil === Infinity) known.delete(key);
        shared.stop.abort();
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      void shared.answer.then((answer) => {
        signal.removeEventListener('abort', leave);
        resolve(answer);
      });
    });
  }

  return {
    mayHave: reader.mayHave,
    search(type: string, params: URLSearchParams, signal: AbortSignal): Promise<Answer<SearchAnswer>> {
      const key = `${type}?${params.toString()}`;
      const before = known.get(key);
      const usable = before !== undefined && clock.now() < before.goodUntil ? before : begin(key, type, params);
      return wait(key, usable, signal);
    },
    /** The section is asked anew: what is at hand is not good enough. */
    forget: () => known.clear(),
  };
}
