import { useEffect, useMemo, useState } from 'react';
import type { PresenceState } from '#shared/availability.js';
import type { PresenceStore } from './presence-store.js';
import { type Entry, type Filters, type Hit, findColleagues, movedRows } from './search.js';

const LOOK_MS = 2000;

/**
 * The list's rows. They are sorted when the filters, the directory or the whole snapshot change, and when asked: never
 * by themselves, so that nothing jumps under the hand. `moved` tells how many would stand elsewhere now.
 */
export function useHits({
  entries,
  filters,
  store,
  generation,
  known,
}: {
  entries: readonly Entry[];
  filters: Filters;
  store: PresenceStore;
  /** Grows when all states came anew. */
  generation: number;
  known: boolean;
}): { hits: readonly Hit[]; moved: number; sort: () => void } {
  const [round, setRound] = useState(0);
  const [moved, setMoved] = useState(0);
  const stateOf = useMemo(
    () =>
      (ordinal: number): PresenceState =>
        known ? (store.row(ordinal)?.state ?? 'unknown') : 'unknown',
    [store, known],
  );
  const basis = `${generation}/${round}`;
  const hits = useMemo(
    () => ({ basis, rows: findColleagues(entries, filters, stateOf) }),
    [entries, filters, stateOf, basis],
  ).rows;
  useEffect(() => {
    setMoved(0);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      setMoved(movedRows(hits, stateOf));
    };
    const stop = store.subscribe(() => (timer ??= setTimeout(look, LOOK_MS)));
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [hits, store, stateOf]);
  return { hits, moved, sort: () => setRound((value) => value + 1) };
}
