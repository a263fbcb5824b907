import type { AccessState } from '#shared/access.js';
import type { ContextState } from '#shared/context.js';
import type { DeskState, OpenContact, WaitingContact } from '#shared/desk.js';
import type { CallBackPromise } from '#shared/telephony.js';
import { looseCallBacks } from './call-back-rows.js';
import type { Contact } from './contact.js';
import type { Board } from './kept.js';
import type { DeskWords } from './text/words.js';
import { textsOf } from './texts.js';

/** Day in Finland, YYYY-MM-DD. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' });
export const dayOf = (iso: string): string => DAY.format(new Date(iso));

/**
 * What the windows are shown: the active contact whole, those that wait by their cards only, and nothing at all while nobody
 * is signed in. Pure.
 */
export function toState({
  board,
  context,
  access,
  signedIn,
  vault,
  unreadable,
  callBacks,
  words,
  now,
}: {
  board: Board;
  context: Pick<ContextState, 'version'>;
  access: Pick<AccessState, 'contextVersion' | 'own'>;
  signedIn: boolean;
  vault: DeskState['vault'];
  unreadable: boolean;
  callBacks: readonly CallBackPromise[];
  words: DeskWords;
  now: string;
}): DeskState {
  const { version } = context;
  const lists = { registers: [], waiting: [], followUps: [], callBacks: [], today: [] };
  const nothing = { contextVersion: version, vault, unreadable, ...lists };
  if (!signedIn) return nothing;
  const active = board.contacts.find(({ id }) => id === board.active);
  const today = board.done.filter(({ closedAt }) => dayOf(closedAt) === dayOf(now));
  return {
    ...nothing,
    registers: access.contextVersion === version ? [...access.own] : [],
    ...(active === undefined ? {} : { active: toOpen(active, words) }),
    ...(board.opening === undefined ? {} : { opening: board.opening }),
    waiting: board.contacts.filter(({ id }) => id !== board.active).map((one) => toWaiting(one, board)),
    followUps: board.followUps.toSorted((a, b) => a.on.localeCompare(b.on)),
    callBacks: looseCallBacks(board, callBacks),
    today: today.toReversed(),
  };
}

function toOpen(whole: Contact, words: DeskWords): OpenContact {
  const { texts: _texts, waits: _waits, line, given: _given, received: _received, ...contact } = whole;
  const standing = line === undefined ? {} : { line: line.state, lineId: line.id };
  return { ...contact, ...standing, ...handOverOf(whole), texts: textsOf(whole, words) };
}

/** Between whom the contact goes, without what the machine alone needs of it. */
function handOverOf({ given, received }: Contact): Pick<OpenContact, 'given' | 'received'> {
  const told: Pick<OpenContact, 'given' | 'received'> = {};
  if (given !== undefined) {
    const { promises: _promises, ...rest } = given;
    told.given = rest;
  }
  if (received !== undefined) {
    const { request, at, name, onLine, withheld } = received;
    told.received = { request, at, name, onLine, withheld };
  }
  return told;
}

function toWaiting(contact: Contact, board: Board): WaitingContact {
  const { id, channel, queue, line, phase, client, beganAt, waits, promises } = contact;
  return {
    id,
    channel,
    ...(queue === undefined ? {} : { queue }),
    ...(line === undefined ? {} : { line: line.state }),
    phase,
    ...(client === undefined ? {} : { client: { label: client.label, masked: client.masked } }),
    since: waits?.since ?? beganAt,
    because: waits?.because ?? 'other',
    ...(waits?.cue === undefined ? {} : { cue: waits.cue }),
    ...handOverOf(contact),
    isOpenClient: client !== undefined && client.reference === board.client,
    openPromises: promises.filter(({ state }) => state.kind === 'open').length,
  };
}
