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
  /** The session is over. */
  onEnded: () => Promise<void>;
  clock: Clock;
  everyMs: number;
}) {
  const { participation, behaviour, onLink, clock } = parts;
  let cancel = () => {};
  /** A loop that was stopped while it waited for an answer must not go on beside a new one. */
  let run = 0;
  let lost = false;
  let late = false;
  let settling: { instead: string; until: number } | undefined;

  /** @returns whether something new was shown: that is said at once by asking again */
  async function look(): Promise<boolean> {
    const answer = await participation.newest();
    if (answer.is === 'ended') {
      await parts.onEnded();
      return false;
    }
    if (answer.is === 'unreachable' || (answer.is === 'unknownHere' && !(await participation.join()))) {
      if (!lost) onLink('lost');
      lost = true;
      return false;
    }
    if (lost) onLink('joined');
    lost = false;
    if (answer.is !== 'known') return false;
    const newest = answer.coupon;
    if (newest === participation.applied() || behaviour() === 'refuse') return false;
    if (settling?.instead === newest && clock.now().getTime() < settling.until) return false;
    settling = undefined;
    return participation.apply(newest);
  }

  async function turn(mine: number): Promise<void> {
    const mode = behaviour();
    const again = (ms: number) => {
      if (mine === run) cancel = clock.after(ms, () => void turn(mine));
    };
    if (mode === 'late' && !late && !lost) {
      const newest = await participation.newest();
      late = newest.is === 'known' && newest.coupon !== participation.applied();
      if (late) return again(LATE_MS);
      // A change that comes before the next time is late as well.
      if (newest.is === 'known') return again(parts.everyMs);
    }
    late = false;
    if (mode === 'oldClient') await participation.newest();
    else if (mode !== 'hang' && mode !== 'crash' && (await look())) return again(0);
    return again(parts.everyMs);
  }

  return {
    start() {
      cancel();
      run += 1;
      const mine = run;
      cancel = clock.after(0, () => void turn(mine));
    },
    stop() {
      run += 1;
      cancel();
    },
    /** An own change was sent; until it is made, the context before it is no news. */
    settle: (instead: string) => void (settling = { instead, until: clock.now().getTime() + SETTLING_MS }),
  };
}
