import type { Clock } from './clock.js';

/** A value that becomes known after the start, and those who wait for it. */
export interface Later<T> {
  set: (value: T) => void;
  /** The value now, if known. */
  now: () => T | undefined;
  /** The value as soon as it is known; undefined when it is not within `limit` milliseconds. */
  wait: (limit: number) => Promise<T | undefined>;
}

export function createLater<T>(clock: Clock, initial: T | undefined): Later<T> {
  let value = initial;
  const waiting = new Set<(value: T) => void>();
  return {
    set(next) {
      value = next;
      for (const tell of waiting) tell(next);
      waiting.clear();
    },
    now: () => value,
    wait: (limit) =>
      value !== undefined
        ? Promise.resolve(value)
        : new Promise((resolve) => {
            const tell = (next: T) => {
              cancel();
              resolve(next);
            };
            const cancel = clock.after(limit, () => {
              waiting.delete(tell);
              resolve(undefined);
            });
            waiting.add(tell);
          }),
  };
}
