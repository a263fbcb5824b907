import type { Clock } from './clock.js';

/**
 * Runs `work` at once when it is asked for after a quiet time, and at most every `ms` while it is asked for again and
 * again; the last wish is always served. 0 = every time.
 */
export function createPace(clock: Clock, ms: number, work: () => void) {
  let resting = false;
  let wanted = false;
  let ended = false;
  let stop = () => {};
  function run(): void {
    if (ms > 0) {
      resting = true;
      stop = clock.setTimeout(() => {
        resting = false;
        if (!wanted) return;
        wanted = false;
        run();
      }, ms);
    }
    work();
  }
  return {
    ask(): void {
      if (ended) return;
      if (resting) wanted = true;
      else run();
    },
    /** At once, whatever the time since the last. */
    now(): void {
      if (ended) return;
      stop();
      wanted = false;
      run();
    },
    end(): void {
      stop();
      ended = true;
    },
  };
}
