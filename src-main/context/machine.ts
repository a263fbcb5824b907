import { assertNever } from '#shared/failure.js';
import { confirmationOverdue } from './machine/confirm.js';
import { identified } from './machine/identified.js';
import { forgetAsked, joined, leaveBehind, left, retell, sleep, wake } from './machine/membership.js';
import { clear, propose } from './machine/propose.js';
import type { MachineEvent, MachineState, Step } from './machine/state.js';
import { answered, decide, drop, prepared, surveyOverdue } from './machine/survey.js';

export * from './machine/state.js';
export { isUndecided } from './machine/survey.js';

/**
 * The context's state machine (design §4): propose → survey → commit → verify. Pure: what must be done outside comes back
 * as effects, and their results come in as events.
 */
export function reduce(state: MachineState, event: MachineEvent): Step {
  return settle(step(state, event));
}

function step(state: MachineState, event: MachineEvent): Step {
  switch (event.type) {
    case 'propose':
      return propose(state, event.change, event.objections ?? []);
    case 'prepared':
      return state.pending?.id === event.id
        ? prepared(state, state.pending, event.client, event.now)
        : { state, effects: [] };
    case 'notPrepared':
      return state.pending?.id === event.id
        ? drop(state, state.pending, 'notPrepared', event.now)
        : { state, effects: [] };
    case 'answer':
      return answered(state, event);
    case 'overdue':
      return event.of === 'survey' ? surveyOverdue(state, event) : confirmationOverdue(state, event);
    case 'notAsked':
      return forgetAsked(state, event.tool, event.now, event.id);
    case 'decide':
      return decide(state, event);
    case 'join':
      return joined(state, event.tool, event.guest, event.now);
    case 'leave':
      return left(state, event.tool, event.how, event.now);
    case 'sleep':
      return sleep(state, event.tool, event.now);
    case 'wake':
      return wake(state, event.tool, event.now);
    case 'retell':
      return retell(state, event.tool, event.now);
    case 'leaveBehind':
      return leaveBehind(state, event.tool, event.now);
    case 'clear':
      return clear(state, event.change, event.lock);
    case 'identified':
      return identified(state, event.client);
    case 'unlock':
      return { state: { ...state, locked: false }, effects: [] };
    default:
      return assertNever(event);
  }
}

/** Says once of each version that it is known how every tool came along. */
function settle({ state, effects }: Step): Step {
  const busy = state.pending !== null || Object.values(state.tools).some((tool) => tool.state === 'switching');
  if (busy || state.settled === state.version) return { state, effects };
  return {
    state: { ...state, settled: state.version },
    effects: [...effects, { do: 'settled', version: state.version }],
  };
}
