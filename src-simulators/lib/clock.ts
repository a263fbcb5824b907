/** Time as a simulator sees it, so that tests can make waiting short without touching the rules. */
export interface Clock {
  now: () => Date;
  /** Runs `action` once after `ms` milliseconds; returns the way to cancel. */
  after: (ms: number, action: () => void) => () => void;
}

/** The machine's own time. A timer never keeps the process alive by itself. */
export const systemClock: Clock = {
  now: () => new Date(),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
