import type { AccessState } from '#shared/access.js';
import type { Clock } from '#shared/clock.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import type { DeskChannel } from '#shared/desk.js';
import type { Professional } from '#shared/identity.js';
import type { Language } from '#shared/language.js';
import type { CallBackPromise, CallerRole, TelephonyResult } from '#shared/telephony.js';
import type { AccessLog } from '../access/index.js';
import type { Live } from '../live.js';
import type { BoardEvent } from './board.js';
import type { Register } from './contact.js';
import type { HoldParts } from './hold.js';

// A union loses its members under a plain Omit.
type Timeless<Event> = Event extends unknown ? Omit<Event, 'at'> : never;
/** What happens at the desk; the time is the desk's own. */
export type DeskEvent = Timeless<BoardEvent>;

/** A contact as the contact centre tells of it. */
export interface Line {
  id: string;
  channel: DeskChannel;
  /** Name of its queue. */
  queue?: string;
  /** The other end's number, where it is told. */
  number?: string;
  /** `missed`: it was offered here, and ended before anybody spoke. */
  state: 'offered' | 'connected' | 'held' | 'ended' | 'missed';
  beganAt: string;
  /** The client whom the professional has confirmed there. */
  client?: { reference: ClientReference; role: CallerRole };
}

/** Where contacts come from, when not by hand. */
export interface ContactSource {
  lines: () => readonly Line[];
  subscribe: (listener: () => void) => () => void;
  /** The caller waits while the professional is elsewhere, and goes on after it. */
  hold: (line: string, held: boolean) => void;
  /** The professional has confirmed the client here. */
  confirm: (line: string, client: ClientReference, role: CallerRole) => void;
  /** It was not that client. */
  unconfirm: (line: string) => void;
}

/** What is promised when a call-back is; the desk's contact is `desk`, and the contact centre's `contact`. */
export interface CallBackWish {
  id: string;
  desk: string;
  about: string;
  contact: string | undefined;
  client: ClientReference | undefined;
  number: string | undefined;
  /** Absent = by the law's rule. */
  agreedAt: string | undefined;
}

/** Promised call-backs, wherever they were promised. The desk shows them in its contacts, and remembers none itself. */
export interface CallBackBook {
  list: () => readonly CallBackPromise[];
  subscribe: (listener: () => void) => () => void;
  promise: (wish: CallBackWish) => Promise<TelephonyResult>;
  /** @param desk the contact in which it is seen to */
  take: (id: string, desk: string) => Promise<TelephonyResult>;
  settle: (id: string, as: { kind: 'kept' } | { kind: 'cancelled'; why: string }) => Promise<TelephonyResult>;
  isOf: (id: string, client: ClientReference | undefined) => Promise<void>;
}

export interface DeskParts extends Omit<HoldParts, 'now'> {
  /** Who is signed in and not locked. */
  professional: () => Professional | undefined;
  /** Who the session belongs to, also while it is locked. */
  owner: () => Professional | undefined;
  context: {
    live: Pick<Live<ContextState>, 'get' | 'subscribe'>;
    /** The committed client. */
    client: Pick<Live<{ version: number; reference: ClientReference | null }>, 'get' | 'subscribe'>;
    open: (client: ClientReference) => void;
    park: (version: number, cue: string | undefined) => void;
  };
  access: Pick<Live<AccessState>, 'get' | 'subscribe'>;
  /** Registers in which the professional may record. */
  recordsIn: () => readonly Register[];
  /** Name of a colleague. */
  nameOf: (person: string) => string | undefined;
  /** Opens the client of a contact that came with this request. @returns false when nothing was opened */
  openHanded: (request: string, client: ClientReference) => Promise<boolean>;
  /** The contact that came with this request has been dealt with: the request is over too. */
  endHanded: (request: string) => void;
  accessLog: Pick<AccessLog, 'append'>;
  notes: {
    add: (client: ClientReference, text: string) => void;
    /** The client has an unfinished note. */
    has: (client: ClientReference) => boolean;
  };
  source: ContactSource | undefined;
  callBacks: CallBackBook;
  language: () => Language;
  clock: Clock;
  uuid: () => string;
}
