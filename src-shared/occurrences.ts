import { dayAfter, daysBetween, helsinkiClock, helsinkiMoment } from './finnish-time.js';
import type { ServiceEvent } from './service-tray.js';

/** One time at which an event is held. */
export interface Occurrence {
  /** Milliseconds since the epoch. */
  start: number;
  /** Absent when the source does not tell how long it takes. */
  end?: number;
  /** The day on which it begins in Finland, YYYY-MM-DD. */
  day: string;
}

type Timed = Pick<ServiceEvent, 'start' | 'end' | 'repeats'>;

/** An event whose end is not told is taken to be over so long after it began. */
const UNTOLD_MS = 2 * 3_600_000;

/**
 * The times of an event that are not over at `from` and begin before `until`, soonest first. An event that comes again
 * does so at the same time by Finland's clocks, so that summer time moves nothing, and lasts as long each time.
 * @param from @param until milliseconds since the epoch
 * @param most no more than so many
 */
export function occurrencesOf(event: Timed, from: number, until: number, most = Infinity): Occurrence[] {
  const first = Date.parse(event.start);
  const lasts = event.end === undefined ? undefined : Math.max(0, Date.parse(event.end) - first);
  const { day: firstDay, time } = helsinkiClock(first);
  const { everyDays, until: lastDay } = event.repeats ?? { everyDays: 0, until: firstDay };
  const times = everyDays === 0 ? 0 : Math.max(0, Math.floor(daysBetween(firstDay, lastDay) / everyDays));
  // A day early at both ends: the days of Finland are not those of UTC.
  const reach = daysBetween(firstDay, helsinkiClock(from - (lasts ?? UNTOLD_MS)).day) - 1;
  const found: Occurrence[] = [];
  for (let nth = everyDays === 0 ? 0 : Math.max(0, Math.floor(reach / everyDays)); nth <= times; nth += 1) {
    const day = dayAfter(firstDay, nth * everyDays);
    const start = nth === 0 ? first : helsinkiMoment(day, time).getTime();
    if (start >= until || found.length >= most) break;
    const end = lasts === undefined ? undefined : start + lasts;
    if ((end ?? start + UNTOLD_MS) <= from) continue;
    found.push({ start, day, ...(end !== undefined && { end }) });
  }
  return found;
}

/** The next time of an event, or the one that is going on; undefined when it has been held for the last time. */
export const nextOccurrence = (event: Timed, now: number): Occurrence | undefined =>
  occurrencesOf(event, now, Infinity, 1)[0];
