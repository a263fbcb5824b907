import type { Summary } from '#shared/client-summary.js';
import type { Clock } from '#shared/clock.js';
import type { Live } from '../live.js';

/** How long the sources of the summary are waited for. */
const PATIENCE_MS = 10_000;

/** Resolves when the summary has been read as far as is wanted, or when it has been waited for long enough. */
export function untilRead(
  isRead: () => boolean,
  { summary, clock }: { summary: Pick<Live<Summary>, 'subscribe'>; clock: Clock },
): Promise<void> {
  if (isRead()) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      for (const stop of stops) stop();
      resolve();
    };
    const stops = [summary.subscribe(() => void (isRead() && done())), clock.after(PATIENCE_MS, done)];
  });
}
