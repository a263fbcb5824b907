import type { PresenceUpdate } from '#shared/availability.js';
import type { PresenceStore } from './presence-store.js';

const RETRY_MS = 1000;

/**
 * Feeds the store from the core's stream while somebody reads the store, and opens the stream again when it breaks.
 * @returns a way to begin reading; what it returns ends it
 */
export function createFollower({
  store,
  watch,
  after,
}: {
  store: PresenceStore;
  watch: (signal: AbortSignal) => Promise<AsyncIterable<PresenceUpdate>>;
  /** Calls once after so many milliseconds; returns the way to stop it. */
  after: (ms: number, call: () => void) => () => void;
}) {
  let readers = 0;
  let running: AbortController | undefined;
  let stopRetry = () => {};

  async function follow(signal: AbortSignal): Promise<void> {
    try {
      for await (const update of await watch(signal)) {
        if (signal.aborted) return;
        store.apply(update);
      }
    } catch {
      // Why the way broke is told by the frame; here it is enough that it did.
    }
    if (signal.aborted) return;
    store.lose();
    stopRetry = after(RETRY_MS, () => void follow(signal));
  }

  return (): (() => void) => {
    readers += 1;
    if (readers === 1) {
      running = new AbortController();
      void follow(running.signal);
    }
    return () => {
      readers -= 1;
      if (readers > 0) return;
      stopRetry();
      running?.abort();
    };
  };
}
export type Follower = ReturnType<typeof createFollower>;
