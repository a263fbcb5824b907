import { NO_SHELF, OWN_MOST, type OwnShelf, ownShelfSchema } from '#shared/guidelines-own.js';

/** What was kept of a person; what cannot be read counts as nothing. */
export const readShelf = (kept: unknown): OwnShelf => ownShelfSchema.safeParse(kept).data ?? NO_SHELF;

/** The article first among the lately opened; it is there once. @param at ISO 8601 */
export const withOpened = (shelf: OwnShelf, id: string, at: string): OwnShelf => ({
  ...shelf,
  recent: [{ id, at }, ...shelf.recent.filter((one) => one.id !== id)].slice(0, OWN_MOST.recent),
});

/** The newest favourite first; beyond the most, the oldest goes. */
export const withFavourite = (shelf: OwnShelf, id: string, on: boolean): OwnShelf => {
  const others = shelf.favourites.filter((one) => one !== id);
  return { ...shelf, favourites: on ? [id, ...others].slice(0, OWN_MOST.favourites) : others };
};

/** The note in the place of the former one; an empty text takes it away. Undefined when there are as many as are kept. */
export function withNote(shelf: OwnShelf, id: string, text: string, at: string): OwnShelf | undefined {
  const others = shelf.notes.filter((one) => one.id !== id);
  if (text.trim() === '') return { ...shelf, notes: others };
  if (others.length >= OWN_MOST.notes) return undefined;
  return { ...shelf, notes: [{ id, text, at }, ...others] };
}
