import { assertNever } from '#shared/assert-never.js';
import type { ClientReference } from '#shared/context.js';
import type { CallBackPromise } from '#shared/telephony.js';
import { withCallBacks } from './call-back-rows.js';
import { type CloseEvent, close } from './close.js';
import { type Contact, type ContactEvent, happen, standsStill } from './contact.js';
import { type GiveEvent, applyGive } from './give.js';
import { type Applied, type Board, replace } from './kept.js';
import { type ReceiveEvent, applyReceive } from './receive.js';

type Because = NonNullable<Contact['waits']>['because'];

export type BoardEvent = { at: string } & (
  | { type: 'arrive'; contact: Contact }
  /** It ended before anybody spoke. */
  | { type: 'missed'; done: Board['done'][number] }
  | { type: 'clientIs'; client: ClientReference | null }
  | { type: 'resume'; id: string }
  /** What was to be opened did not open. */
  | { type: 'notOpened' }
  | { type: 'park'; id: string; cue: string | undefined }
  /** Of the open client only; it becomes the active contact. */
  | { type: 'identify'; id: string; client: NonNullable<Contact['client']> }
  /** Only of the active contact. */
  | { type: 'happen'; id: string; event: Exclude<ContactEvent, { type: 'identify' | 'line' | 'step' | 'handOver' }> }
  /** The professional's own doing in the active contact, which must be this one. */
  | { type: 'ownStep'; id: string; event: Extract<ContactEvent, { type: 'step' }> }
  /**
   * Something was done for a client: of the contact that has it already, else of the active contact, if that is of this
   * client and was there when it was begun.
   */
  | { type: 'done'; client: ClientReference; begunAt: string; event: Extract<ContactEvent, { type: 'step' }> }
  | { type: 'handOver'; step: string; state: Extract<ContactEvent, { type: 'handOver' }>['state'] }
  | GiveEvent
  | ReceiveEvent
  | { type: 'line'; line: string; state: NonNullable<Contact['line']>['state'] }
  | CloseEvent
  | { type: 'followedUp'; id: string }
  /** Who remembers call-backs has heard that this one is somebody else's. */
  | { type: 'told'; callBack: string }
  /** The client of a contact that came as a reference only, as the banner names them. */
  | { type: 'named'; client: NonNullable<Contact['client']> }
  /** What is remembered of promised call-backs. */
  | { type: 'callBacks'; told: readonly CallBackPromise[] }
);
const GONE: Applied = { ok: false, why: 'gone' };
const done = (board: Board): Applied => ({ ok: true, board });

/** The board after an event, or why it may not happen. Pure. */
export function apply(board: Board, event: BoardEvent): Applied {
  const of = (id: string) => board.contacts.find((one) => one.id === id);
  switch (event.type) {
    case 'arrive':
      if (of(event.contact.id) !== undefined) return GONE;
      return done(
        settled(turnTo({ ...board, contacts: [...board.contacts, event.contact] }, event.contact.id, event.at)),
      );
    case 'missed':
      return done({ ...board, done: [...board.done, event.done] });
    case 'clientIs':
      return done(settled(follow({ ...board, client: event.client }, event.at)));
    case 'resume':
      return of(event.id) === undefined ? GONE : done(settled(turnTo(board, event.id, event.at)));
    case 'notOpened': {
      const { opening } = board;
      if (opening === undefined) return GONE;
      return done(waits({ ...board, opening: undefined }, opening, event.at, 'other'));
    }
    case 'park': {
      if (of(event.id) === undefined || of(event.id)?.waits !== undefined) return GONE;
      return done(waits(board, event.id, event.at, 'chosen', event.cue));
    }
    case 'identify': {
      const contact = of(event.id);
      if (contact === undefined) return GONE;
      if (board.client !== event.client.reference) return { ok: false, why: 'changed' };
      const next = happen(contact, { type: 'identify', client: event.client });
      if (next === undefined) return GONE;
      return done(settled(turnTo(replace(board, next), next.id, event.at)));
    }
    case 'happen':
    case 'ownStep': {
      const contact = of(event.id);
      if (contact === undefined || board.active !== event.id) return GONE;
      const isStill = event.event.type === 'settle' ? standsStill(contact, event.event.promise) : standsStill(contact);
      if (isStill && ['settle', 'unidentify'].includes(event.event.type)) return { ok: false, why: 'beingGiven' };
      const next = happen(contact, event.event);
      return next === undefined ? GONE : done(replace(board, next));
    }
    case 'done': {
      const { step } = event.event;
      const has = board.contacts.find(({ steps }) => steps.some(({ id }) => id === step.id));
      const active = board.active === undefined ? undefined : of(board.active);
      const fits = active?.client?.reference === event.client && active.beganAt <= event.begunAt ? active : undefined;
      const contact = has ?? fits;
      const next = contact?.client?.reference === event.client ? happen(contact, event.event) : undefined;
      return next === undefined ? GONE : done(replace(board, next));
    }
    case 'handOver': {
      const contact = board.contacts.find(({ steps }) => steps.some(({ id }) => id === event.step));
      const next = contact && happen(contact, { type: 'handOver', state: event.state });
      return next === undefined ? GONE : done(replace(board, next));
    }
    case 'line': {
      const contact = board.contacts.find(({ line }) => line?.id === event.line);
      const next = contact && happen(contact, { type: 'line', state: event.state, at: event.at });
      return next === undefined ? GONE : done(replace(board, next));
    }
    case 'give':
    case 'notGiven':
    case 'given':
    case 'returned':
      return applyGive(board, event);
    case 'receive':
    case 'renamed':
    case 'releasing':
    case 'stays':
    case 'gaveBack':
      return applyReceive(board, event);
    case 'told': {
      const moved = board.moved.map((one) => (one.id === event.callBack ? { ...one, told: true } : one));
      return done({ ...board, moved });
    }
    case 'named': {
      const contacts = board.contacts.map((one) =>
        one.client?.label === '' && one.client.reference === event.client.reference
          ? { ...one, client: event.client }
          : one,
      );
      return done({ ...board, contacts });
    }
    case 'close':
      return close(board, event);
    case 'followedUp': {
      const followUps = board.followUps.filter(({ id }) => id !== event.id);
      return followUps.length === board.followUps.length ? GONE : done({ ...board, followUps });
    }
    case 'callBacks': {
      const next = withCallBacks(board, event.told);
      return next === board ? GONE : done(next);
    }
    default:
      return assertNever(event);
  }
}

function waits(board: Board, id: string, since: string, because: Because, cue?: string): Board {
  const contacts = board.contacts.map((one) =>
    one.id === id ? { ...one, waits: { since, because, ...(cue === undefined ? {} : { cue }) } } : one,
  );
  return {
    ...board,
    contacts,
    active: board.active === id ? undefined : board.active,
    opening: board.opening === id ? undefined : board.opening,
  };
}

/** The professional turns to this contact: what they worked with waits, and its own client is to be opened. */
function turnTo(board: Board, id: string, at: string): Board {
  let next = board;
  for (const other of [board.active, board.opening])
    if (other !== undefined && other !== id) next = waits(next, other, at, 'other');
  const contacts = next.contacts.map((one) => {
    if (one.id !== id) return one;
    const { waits: _waits, ...here } = one;
    return here;
  });
  return {
    ...next,
    contacts,
    active: next.active === id ? id : undefined,
    opening: next.active === id ? undefined : id,
  };
}

/** The client has changed: what is of another one waits; what only waited for its client to come back goes on. */
function follow(board: Board, at: string): Board {
  const active = board.contacts.find(({ id }) => id === board.active);
  const other = active?.client !== undefined && active.client.reference !== board.client;
  const next = other ? waits(board, active.id, at, 'clientChanged') : board;
  if (next.active !== undefined || next.opening !== undefined || board.client === null) return next;
  const back = next.contacts.filter(({ client }) => client?.reference === board.client);
  const [only] = back;
  return back.length === 1 && only?.waits?.because === 'clientChanged' ? turnTo(next, only.id, at) : next;
}

/** What is being opened becomes the active one as soon as the open client is its own; without one, when none is open. */
function settled(board: Board): Board {
  const contact = board.contacts.find(({ id }) => id === board.opening);
  if (contact === undefined || board.client !== (contact.client?.reference ?? null)) return board;
  return { ...board, active: contact.id, opening: undefined };
}

/** The client that must be opened (null = closed) for the contact that is being turned to; undefined = nothing is asked. Pure. */
export function wantedClient(board: Board): ClientReference | null | undefined {
  const contact = board.contacts.find(({ id }) => id === board.opening);
  return contact === undefined ? undefined : (contact.client?.reference ?? null);
}
