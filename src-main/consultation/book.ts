import type { Consultation } from '#shared/consultation.js';

/** The requests that the hub has told of, by id. */
export type Book = ReadonlyMap<string, Consultation>;

/**
 * The book with what the hub tells. An older version never replaces a newer one; of the same version the later word holds,
 * because it may be seen otherwise by then. Pure.
 * @param gone ids that are no longer the viewer's to see
 */
export function take(book: Book, items: readonly Consultation[], gone: readonly string[]): Book {
  const next = new Map(book);
  for (const item of items) {
    const known = next.get(item.id);
    if (known === undefined || item.version >= known.version) next.set(item.id, item);
  }
  for (const id of gone) next.delete(id);
  return next;
}

/** Which versions are at hand. Pure. */
export const versions = (book: Book): [string, number][] => [...book.values()].map(({ id, version }) => [id, version]);

/** Newest first. Pure. */
export const newestFirst = (book: Book): Consultation[] =>
  [...book.values()].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));

/**
 * Whether an accepted request ties the professional to the client: only for the one who took it, only while it is open, and
 * only for the very client that it carries. Pure.
 * @returns the request, when there is one
 */
export function tieOf(book: Book, professional: string, client: string): Consultation | undefined {
  return newestFirst(book).find(
    (one) =>
      one.view === 'full' && one.state === 'accepted' && one.acceptedBy === professional && one.client === client,
  );
}
