import type { Clock } from '../../lib/clock.js';
import type { Participation } from './participation.js';
import type { Behaviour, ContextLink } from './types.js';

const LATE_MS = 3000;
/** After an own change the old context may be the newest for this long: others are still being asked. */
const SETTLING_MS = 15_000;

/**
 * Follows by asking: which context is the newest, and if it is not the one shown here, what is in it. A fault shows as it
 * would in a real system: one that hangs or has crashed asks no more, one that refuses or clings to the old client asks
 * but does not read.
 */
export function createPoll(parts: {
  participation: Participation;
  behaviour: () => Behaviour;
  onLink: (link: ContextLink) => void;
  clock: Clock;
  everyMs: number;
}) {
  const { participation, behaviour, onLink, clock } = parts;
  let stop: (() => void) | undefined;
  let lost = false;
  let late = false;
  let settling: { instead: string; until: number } | undefined;

  async function look(): Promise<void> {
    const answer = await participation.newest();
    if (answer === undefined || (answer.coupon === undefined && !(await participation.join()))) {
      if (!lost) onLink('lost');
      lost = true;
      return;
    }
    if (lost) onLink('joined');
    lost = false;
    const newest = answer.coupon;
    if (newest === undefined || newest === participation.applied() || behaviour() === 'refuse') return;
    if (settling?.instead === newest && clock.now().getTime() < settling.until) return;
    settling = undefined;
    await participation.apply(newest);
  }

  async function turn(): Promise<void> {
    const mode = behaviour();
    if (mode === 'late' && !late) {
      late = true;
      const newest = await participation.newest();
      if (newest?.coupon !== undefined && newest.coupon !== participation.applied()) {
        again(LATE_MS);
        return;
      }
    }
    late = false;
    if (mode === 'oldClient') await participation.newest();
    else if (mode !== 'hang' && mode !== 'crash') await look();
    again(parts.everyMs);
  }

  const again = (ms: number) => {
    if (stop !== undefined) stop = clock.after(ms, () => void turn());
  };

  return {
    start() {
      stop ??= clock.after(0, () => void turn());
    },
    stop() {
      stop?.();
      stop = undefined;
    },
    /** An own change was sent; until it is made, the context before it is no news. */
    settle: (instead: string) => void (settling = { instead, until: clock.now().getTime() + SETTLING_MS }),
  };
}
