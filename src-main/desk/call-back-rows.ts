import type { DeskPromise, DeskState, OpenCallBack } from '#shared/desk.js';
import type { CallBackPromise } from '#shared/telephony.js';
import type { Contact } from './contact.js';

/** The promise was made in this contact, or is seen to in it. Pure. */
export const isIn = (promise: Pick<CallBackPromise, 'desk' | 'contact'>, { id, line }: Contact): boolean =>
  promise.desk === undefined ? line !== undefined && promise.contact === line.id : promise.desk === id;

/** What the desk shows of a call-back in its contact. That it outlives the contact is the desk's own word. */
function rowOf(
  { id, about = '', number, due, state, closedAt, why = '' }: CallBackPromise,
  before?: DeskPromise,
): DeskPromise {
  // A colleague keeps it from now on, whatever is still remembered of it here.
  if (before?.state.kind === 'handedOver') return before;
  const { at, from: _, ...limit } = due;
  const whom = number === undefined ? {} : { number };
  const row = {
    id,
    kind: 'callBack' as const,
    about,
    ...whom,
    due: at,
    limit: before?.due === at ? (before.limit ?? limit) : limit,
  };
  if (state === 'kept') return { ...row, state: { kind: 'kept', at: closedAt ?? at } };
  if (state === 'cancelled') return { ...row, state: { kind: 'givenUp', why } };
  return { ...row, state: before?.state.kind === 'followUp' ? before.state : { kind: 'open' } };
}

/** What of the board has to do with call-backs. */
interface Held {
  contacts: Contact[];
  followUps: DeskState['followUps'];
  /** Those that somebody else keeps. */
  moved: readonly { id: string }[];
}

function inContact(contact: Contact, told: readonly CallBackPromise[], moved: ReadonlySet<string>): Contact {
  const of = (one: CallBackPromise) =>
    one.holder === 'own' &&
    !moved.has(one.id) &&
    isIn(one, contact) &&
    (one.client === undefined || contact.client === undefined || one.client === contact.client.reference);
  const known = new Set(contact.promises.map(({ id }) => id));
  const mine = new Map(told.filter((one) => known.has(one.id) || of(one)).map((one) => [one.id, one]));
  const promises = contact.promises.map((row) => {
    const one = mine.get(row.id);
    return one === undefined ? row : rowOf(one, row);
  });
  for (const one of mine.values()) if (!known.has(one.id)) promises.push(rowOf(one));
  return JSON.stringify(promises) === JSON.stringify(contact.promises) ? contact : { ...contact, promises };
}

/**
 * The board with the call-backs as they are remembered: each in its contact, and none followed up any more that has been kept
 * or cancelled. The same board when nothing is new. Pure.
 */
export function withCallBacks<Whole extends Held>(board: Whole, told: readonly CallBackPromise[]): Whole {
  const moved = new Set(board.moved.map(({ id }) => id));
  const contacts = board.contacts.map((one) => inContact(one, told, moved));
  const over = new Set(told.filter(({ state }) => state === 'kept' || state === 'cancelled').map(({ id }) => id));
  const followUps = board.followUps.filter(({ id }) => !over.has(id));
  const isSame = contacts.every((one, at) => one === board.contacts[at]) && followUps.length === board.followUps.length;
  return isSame ? board : { ...board, contacts, followUps };
}

/** Open call-backs that are in no contact and on no follow-up list: the professional's own, and those that wait for anybody. Pure. */
export function looseCallBacks(board: Held, told: readonly CallBackPromise[]): OpenCallBack[] {
  const shown = new Set([
    ...board.followUps.map(({ id }) => id),
    ...board.moved.map(({ id }) => id),
    ...board.contacts.flatMap(({ promises }) => promises.map(({ id }) => id)),
  ]);
  return told.flatMap(({ id, number, about, queue, due, state, holder }) =>
    holder === 'colleague' || (state !== 'open' && state !== 'late') || shown.has(id)
      ? []
      : [{ id, number, about, queue, due, holder, late: state === 'late' }],
  );
}
