import type { Clock } from '#shared/clock.js';

/** A timer stands still while the machine sleeps: the time of day is looked at at least this often. */
const LOOKED_AT_MS = 15_000;

export type Timing = Pick<Clock, 'now' | 'after'>;

/** One call at a time of day, also when the machine has slept over it. */
export function createAlarm(clock: Timing) {
  let stop = () => {};
  return {
    /** Calls at `at` (epoch milliseconds), at once if it is past; the former call is forgotten. */
    set(at: number, call: () => void): void {
      stop();
      const look = () => {
        const left = at - clock.now();
        if (left <= 0) return call();
        stop = clock.after(Math.min(left, LOOKED_AT_MS), look);
      };
      stop = clock.after(Math.max(0, Math.min(at - clock.now(), LOOKED_AT_MS)), look);
    },
    clear(): void {
      stop();
      stop = () => {};
    },
  };
}
