import * as z from 'zod';
import type { HeardContact } from '../centre.js';
import { type Called, calledSchema } from './call-link.js';

/** What a phone program tells of a call as it goes on. */
export const callEventSchema = calledSchema.extend({
  event: z.enum(['ringing', 'answered', 'held', 'resumed', 'ended', 'abandoned']),
});
export type CallEvent = z.infer<typeof callEventSchema>;

const STATES = {
  ringing: 'offered',
  answered: 'connected',
  held: 'held',
  resumed: 'connected',
  ended: 'ended',
  abandoned: 'abandoned',
} as const;
const isOver = ({ state }: HeardContact) => state === 'ended' || state === 'abandoned';
/** So many calls are remembered; a phone program that never says that they ended must not fill the memory. */
const MOST = 20;

/**
 * The calls after one more event. A program without ids has one call at a time: what comes is of the latest. Pure.
 * @param fresh id for a call that the program gives none
 */
export function withEvent(
  calls: readonly HeardContact[],
  { event, id, number, hidden, queue }: CallEvent,
  { now, fresh }: { now: string; fresh: string },
): readonly HeardContact[] {
  const state = STATES[event];
  const before = calls.findLast((one) => (id === undefined ? !isOver(one) : one.id === id));
  if (before === undefined && (state === 'ended' || state === 'abandoned')) return calls;
  const begun: HeardContact = before ?? {
    id: id ?? fresh,
    channel: 'call',
    queue: queue ?? '',
    caller: callerOf({ number, hidden }),
    arrivedAt: now,
    offeredAt: now,
    state,
  };
  if (isOver(begun) && before !== undefined) return calls;
  const next: HeardContact = {
    ...begun,
    state,
    ...(state === 'connected' && begun.connectedAt === undefined ? { connectedAt: now } : {}),
    ...(isOver({ ...begun, state }) ? { endedAt: now } : {}),
  };
  return [...calls.filter((one) => one !== before), next].slice(-MOST);
}

const callerOf = ({ number, hidden }: Pick<Called, 'number' | 'hidden'>): HeardContact['caller'] =>
  hidden !== true && number !== undefined ? { kind: 'number', number } : { kind: 'hidden' };
