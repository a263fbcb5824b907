import type { Answer } from '../machine.js';
import type { EventName } from './names.js';

/** What has become of an event sent to one subscriber. */
export type SentState = 'sent' | Answer;

export interface Sent {
  /** The event's own id. */
  id: string;
  /** Change of client that the event told of. */
  change: string;
  name: EventName;
  state: SentState;
  /** Part of the change itself; otherwise only its confirmation says something of the client (an encounter of the same one). */
  decides: boolean;
}

/** Events sent to one subscriber: the latest change of client that it was told of, and a few before it. */
export interface Ledger {
  change: string | undefined;
  /** The latest last. A list: so few are looked through sooner than a map of them is made anew with each answer. */
  events: readonly Sent[];
}
export const EMPTY_LEDGER: Ledger = { change: undefined, events: [] };

/** So many events a subscriber may still answer late. */
const REMEMBERED = 32;

/** What has become of an event; undefined when nothing of that id was sent, or nobody remembers. */
export const sentOf = ({ events }: Ledger, id: string): Sent | undefined => events.findLast((one) => one.id === id);

/** Notes that an event was sent (again). */
export function noteSent({ events }: Ledger, id: string, sent: Omit<Sent, 'state' | 'id'>): Ledger {
  const others = events.filter((one) => one.id !== id).slice(1 - REMEMBERED);
  return { change: sent.change, events: [...others, { ...sent, id, state: 'sent' }] };
}

/** Notes an answer; the latest one counts. @returns undefined when nothing of that id was sent */
export function noteAnswer(ledger: Ledger, id: string, answer: Answer): { ledger: Ledger; was: Sent } | undefined {
  const at = ledger.events.findLastIndex((one) => one.id === id);
  const was = ledger.events[at];
  return was && { ledger: { ...ledger, events: ledger.events.with(at, { ...was, state: answer }) }, was };
}

export const isConfirmed = (ledger: Ledger, id: string, change: string): boolean => {
  if (ledger.change !== change) return false;
  const sent = sentOf(ledger, id);
  return sent?.change === change && sent.state === 'shown';
};

/**
 * What a tool has said of a change, over all its subscribers: the worst answer counts, and all must confirm.
 * @returns undefined while one of them has not answered, or where none was told
 */
export function verdict(ledgers: readonly Ledger[], change: string): Answer | undefined {
  const told = ledgers.filter((ledger) => ledger.change === change);
  const sent = told.flatMap(({ events }) => events.filter((one) => one.change === change));
  const decisive = sent.filter((one) => one.decides).map((one) => one.state);
  for (const bad of ['refused', 'failed'] as const) if (decisive.includes(bad)) return bad;
  const states = sent.map((one) => one.state);
  if (states.includes('sent') || states.length === 0) return undefined;
  if (states.includes('accepted')) return 'accepted';
  return states.every((state) => state === 'shown') ? 'shown' : undefined;
}
