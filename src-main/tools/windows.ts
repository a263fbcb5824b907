import type { Clock } from '#shared/clock.js';
import type { Screen } from '#shared/workspace.js';

/** Milliseconds that a window may be out of reach, as after the machine slept, before its panes count as gone. */
export const AWAY_MS = 60_000;

/** Knows which windows follow the views. One that says nothing for a while is gone, and its panes with it. */
export function createWindowWatch({ clock, gone }: { clock: Clock; gone: (screen: Screen) => void }) {
  const following = new Map<Screen, number>();
  return {
    /** A window of this screen follows. @returns tells that it does no more */
    came(screen: Screen): () => void {
      following.set(screen, (following.get(screen) ?? 0) + 1);
      return () => {
        following.set(screen, (following.get(screen) ?? 1) - 1);
        clock.after(AWAY_MS, () => {
          if (following.get(screen) === 0) gone(screen);
        });
      };
    },
  };
}
