import type { ConsultationAction, ConsultationRefusal } from '#shared/consultation.js';
import { assertNever } from '#shared/failure.js';
import { type Case, isRinging, talksIn } from './case.js';

/** More talk than this belongs elsewhere; it bounds what one request takes of the memory. */
const MOST_MESSAGES = 200;

/** `does`: it changes the request. `nothing`: it has been done already. */
export type Decision = 'does' | 'nothing' | { refused: ConsultationRefusal };

const refuse = (refused: ConsultationRefusal): Decision => ({ refused });

/** Before it is taken: of those asked the first one wins, and the asker is not one of them. */
function ofTheAsked(one: Case, by: string): Decision {
  if (one.state === 'accepted') return refuse(one.acceptedBy === by ? 'notForYou' : 'alreadyTaken');
  return by === one.from ? refuse('notForYou') : 'does';
}

/**
 * Whether an action on a request does something, by the request alone. Whether the doer belongs to those who are asked
 * is looked at before the entry is written, since the directory may be another when it is read.
 */
export function decide(one: Case | undefined, by: string, action: ConsultationAction): Decision {
  if (action.do === 'open') {
    const { contact, kind } = action.request;
    // With advice the contact stays where it is.
    return one !== undefined || (contact !== undefined && kind !== 'handOver') ? refuse('invalid') : 'does';
  }
  if (one === undefined) return refuse('unknown');
  if (action.do === 'seen') {
    if (!talksIn(one, by) && !isRinging(one, by)) return refuse('notForYou');
    const seen = one.seen[by] ?? 0;
    return seen >= one.content || action.version <= seen ? 'nothing' : 'does';
  }
  if (one.state === 'closed') return refuse('closed');
  switch (action.do) {
    case 'accept':
      return one.acceptedBy === by ? 'nothing' : ofTheAsked(one, by);
    case 'notNow':
    case 'later':
      return ofTheAsked(one, by);
    case 'release':
      return one.acceptedBy === by ? 'does' : refuse('notForYou');
    case 'say':
      if (!talksIn(one, by)) return refuse('notForYou');
      return one.messages.length < MOST_MESSAGES ? 'does' : refuse('tooMany');
    case 'close':
      if (!talksIn(one, by)) return refuse('notForYou');
      if (action.outcome !== 'cancelled') return 'does';
      if (by !== one.from) return refuse('notForYou');
      return one.state === 'waiting' ? 'does' : refuse('alreadyTaken');
    case 'openedClient':
      if (one.acceptedBy !== by || one.request.client === undefined) return refuse('notForYou');
      return one.clientOpenedAt === undefined ? 'does' : 'nothing';
    default:
      return assertNever(action);
  }
}
