import type { CentreContact } from '#shared/telephony.js';
import type { HeardContact } from './centre.js';

export type Book = ReadonlyMap<string, CentreContact>;

/** So many contacts that have ended wait to be put away; the oldest go first. */
const MOST_ENDED = 30;
export const isOver = ({ state }: Pick<CentreContact, 'state'>): boolean => state === 'ended' || state === 'abandoned';
/** It is this professional's: what leads to a client may be looked for. */
export const isOwn = ({ state }: Pick<CentreContact, 'state'>): boolean =>
  state === 'offered' || state === 'connected' || state === 'held' || state === 'ended';

/**
 * The contacts after a word of the contact centre. What the professional has confirmed stays with its contact, and only with
 * it. A contact that was talked with and is no longer told has ended; one that was only offered has gone to somebody else.
 * What was put away comes back only if it is not over. Pure.
 * @param away ids that the professional has put away
 * @param now ISO 8601
 */
export function afterWord(
  before: Book,
  heard: readonly HeardContact[],
  { away, now }: { away: ReadonlySet<string>; now: string },
): Book {
  const next = new Map<string, CentreContact>();
  for (const one of heard) {
    if (isOver(one) && away.has(one.id)) continue;
    const known = before.get(one.id);
    // A word that comes late never wakes what has ended.
    const told = known !== undefined && isOver(known) && !isOver(one) ? known : one;
    next.set(one.id, {
      ...told,
      // Whoever hung up before an answer is nobody to this professional.
      proposal: told.state === 'abandoned' ? { state: 'none' } : (known?.proposal ?? { state: 'none' }),
      ...(known?.client === undefined ? {} : { client: known.client }),
    });
  }
  for (const [id, known] of before) {
    if (next.has(id)) continue;
    if (isOver(known)) next.set(id, known);
    else if (known.state === 'connected' || known.state === 'held')
      next.set(id, { ...known, state: 'ended', endedAt: now });
  }
  const all = [...next.values()].toSorted((a, b) =>
    a.arrivedAt < b.arrivedAt ? -1 : a.arrivedAt > b.arrivedAt ? 1 : 0,
  );
  const tooMany = all.filter(isOver).length - MOST_ENDED;
  const dropped = new Set(
    all
      .filter(isOver)
      .slice(0, Math.max(0, tooMany))
      .map(({ id }) => id),
  );
  return new Map(all.filter(({ id }) => !dropped.has(id)).map((one) => [one.id, one]));
}

/** The contacts with what the workbench has found out of one of them; unchanged when it is gone. Pure. */
export function withBeside(book: Book, id: string, change: (one: CentreContact) => CentreContact): Book {
  const one = book.get(id);
  return one === undefined ? book : new Map(book).set(id, change(one));
}
