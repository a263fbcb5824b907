import { useEffect, useMemo, useRef, useState } from 'react';
import type { PresenceStore } from '../../../ui/colleagues/presence-store.js';
import { type Entry, type Filters, type Hit, type Order, findColleagues, movedRows } from '../search.js';

const LOOK_MS = 2000;

/** Calls once in a while when states change; returns the way to stop. */
export function afterChanges(store: PresenceStore, call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.subscribe(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      call();
    }, LOOK_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/**
 * The list's rows. They are sorted when the filters, the directory or the whole snapshot change, and when asked: never
 * by themselves, so that nothing jumps under the hand. `moved` tells how many would stand elsewhere now, and
 * `sortKey` changes when the user has made it another list, to be read from its top.
 */
export function useHits({
  entries,
  filters,
  store,
  generation,
  known,
  pinOf,
  pinnedFirst,
}: {
  entries: readonly Entry[];
  filters: Filters;
  store: PresenceStore;
  /** Grows when all states came anew. */
  generation: number;
  known: boolean;
  /** Read when the list is sorted, like the states: a row that is pinned now stays where it is until then. */
  pinOf: Order['pinOf'];
  /** The named worker, who comes to the top at once when the client is opened. */
  pinnedFirst: string | undefined;
}): { hits: readonly Hit[]; moved: number; sort: () => void; sortKey: string } {
  const [round, setRound] = useState(0);
  const [counted, setCounted] = useState<{ hits: readonly Hit[]; moved: number }>();
  const pins = useRef(pinOf);
  pins.current = pinOf;
  const order = useMemo<Order>(
    () => ({
      stateOf: (ordinal) => (known ? (store.row(ordinal)?.state ?? 'unknown') : 'unknown'),
      pinOf: (person) => pins.current(person),
    }),
    [store, known],
  );
  // States and pins are read here and now, on purpose: the basis says when that is to be done again.
  const basis = `${generation}/${round}/${pinnedFirst}`;
  const { rows: hits } = useMemo(
    () => ({ basis, rows: findColleagues(entries, filters, order) }),
    [basis, entries, filters, order],
  );
  useEffect(
    () => afterChanges(store, () => setCounted({ hits, moved: movedRows(hits, order) })),
    [hits, store, order, pinOf],
  );
  return {
    hits,
    moved: counted?.hits === hits ? counted.moved : 0,
    sort: () => setRound((value) => value + 1),
    sortKey: `${round}/${JSON.stringify(filters)}`,
  };
}
