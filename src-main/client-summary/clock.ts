/** Time as this feature sees it; the composition root gives the real one, tests their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Calls `run` once after `ms` milliseconds. Returns the way to stop it. */
  setTimeout: (run: () => void, ms: number) => () => void;
}
