import type { Objection, Transition } from '#shared/context.js';
import { createLive } from '../live.js';
import type { Change, Dropped, NamedClient } from './machine.js';

const LIMIT = 50;

/** The changes of this session as the professional can look them up: newest first, in memory only. */
export function createTimeline({ iso, nameOf }: { iso: (at: number) => string; nameOf: (id: string) => string }) {
  const live = createLive<Transition[]>([]);
  const update = (id: string, change: Partial<Transition>) =>
    live.set(live.get().map((one) => (one.id === id ? { ...one, ...change } : one)));

  return {
    live,
    /** A change is under way, or ended at once. */
    begin(change: Change, at: number, from: NamedClient | null) {
      const entry: Transition = {
        id: change.id,
        at: iso(at),
        from: from?.label ?? null,
        to: null,
        ...(change.by === 'workbench' ? {} : { by: nameOf(change.by) }),
        outcome: 'pending',
        objections: [],
        tools: [],
      };
      live.set([entry, ...live.get().filter((one) => one.id !== change.id)].slice(0, LIMIT));
    },
    /** Its client's name is known better. */
    named: (id: string, to: string) => update(id, { to }),
    changed: (id: string, to: string | null, objections: Objection[], outcome: 'changed' | 'locked' = 'changed') =>
      update(id, { to, objections, outcome }),
    ended(id: string, why: Exclude<Dropped, 'same'>, to: string | null, objections: Objection[]) {
      const outcome = why === 'notPrepared' ? 'failed' : why === 'leftBehind' ? 'cancelled' : why;
      return update(id, { outcome, to, objections });
    },
    settled: (id: string, tools: Transition['tools']) => update(id, { tools }),
    clear: () => live.set([]),
  };
}
