import type { Clock } from '#shared/clock.js';

/** One running time limit for each tool and purpose: a new one takes the place of the old. */
export function createTimers(clock: Clock) {
  const running = new Map<string, () => void>();
  return {
    start(key: string, ms: number, call: () => void) {
      running.get(key)?.();
      running.set(
        key,
        clock.after(ms, () => {
          running.delete(key);
          call();
        }),
      );
    },
    stop() {
      for (const stop of running.values()) stop();
      running.clear();
    },
  };
}
