import type { Answer } from '../machine.js';
import type { EventName } from './names.js';

/** What has become of an event sent to one subscriber. */
export type SentState = 'sent' | Answer;

export interface Sent {
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
  events: ReadonlyMap<string, Sent>;
}
export const EMPTY_LEDGER: Ledger = { change: undefined, events: new Map() };

/** So many events a subscriber may still answer late. */
const REMEMBERED = 32;

/** Notes that an event was sent (again). */
export function noteSent(ledger: Ledger, id: string, sent: Omit<Sent, 'state'>): Ledger {
  const events = new Map(ledger.events);
  events.delete(id);
  events.set(id, { ...sent, state: 'sent' });
  for (const oldest of events.keys()) {
    if (events.size <= REMEMBERED) break;
    events.delete(oldest);
  }
  return { change: sent.change, events };
}

/** Notes an answer; the latest one counts. @returns undefined when nothing of that id was sent */
export function noteAnswer(ledger: Ledger, id: string, answer: Answer): { ledger: Ledger; was: Sent } | undefined {
  const was = ledger.events.get(id);
  if (was === undefined) return undefined;
  const events = new Map(ledger.events).set(id, { ...was, state: answer });
  return { ledger: { ...ledger, events }, was };
}

export const isConfirmed = (ledger: Ledger, id: string, change: string): boolean => {
  const sent = ledger.events.get(id);
  return ledger.change === change && sent?.change === change && sent.state === 'shown';
};

/**
 * What a tool has said of a change, over all its subscribers: the worst answer counts, and all must confirm.
 * @returns undefined while one of them has not answered, or where none was told
 */
export function verdict(ledgers: readonly Ledger[], change: string): Answer | undefined {
  const told = ledgers.filter((ledger) => ledger.change === change);
  const sent = told.flatMap(({ events }) => [...events.values()].filter((one) => one.change === change));
  const decisive = sent.filter((one) => one.decides).map((one) => one.state);
  for (const bad of ['refused', 'failed'] as const) if (decisive.includes(bad)) return bad;
  const states = sent.map((one) => one.state);
  if (states.includes('sent') || states.length === 0) return undefined;
  if (states.includes('accepted')) return 'accepted';
  return states.every((state) => state === 'shown') ? 'shown' : undefined;
}
