import type { Failure } from '#shared/failure.js';
import type { Entry, Holding } from './holding.js';
import type { Reading } from './merge.js';

/** What a source is asked for. */
export interface Ask {
  /** Only what has changed since this moment (ISO); absent = all. Sources that cannot tell give all. */
  since: string | undefined;
  /** What is held now: changes are fetched for it only. */
  held: Holding;
  /** What an interrupted reading of the same kind had already fetched. */
  fetched: Holding;
  /** Told of each part that has come, so that an interruption loses nothing. */
  keep: (entries: readonly Entry[]) => Promise<void>;
  progress: (done: number, of: number) => void;
  signal: AbortSignal;
}

export type ReadSource = (ask: Ask) => Promise<Reading | { failure: Failure }>;
