import { assertNever } from '#shared/failure.js';
import { LATE_MS, type Behaviour } from '../behaviour.js';
import type { Clock } from '../clock.js';
import type { Decision } from './decide.js';
import type { HubEvent } from './messages.js';
import type { Answer } from './subscriber.js';

export interface TroubleParts {
  mode: () => Behaviour;
  clock: Clock;
  decideNow: (event: HubEvent) => Decision;
  /** What a system in order does with an event. */
  follow: (event: HubEvent, answer: Answer) => void;
  refuse: (answer: Answer) => void;
  /** The system has stopped: it shows what it shows. */
  hang: () => void;
  crash: () => void;
}

/** What kind of event it is to the troublemaker: one that would move the system, one about the client, or another. */
function weightOf(decision: Decision): 'moves' | 'stays' | 'aside' {
  switch (decision.do) {
    case 'show':
    case 'close':
    case 'signOut':
      return 'moves';
    case 'keep':
    case 'refuse':
      return 'stays';
    case 'warn':
    case 'ignore':
      return 'aside';
    default:
      return assertNever(decision);
  }
}

/**
 * Stands between the workbench's events and following them, and makes the fault that the switch is set to. A fault comes
 * with an event that would change what is on the screen; others are answered as ever.
 */
export function createTrouble(parts: TroubleParts) {
  /** The newest event that was not acted on yet. */
  let waiting: { event: HubEvent; answer: Answer } | undefined;
  let stopWaiting = () => {};

  function onEvent(event: HubEvent, answer: Answer): void {
    const weight = weightOf(parts.decideNow(event));
    if (weight === 'aside') return parts.follow(event, answer);
    // An older event must never be acted on after a newer one.
    stopWaiting();
    waiting = undefined;
    if (weight === 'stays') return parts.follow(event, answer);
    const mode = parts.mode();
    switch (mode) {
      case 'normal':
        return parts.follow(event, answer);
      case 'refuse':
        return parts.refuse(answer);
      case 'late': {
        waiting = { event, answer };
        stopWaiting = parts.clock.after(LATE_MS, () => {
          waiting = undefined;
          parts.follow(event, answer);
        });
        return undefined;
      }
      case 'hang':
        waiting = { event, answer };
        return parts.hang();
      case 'oldClient':
        waiting = { event, answer };
        return undefined;
      case 'crash':
        return parts.crash();
      default:
        return assertNever(mode);
    }
  }

  return {
    onEvent,
    /** The switch was turned: what was left waiting is dealt with as it says now. */
    turned() {
      stopWaiting();
      const left = waiting;
      waiting = undefined;
      if (left !== undefined) onEvent(left.event, left.answer);
    },
    close: () => stopWaiting(),
  };
}
