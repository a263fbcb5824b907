import { useEffect, useMemo, useRef, useState } from 'react';
import type { Colleague } from '#shared/availability.js';
import type { PresenceStore } from '../../../ui/colleagues/presence-store.js';
import { afterChanges } from '../list/use-hits.js';
import type { Need } from './need.js';
import { type Circumstances, type Ranked, rankColleagues } from './ranking.js';

const MOST = 5;

/**
 * The ranking as of now. It is made anew when the need or the directory changes, and while states change; but not under
 * the hand: `hold` keeps the rows where they are until it is let go.
 */
export function useRanking({
  colleagues,
  need,
  store,
  known,
  generation,
  circumstances: { self, namedWorker, turn },
}: {
  colleagues: readonly Colleague[];
  need: Need;
  store: PresenceStore;
  known: boolean;
  /** Grows when all states came anew. */
  generation: number;
  circumstances: Circumstances;
}): { ranked: readonly Ranked[]; hold: (held: boolean) => void } {
  const [round, setRound] = useState(0);
  const held = useRef(false);
  const waiting = useRef(false);
  useEffect(
    () =>
      afterChanges(store, () => {
        if (held.current) waiting.current = true;
        else setRound((now) => now + 1);
      }),
    [store],
  );
  const basis = `${generation}/${round}`;
  const { ranked } = useMemo(() => {
    const candidates = colleagues.map((colleague) => {
      const presence = known ? store.row(colleague.ordinal) : undefined;
      return {
        colleague,
        state: presence?.state ?? 'unknown',
        load: presence === undefined ? undefined : (presence.load ?? 0),
      };
    });
    return { basis, ranked: rankColleagues(candidates, need, { self, namedWorker, turn }, MOST) };
  }, [basis, colleagues, known, namedWorker, need, self, store, turn]);
  const hold = (now: boolean) => {
    held.current = now;
    if (now || !waiting.current) return;
    waiting.current = false;
    setRound((before) => before + 1);
  };
  return { ranked, hold };
}
