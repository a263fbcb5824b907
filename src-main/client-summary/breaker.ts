import { assertNever } from '#shared/assert-never.js';
import { backoffMs } from './backoff.js';

/**
 * Circuit breaker of one source, pure. A source in trouble is left alone for a while instead of being asked twenty times
 * for each client; then one request tries it, and all others wait for what comes of that one.
 */
export type Breaker =
  /** Asked freely. `failures`: when it failed since its last answer, milliseconds since the epoch. */
  | { state: 'closed'; failures: readonly number[] }
  /** Not asked before `until`. `attempt` counts the waits in a row. */
  | { state: 'open'; until: number; attempt: number }
  /** One request is under way to try it. */
  | { state: 'halfOpen'; attempt: number };

export type BreakerEvent =
  /** Somebody is about to ask, which `mayAsk` has allowed. */
  | { kind: 'asked' }
  | { kind: 'answered' }
  | { kind: 'failed' }
  /** The request under way was given up before its end: nothing is known. */
  | { kind: 'cancelled' }
  /** A person wants it tried now. */
  | { kind: 'insisted' };

export const CLOSED: Breaker = { state: 'closed', failures: [] };
/** So many failures within the window with no answer between them open the circuit. */
export const MOST_FAILURES = 5;
export const WINDOW_MS = 30_000;

/** May a request be sent now? */
export const mayAsk = (breaker: Breaker, now: number): boolean =>
  breaker.state === 'closed' || (breaker.state === 'open' && breaker.until <= now);

/**
 * The breaker after an event.
 * @param chance from 0 to 1: spreads the waits of a county's workbenches
 */
export function step(breaker: Breaker, event: BreakerEvent, now: number, chance: number): Breaker {
  const open = (attempt: number): Breaker => ({ state: 'open', until: now + backoffMs(attempt, chance), attempt });
  switch (event.kind) {
    case 'answered':
    case 'insisted':
      return CLOSED;
    case 'asked':
      return breaker.state === 'open' ? { state: 'halfOpen', attempt: breaker.attempt } : breaker;
    case 'cancelled':
      return breaker.state === 'halfOpen' ? { state: 'open', until: now, attempt: breaker.attempt } : breaker;
    case 'failed': {
      if (breaker.state === 'halfOpen') return open(breaker.attempt + 1);
      // Requests that were under way when the circuit opened say nothing new.
      if (breaker.state === 'open') return breaker;
      const failures = [...breaker.failures.filter((at) => at > now - WINDOW_MS), now];
      return failures.length >= MOST_FAILURES ? open(0) : { state: 'closed', failures };
    }
    default:
      return assertNever(event);
  }
}
