import { implement } from '@orpc/server';
import type { Clock } from '#shared/clock.js';
import { NO_SHELF, type OwnShelf, guidelinesOwnContract } from '#shared/guidelines-own.js';
import { createLive } from '../live.js';
import type { Caller } from '../rpc.js';
import { readShelf, withFavourite, withNote, withOpened } from './shelf.js';

/** What is kept of each professional, among the settings. */
export interface PersonStore {
  get: (person: string) => unknown;
  set: (person: string, kept: unknown) => void;
}

const os = implement(guidelinesOwnContract).$context<Caller>();

/**
 * Favourites, own notes and what was opened lately, of whoever is signed in.
 * @param person subject of the signed-in professional, or undefined
 * @param onOpened told of each opening, for figures without persons
 */
export function createOwn({
  store,
  person,
  onOpened,
  clock,
}: {
  store: PersonStore;
  person: () => string | undefined;
  onOpened: (articleId: string) => void;
  clock: Pick<Clock, 'now'>;
}) {
  const read = () => {
    const owner = person();
    return owner === undefined ? NO_SHELF : readShelf(store.get(owner));
  };
  const live = createLive(read());
  const now = () => new Date(clock.now()).toISOString();
  function change(how: (shelf: OwnShelf) => OwnShelf): void {
    const owner = person();
    if (owner === undefined) return;
    const next = how(read());
    store.set(owner, next);
    live.set(next);
  }

  const router = os.router({
    watch: os.watch.handler(({ signal }) => live.watch(signal)),
    opened: os.opened.handler(({ input: { id } }) => {
      if (person() === undefined) return;
      onOpened(id);
      change((shelf) => withOpened(shelf, id, now()));
    }),
    clearRecent: os.clearRecent.handler(() => change((shelf) => ({ ...shelf, recent: [] }))),
    favourite: os.favourite.handler(({ input: { id, on } }) => change((shelf) => withFavourite(shelf, id, on))),
    note: os.note.handler(({ input: { id, text } }) => {
      const next = withNote(read(), id, text, now());
      if (next === undefined) return { kept: 'full' };
      change(() => next);
      return { kept: 'kept' };
    }),
    looked: os.looked.handler(() => change((shelf) => ({ ...shelf, lookedAt: now() }))),
  });
  return {
    router,
    /** Somebody else may be signed in now. */
    sessionChanged: () => live.set(read()),
  };
}
