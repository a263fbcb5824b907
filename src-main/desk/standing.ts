import type { Consultation, Consultations, FullConsultation } from '#shared/consultation.js';
import type { Contact, Register } from './contact.js';
import type { GiveEvent } from './give.js';
import type { Board } from './kept.js';
import type { ReceiveEvent } from './receive.js';

/** What is heard of consultations. */
export interface Heard extends Pick<Consultations, 'self' | 'consultations' | 'pending'> {
  /** The hub has told all that it has: what is not there, it does not know. */
  synced: boolean;
}

interface World extends Omit<Heard, 'self'> {
  board: Board;
  self: string;
  /** Requests that are on their way to the outbox. */
  underWay: ReadonlySet<string>;
  nameOf: (person: string) => string;
}

/**
 * What has become of the contacts that went to colleagues, and of those that came and are being given back. What is told
 * again changes nothing. Pure.
 */
export function standings(world: World): (GiveEvent | ReceiveEvent)[] {
  const { board, consultations } = world;
  const at = (request: string) => consultations.find(({ id }) => id === request);
  return [
    ...board.contacts.flatMap(({ received }) =>
      received === undefined ? [] : ofReceived(received, at(received.request), world),
    ),
    ...board.contacts.flatMap(({ given }) =>
      given === undefined || given.state === 'back'
        ? []
        : ofGiven(given.request, given.state, at(given.request), world),
    ),
    ...board.gave.flatMap(({ request }) => ofClosed(at(request), world)),
  ];
}

function ofGiven(
  request: string,
  state: 'waiting' | 'accepted',
  one: Consultation | undefined,
  { pending, underWay, synced, nameOf }: World,
): GiveEvent[] {
  const is = (now: 'waiting' | 'accepted' | 'back', to?: string): GiveEvent[] => {
    const left = one?.view === 'full' ? one.contact?.promises.map(({ id }) => id) : undefined;
    const more = { keeper: nameOf(''), ...(to === undefined ? {} : { to }), ...(left === undefined ? {} : { left }) };
    return [{ type: 'given', request, is: now, ...more }];
  };
  if (one !== undefined) {
    if (one.acceptedBy !== undefined) return is('accepted', nameOf(one.acceptedBy));
    return is(one.state === 'closed' ? 'back' : 'waiting');
  }
  const goes =
    underWay.has(request) || pending.some(({ consultation, do: what }) => consultation === request && what === 'open');
  // The hub has never had it: the outbox went with the program, or it was refused. What it no longer keeps stays as it was.
  return synced && !goes && state === 'waiting' ? is('back') : [];
}

function ofReceived(
  { request, releasing, name }: Pick<NonNullable<Contact['received']>, 'request' | 'releasing' | 'name'>,
  one: Consultation | undefined,
  { self, pending, underWay, synced, nameOf }: World,
): ReceiveEvent[] {
  if (one === undefined) return synced && releasing ? [{ type: 'gaveBack', request }] : [];
  if (one.acceptedBy !== self) return [{ type: 'gaveBack', request }];
  const goes =
    underWay.has(request) ||
    pending.some(({ consultation, do: what }) => consultation === request && what === 'release');
  const from = nameOf(one.from);
  return [
    ...(releasing && synced && !goes ? [{ type: 'stays' as const, request }] : []),
    ...(name === nameOf('') && name !== from ? [{ type: 'renamed' as const, request, from }] : []),
  ];
}

function ofClosed(one: Consultation | undefined, { self }: World): GiveEvent[] {
  if (one?.view !== 'full' || one.state !== 'closed' || one.acceptedBy !== undefined) return [];
  return one.contact === undefined
    ? []
    : [{ type: 'returned', request: one.id, contact: one.contact, client: clientOf(one), self }];
}

/** Nothing is known of the client before they have been opened here. */
const clientOf = ({ client }: FullConsultation) =>
  client === undefined ? undefined : { reference: client, label: '', masked: true };

/** Contacts that the professional has taken, each time they did. Pure. */
export function arrivals({
  board,
  self,
  consultations,
  nameOf,
  registers,
}: Pick<World, 'board' | 'self' | 'consultations' | 'nameOf'> & { registers: readonly Register[] }): ReceiveEvent[] {
  return consultations.flatMap((one) => {
    if (one.view !== 'full' || one.acceptedBy !== self || one.from === self) return [];
    const { id: request, contact, acceptedAt } = one;
    // What the professional has ended themselves, perhaps at another workstation, is over.
    if (contact === undefined || acceptedAt === undefined || one.closed?.by === self) return [];
    if (board.received.some((known) => known.request === request && known.acceptedAt === acceptedAt)) return [];
    const from = nameOf(one.from);
    return [{ type: 'receive' as const, request, acceptedAt, from, contact, client: clientOf(one), registers }];
  });
}

/** Whether a request has to do with the professional's own contacts. Pure. */
export const carriesOwn = (self: string, one: Consultation): boolean =>
  one.view === 'full' && one.contact !== undefined && (one.from === self || one.acceptedBy === self);
