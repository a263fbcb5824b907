import { assertNever } from '#shared/assert-never.js';
import type { ClientReference } from '#shared/context.js';
import { type DeskOutcome, type DeskRefusal, doneContactSchema, followUpSchema } from '#shared/desk.js';
import type { CallBackPromise } from '#shared/telephony.js';
import * as z from 'zod';
import { withCallBacks } from './call-back-rows.js';
import { type Contact, type ContactEvent, closeRefusal, contactSchema, happen } from './contact.js';

/** What of the board outlives the workbench. */
export const keptSchema = z.object({
  contacts: z.array(contactSchema),
  followUps: z.array(followUpSchema),
  done: z.array(doneContactSchema),
});

/** All contacts of one professional, and which of them is worked with. */
export interface Board extends z.infer<typeof keptSchema> {
  /** The contact that is worked with; its client is the open one, or it has none. */
  active: string | undefined;
  /** The contact that becomes the active one when its client has been opened, or the open one closed. */
  opening: string | undefined;
  /** The open client, as the context has committed it. */
  client: ClientReference | null;
}
export const EMPTY: Board = {
  contacts: [],
  followUps: [],
  done: [],
  active: undefined,
  opening: undefined,
  client: null,
};

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
  | { type: 'handOver'; step: string; state: NonNullable<Contact['handOver']> }
  | { type: 'line'; line: string; state: NonNullable<Contact['line']>['state'] }
  /** `untold`: something of it is not in the record. */
  | { type: 'close'; id: string; outcome: DeskOutcome; unrecorded: string | undefined; untold: boolean }
  | { type: 'followedUp'; id: string }
  /** What is remembered of promised call-backs. */
  | { type: 'callBacks'; told: readonly CallBackPromise[] }
);
export type Applied = { ok: true; board: Board } | { ok: false; why: DeskRefusal };

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

const replace = (board: Board, next: Contact): Board => ({
  ...board,
  contacts: board.contacts.map((one) => (one.id === next.id ? next : one)),
});

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

function close(board: Board, { id, outcome, unrecorded, untold, at }: Extract<BoardEvent, { type: 'close' }>): Applied {
  const contact = board.contacts.find((one) => one.id === id);
  if (contact === undefined || board.active !== id) return GONE;
  const why = closeRefusal(contact, outcome, unrecorded, untold);
  if (why !== undefined) return { ok: false, why };
  const { channel, client, beganAt } = contact;
  const followUps = contact.promises.flatMap((promise) =>
    promise.state.kind === 'followUp'
      ? [
          {
            id: promise.id,
            kind: promise.kind,
            about: promise.about,
            on: promise.state.on,
            channel,
            ...(client && { client }),
          },
        ]
      : [],
  );
  return done({
    ...board,
    contacts: board.contacts.filter((one) => one.id !== id),
    followUps: [...board.followUps, ...followUps],
    done: [...board.done, { id, channel, beganAt, closedAt: at, outcome }],
    active: undefined,
  });
}

/** The client that must be opened (null = closed) for the contact that is being turned to; undefined = nothing is asked. Pure. */
export function wantedClient(board: Board): ClientReference | null | undefined {
  const contact = board.contacts.find(({ id }) => id === board.opening);
  return contact === undefined ? undefined : (contact.client?.reference ?? null);
}

/** What was kept, in a session that begins: everything waits, and no line is known to stand. Pure. */
export function restored(
  { contacts, followUps, done: over }: z.infer<typeof keptSchema>,
  client: ClientReference | null,
  at: string,
): Board {
  return {
    ...EMPTY,
    followUps,
    done: over,
    client,
    contacts: contacts.map((one) => ({ ...one, waits: one.waits ?? { since: at, because: 'restart' as const } })),
  };
}
