import type { Clock } from '#shared/clock.js';
import type { HubPolicy } from '#shared/hub-policy.js';
import type { HubEngine } from '../engine/index.js';
import type { HubLog } from '../log.js';
import type { CaseBook } from './book.js';
import type { Case } from './case.js';
import { turnId, writeEntry } from './entry.js';
import type { Roster } from './members.js';
import { nextTurn } from './steps.js';

/**
 * Rings, and climbs the ladder: takes the turns that are due for requests that wait. Every hub does it for all requests;
 * turns of the same state have the same id, so that the log keeps one of them.
 */
export function createRouting({
  engine,
  book,
  roster,
  policy,
  mayBeAsked,
  clock,
  log,
}: {
  engine: Pick<HubEngine, 'log'>;
  book: CaseBook;
  roster: () => Roster;
  policy: HubPolicy;
  mayBeAsked: (person: string) => boolean;
  clock: Pick<Clock, 'now'>;
  log: HubLog;
}) {
  const waiting = new Set<string>();
  /** Being appended: the same turn is not taken again meanwhile. */
  const underway = new Set<string>();

  function look(one: Case): void {
    const now = clock.now();
    const turn = nextTurn(one, { policy, roster: roster(), mayBeAsked, lastAsked: book.lastAsked, now });
    if (turn === undefined) return;
    const id = turnId(turn);
    if (underway.has(id)) return;
    underway.add(id);
    engine.log
      .append(writeEntry({ id, at: now, body: turn }))
      // The state has not changed then, so that the turn is still due at the next look.
      .catch((error: unknown) => log('warn', 'hub-turn-not-taken', { detail: String(error) }))
      .finally(() => underway.delete(id));
  }

  return {
    /** A request has become another, or is no longer kept. */
    changed(id: string, one: Case | undefined): void {
      if (one?.state !== 'waiting') waiting.delete(id);
      else {
        waiting.add(id);
        look(one);
      }
    },
    /** Time has gone on, or somebody's standing or the directory has become another. */
    lookAtAll(): void {
      for (const id of waiting) {
        const one = book.get(id);
        if (one !== undefined) look(one);
      }
    },
  };
}
