import { assertNever } from '#shared/assert-never.js';
import type { HandedContact } from '#shared/handed-contact.js';
import type { Contact } from './contact.js';
import { promisesOf, renewed, stepsOf } from './hand-on.js';
import { type Applied, type Board, replace } from './kept.js';

export type GiveEvent =
  /** The active contact goes along with this request. */
  | { type: 'give'; id: string; request: string }
  /** The request did not go after all. */
  | { type: 'notGiven'; request: string }
  /**
   * How the request stands. `left`: the promises that it carries now; what it no longer carries has been kept by whoever gave
   * it back.
   */
  | {
      type: 'given';
      request: string;
      is: 'waiting' | 'accepted' | 'back';
      to?: string;
      left?: readonly string[];
      keeper?: string;
    }
  /** Its contact was closed here, and then given back and taken by nobody: it comes again. */
  | { type: 'returned'; request: string; contact: HandedContact; client: Contact['client']; self: string };

const GONE: Applied = { ok: false, why: 'gone' };
const done = (board: Board): Applied => ({ ok: true, board });

/** A contact goes to a colleague: it is the professional's until one of them has taken it. Pure. */
export function applyGive(board: Board, event: GiveEvent & { at: string }): Applied {
  switch (event.type) {
    case 'give':
      return give(board, event);
    case 'notGiven': {
      const contact = board.contacts.find(({ given }) => given?.request === event.request);
      if (contact?.given?.state !== 'waiting') return GONE;
      const { given: _given, ...rest } = contact;
      return done(replace(board, rest));
    }
    case 'given': {
      const contact = board.contacts.find(({ given }) => given?.request === event.request);
      const next = contact === undefined ? undefined : stands(contact, event);
      if (contact === undefined || next === undefined) return GONE;
      const moved = callBacksOf(contact, next).map((one) => ({ ...one, at: event.at, told: false }));
      return done(replace({ ...board, moved: [...board.moved, ...moved] }, next));
    }
    case 'returned':
      return returned(board, event);
    default:
      return assertNever(event);
  }
}

function give(board: Board, { id, request, at }: Extract<GiveEvent, { type: 'give' }> & { at: string }): Applied {
  const contact = board.contacts.find((one) => one.id === id);
  if (contact === undefined || board.active !== id) return GONE;
  // A second press is the first one.
  if (contact.given?.request === request && contact.given.state !== 'back') return done(board);
  if ((contact.given !== undefined && contact.given.state !== 'back') || contact.received?.releasing === true)
    return { ok: false, why: 'beingGiven' };
  const open = contact.promises.filter(({ state }) => state.kind === 'open');
  const promises = open.map((one) => ({ as: one.id, id: one.id }));
  return done(replace(board, { ...contact, given: { request, since: at, state: 'waiting', promises } }));
}

type Stand = Extract<GiveEvent, { type: 'given' }>;

/** The contact as the request stands; undefined = as it was. */
function stands(contact: Contact, { is, to, left, keeper }: Stand): Contact | undefined {
  const { given } = contact;
  if (given === undefined || given.state === 'back') return undefined;
  if (is === 'accepted' && given.state === is && given.to === to) return undefined;
  const { to: _to, ...rest } = given;
  const state = { ...rest, state: is, ...(to === undefined ? {} : { to }) };
  const along = new Map(given.promises.map((one) => [one.id, one.as]));
  if (is === 'accepted') {
    const promises = contact.promises.map((one) =>
      along.has(one.id) && (one.state.kind === 'open' || one.state.kind === 'handedOver')
        ? { ...one, state: { kind: 'handedOver' as const, to: to ?? '' } }
        : one,
    );
    return { ...contact, given: state, promises };
  }
  // Given back: what nobody has kept is the professional's again, a call-back promised anew. That it was taken may have gone unheard.
  const back = contact.promises.map((one) => {
    const as = along.get(one.id);
    const isOut = one.state.kind === 'open' || one.state.kind === 'handedOver';
    if (as === undefined || !isOut) return { as, one };
    if (left?.includes(as) === false)
      return { as, one: { ...one, state: { kind: 'handedOver' as const, to: given.to ?? keeper ?? '' } } };
    if (one.state.kind === 'open') return { as, one };
    const id = one.kind === 'callBack' ? renewed(one.id, given.request) : one.id;
    return { as, one: { ...one, id, state: { kind: 'open' as const } } };
  });
  const promises = back.flatMap(({ as, one }) => (as === undefined ? [] : [{ as, id: one.id }]));
  const next = { ...contact, given: { ...state, promises }, promises: back.map(({ one }) => one) };
  return JSON.stringify(next) === JSON.stringify(contact) ? undefined : next;
}

/** Call-backs that have become somebody else's with this. */
function callBacksOf(before: Contact, after: Contact): { id: string; to: string }[] {
  const open = new Set(before.promises.flatMap(({ id, state }) => (state.kind === 'open' ? [id] : [])));
  return after.promises.flatMap(({ id, kind, state }) =>
    kind === 'callBack' && state.kind === 'handedOver' && open.has(id) ? [{ id, to: state.to }] : [],
  );
}

/** What was recorded of it before stays recorded: the steps come as done, and the open promises as the professional's own. */
function returned(board: Board, event: Extract<GiveEvent, { type: 'returned' }> & { at: string }): Applied {
  const { request, contact, client, self, at } = event;
  if (!board.gave.some((one) => one.request === request)) return GONE;
  const gave = board.gave.filter((one) => one.request !== request);
  if (board.contacts.some(({ id }) => id === contact.id)) return done({ ...board, gave });
  const { promises, along } = promisesOf(contact, `back:${request}`);
  const again: Contact = {
    ...bareOf(contact),
    phase: client === undefined ? 'new' : 'working',
    ...(client === undefined ? {} : { client }),
    steps: stepsOf(contact, self),
    promises,
    given: { request, since: at, state: 'back', promises: along },
    waits: { since: at, because: 'handedOver' },
  };
  return done({ ...board, gave, contacts: [...board.contacts, again] });
}

/** What a contact brings with it of itself. Pure. */
export function bareOf(
  contact: HandedContact,
): Pick<
  Contact,
  'id' | 'channel' | 'queue' | 'beganAt' | 'caller' | 'callerName' | 'identifiedBy' | 'register' | 'reason' | 'texts'
> {
  const { id, channel, queue, beganAt, caller, callerName, identifiedBy, register, reason = '' } = contact;
  const told = { ...(queue === undefined ? {} : { queue }), ...(identifiedBy === undefined ? {} : { identifiedBy }) };
  return { id, channel, ...told, beganAt, caller, callerName, register, reason, texts: {} };
}
