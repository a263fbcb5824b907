import { type Timing, createAlarm } from './alarm.js';

const LONGEST_WARNING_MS = 30_000;

export type IdleStep =
  | { do: 'wait'; until: number }
  /** Nobody has used the workbench for a while: it locks itself at `at` unless somebody does. */
  | { do: 'warn'; at: number }
  | { do: 'lock' };

/**
 * What to do about a workbench that was last used at `lastUse` (epoch milliseconds).
 * @param limitMs how long it may stand unused before it locks itself
 */
export function idleStep(lastUse: number, now: number, limitMs: number): IdleStep {
  const at = lastUse + limitMs;
  if (now >= at) return { do: 'lock' };
  const warnAt = at - Math.min(LONGEST_WARNING_MS, limitMs / 2);
  return now >= warnAt ? { do: 'warn', at } : { do: 'wait', until: warnAt };
}

/**
 * Watches whether anybody uses the workbench while somebody is signed in.
 * @param limitMs null = it does not lock itself
 * @param idleSeconds how long the whole machine has been unused, where the host knows: tools in views of their own count
 * @param onWarning when it locks itself, or undefined when that is not near any more
 */
export function createIdleWatch({
  clock,
  limitMs,
  idleSeconds,
  onWarning,
  onIdle,
}: {
  clock: Timing;
  limitMs: number | null;
  idleSeconds?: (() => number) | undefined;
  onWarning: (locksAt: number | undefined) => void;
  onIdle: () => void;
}) {
  const alarm = createAlarm(clock);
  let lastUse = 0;
  let watching = false;
  let warned: number | undefined;

  function warn(at: number | undefined): void {
    if (at === warned) return;
    warned = at;
    onWarning(at);
  }
  function look(): void {
    if (limitMs === null || !watching) return;
    const machine = idleSeconds === undefined ? 0 : clock.now() - idleSeconds() * 1000;
    lastUse = Math.max(lastUse, machine);
    const step = idleStep(lastUse, clock.now(), limitMs);
    if (step.do === 'lock') {
      watching = false;
      warned = undefined;
      return onIdle();
    }
    if (step.do === 'wait') {
      warn(undefined);
      return alarm.set(step.until, look);
    }
    warn(step.at);
    // Where only the host sees that the machine is used, it has to be asked.
    return alarm.set(idleSeconds === undefined ? step.at : Math.min(step.at, clock.now() + 1000), look);
  }

  return {
    start(): void {
      watching = true;
      warned = undefined;
      lastUse = clock.now();
      look();
    },
    stop(): void {
      watching = false;
      alarm.clear();
    },
    /** Somebody uses it now. */
    used(): void {
      lastUse = clock.now();
      if (watching) look();
    },
  };
}
