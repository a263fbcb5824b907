/** A value that others may watch: each watcher gets it as it is now, then every later one, the newest if it is slow. */
export interface Live<T> {
  get: () => T;
  set: (value: T) => void;
  update: (change: (value: T) => T) => void;
  /** Calls `listener` at each change, not now. Returns the way to stop. */
  subscribe: (listener: (value: T) => void) => () => void;
  /** The value now and every change, until `signal` aborts. A slow reader skips to the newest: state, not history. */
  watch: (signal?: AbortSignal) => AsyncGenerator<T, void>;
}

/** Makes a watched value that begins as `initial`. */
export function createLive<T>(initial: T): Live<T> {
  let current = initial;
  const listeners = new Set<(value: T) => void>();
  const live: Live<T> = {
    get: () => current,
    set(value) {
      current = value;
      for (const listener of listeners) listener(value);
    },
    update: (change) => live.set(change(current)),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async *watch(signal) {
      let fresh = true;
      let wake: () => void = () => {};
      const stop = live.subscribe(() => {
        fresh = true;
        wake();
      });
      const nextChange = () => new Promise<void>((resolve) => (wake = resolve));
      const onAbort = () => wake();
      signal?.addEventListener('abort', onAbort);
      try {
        while (signal?.aborted !== true) {
          if (fresh) {
            fresh = false;
            yield current;
          } else {
            await nextChange();
          }
        }
      } finally {
        stop();
        signal?.removeEventListener('abort', onAbort);
      }
    },
  };
  return live;
}
