import { assertNever } from '#shared/assert-never.js';
import type { HandedContact } from '#shared/handed-contact.js';
import type { Contact, Register } from './contact.js';
import { bareOf } from './give.js';
import { promisesOf, stepsOf } from './hand-on.js';
import { type Applied, type Board, replace } from './kept.js';

export type ReceiveEvent =
  | {
      type: 'receive';
      request: string;
      /** When the professional took it: given back and taken anew, it comes anew. */
      acceptedAt: string;
      /** Name of who handed it over. */
      from: string;
      contact: HandedContact;
      client: Contact['client'];
      /** Registers in which the professional may record. */
      registers: readonly Register[];
    }
  /** Who handed it over has a name by now: the directory was not at hand. */
  | { type: 'renamed'; request: string; from: string }
  /** The professional gives it back: until the hub has heard that, nobody keeps what it brought. */
  | { type: 'releasing'; request: string }
  /** It was not given back after all. */
  | { type: 'stays'; request: string }
  /** It has been given back. */
  | { type: 'gaveBack'; request: string };

const GONE: Applied = { ok: false, why: 'gone' };
const done = (board: Board): Applied => ({ ok: true, board });

/** A contact comes from a colleague, and may be given back. Pure. */
export function applyReceive(board: Board, event: ReceiveEvent & { at: string }): Applied {
  if (event.type === 'receive') return receive(board, event);
  const contact = board.contacts.find(({ received }) => received?.request === event.request);
  if (contact?.received === undefined) return GONE;
  const { received } = contact;
  switch (event.type) {
    case 'releasing':
      // What went on from here is another one's by now.
      if (contact.given !== undefined && contact.given.state !== 'back') return { ok: false, why: 'beingGiven' };
      return done(replace(board, { ...contact, received: { ...received, releasing: true } }));
    case 'renamed': {
      const { name } = received;
      if (name === event.from) return GONE;
      const steps = contact.steps.map((step) => (step.by === name ? { ...step, by: event.from } : step));
      return done(replace(board, { ...contact, steps, received: { ...received, name: event.from } }));
    }
    case 'stays':
      return received.releasing
        ? done(replace(board, { ...contact, received: { ...received, releasing: false } }))
        : GONE;
    case 'gaveBack':
      return gaveBack(board, contact, received, event.at);
    default:
      return assertNever(event);
  }
}

function receive(board: Board, event: Extract<ReceiveEvent, { type: 'receive' }> & { at: string }): Applied {
  const { request, acceptedAt, from, contact, client, registers, at } = event;
  if (board.received.some((one) => one.request === request && one.acceptedAt === acceptedAt)) return GONE;
  const known = { ...board, received: [...board.received, { request, acceptedAt, at }] };
  const { promises, along } = promisesOf(contact, `${request} ${acceptedAt}`);
  const { onLine, withheld } = contact;
  const received = { request, at, name: from, onLine, withheld, promises: along, touched: false, releasing: false };
  const before = board.contacts.find(({ id }) => id === contact.id);
  if (before !== undefined) return done(replace(known, comesBack(before, { received, promises, contact, from })));
  const bare = bareOf(contact);
  const fresh: Contact = {
    ...bare,
    // Recorded is only where one may record.
    register: registers.includes(bare.register) ? bare.register : (registers[0] ?? bare.register),
    phase: client === undefined ? 'new' : 'identified',
    ...(client === undefined ? {} : { client }),
    steps: stepsOf(contact, from),
    promises,
    received,
    waits: { since: at, because: 'handedOver' },
  };
  return done({ ...known, contacts: [...known.contacts, fresh] });
}

/** One that the professional once gave away, or kept a part of, and has not closed: one contact, with what was done meanwhile. */
function comesBack(
  before: Contact,
  news: {
    received: NonNullable<Contact['received']>;
    promises: Contact['promises'];
    contact: HandedContact;
    from: string;
  },
): Contact {
  const { given: _given, ...own } = before;
  const known = new Set(own.steps.map(({ id }) => id));
  const steps = stepsOf(news.contact, news.from).filter(({ id }) => !known.has(id));
  const come = new Set(news.promises.map(({ id }) => id));
  const promises = [...own.promises.filter(({ id }) => !come.has(id)), ...news.promises];
  return { ...own, received: { ...news.received, touched: true }, steps: [...own.steps, ...steps], promises };
}

/** It leaves the board, unless the professional has done something of their own in it: that is theirs to record. */
function gaveBack(board: Board, contact: Contact, received: NonNullable<Contact['received']>, at: string): Applied {
  const came = new Map(received.promises.map(({ id, as }) => [id, as]));
  const open = contact.promises.filter(({ id, state }) => came.has(id) && state.kind === 'open');
  const moved = open.flatMap(({ id, kind }) =>
    kind === 'callBack' ? [{ id, at, to: received.name, told: false }] : [],
  );
  const less = { ...board, moved: [...board.moved, ...moved] };
  const left = new Set(open.map(({ id }) => id));
  if (hasOwn(contact, came)) {
    const { received: _received, ...own } = contact;
    return done(replace(less, { ...own, promises: own.promises.filter(({ id }) => !left.has(id)) }));
  }
  const { id } = contact;
  return done({
    ...less,
    contacts: less.contacts.filter((one) => one.id !== id),
    active: less.active === id ? undefined : less.active,
    opening: less.opening === id ? undefined : less.opening,
  });
}

function hasOwn({ steps, promises, received }: Contact, came: ReadonlyMap<string, string>): boolean {
  return (
    received?.touched === true ||
    steps.some(({ by, kind, removed }) => (by === undefined ? kind !== 'opened' : !removed)) ||
    promises.some(({ id, state }) => !came.has(id) || state.kind !== 'open')
  );
}

/** Promises of a contact that have been dealt with since it came, by their ids in the request. Pure. */
export const settledOf = ({ received, promises }: Contact): string[] =>
  (received?.promises ?? []).flatMap(({ as, id }) =>
    promises.find((one) => one.id === id)?.state.kind === 'open' ? [] : [as],
  );
