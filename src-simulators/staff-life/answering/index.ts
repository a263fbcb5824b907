import type { Clock } from '#shared/clock.js';
import type { Standing } from '#shared/hub-protocol.js';
import type { Person } from '../../directory/people.js';
import { hashOf } from '../../directory/random.js';
import { type Seat, createSeat } from './seat.js';

const STEP_MS = 1_000;
/** So many come in a second: the start of a workbench has better use for the machine. */
const AT_A_TIME = 4;
const MOST = 160;
const isFree = ({ state }: Standing) => state === 'available' || state === 'interruptible';

/**
 * Some of the invented colleagues sit at workbenches of their own and answer what rings: those on duty and free first. All
 * others are only told of, and do not answer, as happens in life.
 * @param token an access token of one person's
 * @param firstAfterMs nobody comes before that
 */
export function startAnswering({
  hubUrl,
  token,
  timers,
  seed = 'kymijoki',
  most = MOST,
  firstAfterMs = 20_000,
}: {
  hubUrl: string;
  token: (person: string) => Promise<string>;
  timers: Clock;
  seed?: string;
  most?: number;
  firstAfterMs?: number;
}) {
  const days = new Map<string, { person: Person; standing: Standing }>();
  const seats = new Map<string, Seat>();
  const begunAt = timers.now();
  const rankOf = (person: Person) =>
    (person.onDuty === true ? 0 : 1) * 2 ** 32 + hashOf(`${seed}/${person.id}/answers`);

  function come(): void {
    if (timers.now() - begunAt < firstAfterMs || seats.size >= most) return;
    const next = [...days.values()]
      .filter(({ person, standing }) => isFree(standing) && !seats.has(person.id))
      .toSorted((a, b) => rankOf(a.person) - rankOf(b.person))
      .slice(0, Math.min(AT_A_TIME, most - seats.size));
    for (const { person, standing } of next) {
      const seat = createSeat({
        person,
        standing,
        hubUrl,
        token: () => token(person.id),
        timers,
        seed,
        onGone: () => seats.delete(person.id),
      });
      seats.set(person.id, seat);
    }
  }
  function goOn(): void {
    for (const [id, seat] of seats) {
      const day = days.get(id);
      if (day !== undefined && !isFree(day.standing) && !seat.isNeeded()) seat.leave();
    }
    come();
  }
  const stop = timers.every(STEP_MS, goOn);

  return {
    /** These people's day has gone on. */
    told(news: readonly { person: Person; standing: Standing }[]): void {
      for (const one of news) {
        days.set(one.person.id, one);
        if (isFree(one.standing)) seats.get(one.person.id)?.become(one.standing);
      }
    },
    count: () => seats.size,
    close(): void {
      stop();
      for (const seat of seats.values()) seat.end();
    },
  };
}
