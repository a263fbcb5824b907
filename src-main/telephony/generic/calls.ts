import * as z from 'zod';
import type { HeardContact } from '../centre.js';
import { normalNumber } from '../phone-number.js';
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
 * The calls after one more event. A program without ids has one call at a time: what comes is of the latest, unless it names
 * another caller. That is a call of its own then, never the first one's, whose client may be confirmed already; when it has
 * been answered, the one before is over unless the program has said that it is held. Pure.
 * @param fresh id for a call that the program gives none
 */
export function withEvent(
  calls: readonly HeardContact[],
  { event, id, number, hidden, queue }: CallEvent,
  { now, fresh }: { now: string; fresh: string },
): readonly HeardContact[] {
  const state = STATES[event];
  const caller = number === undefined && hidden === undefined ? undefined : callerOf({ number, hidden });
  const before = calls.findLast((one) =>
    id === undefined ? !isOver(one) && (caller === undefined || isSame(one.caller, caller)) : one.id === id,
  );
  // Only what rings or is answered begins a call.
  if (before === undefined && event !== 'ringing' && event !== 'answered') return calls;
  if (before !== undefined && isOver(before)) return calls;
  const begun: HeardContact = before ?? {
    id: id ?? fresh,
    channel: 'call',
    queue: queue ?? '',
    caller: caller ?? { kind: 'hidden' },
    arrivedAt: now,
    offeredAt: now,
    state,
  };
  const next: HeardContact = {
    ...begun,
    state,
    ...(state === 'connected' && begun.connectedAt === undefined ? { connectedAt: now } : {}),
    ...(isOver({ ...begun, state }) ? { endedAt: now } : {}),
  };
  const others = calls
    .filter((one) => one !== before)
    .map((one) =>
      event === 'answered' && id === undefined && one.state === 'connected'
        ? { ...one, state: 'ended' as const, endedAt: now }
        : one,
    );
  return [...others, next].slice(-MOST);
}

const callerOf = ({ number, hidden }: Pick<Called, 'number' | 'hidden'>): HeardContact['caller'] =>
  hidden !== true && number !== undefined ? { kind: 'number', number } : { kind: 'hidden' };

/** Whether two events speak of the same caller, however the number is written. */
const isSame = (one: HeardContact['caller'], other: HeardContact['caller']): boolean =>
  one.kind === 'number' && other.kind === 'number'
    ? one.number === other.number || (normalNumber(one.number) ?? one.number) === normalNumber(other.number)
    : one.kind === other.kind;
