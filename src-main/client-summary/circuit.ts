import type { Failure } from '#shared/failure.js';
import { isTrouble } from './backoff.js';
import { type Breaker, type BreakerEvent, CLOSED, mayAsk, step } from './breaker.js';
import type { Clock } from './clock.js';

/** Why a source is not asked just now, and until when (milliseconds since the epoch). */
export interface Held {
  failure: Failure;
  until: number;
}

/** The breaker of one source as it stands: shared by all that ask it, whichever client is open. */
export function createCircuit(clock: Clock, chance: () => number) {
  let breaker: Breaker = CLOSED;
  let last: Failure | undefined;
  const tell = (kind: BreakerEvent['kind']) => void (breaker = step(breaker, { kind }, clock.now(), chance()));
  return {
    /** Takes leave to ask. Held = nothing is to be sent; told with the failure that opened the circuit. */
    ask(): Held | undefined {
      const now = clock.now();
      if (last === undefined || mayAsk(breaker, now)) {
        tell('asked');
        return undefined;
      }
      // While another request tries it, the answer comes soon.
      return { failure: last, until: breaker.state === 'open' ? breaker.until : now };
    },
    /** How a request ended; without a failure it was answered. */
    ended(failure: Failure | undefined): void {
      if (failure === undefined || !isTrouble(failure)) return tell('answered');
      last = failure;
      tell('failed');
    },
    cancelled: () => tell('cancelled'),
    insist: () => tell('insisted'),
    /** When the source may be asked next, where the circuit is open. */
    until: (): number | undefined => (breaker.state === 'open' ? breaker.until : undefined),
  };
}
export type Circuit = ReturnType<typeof createCircuit>;
