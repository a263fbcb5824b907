import { dayAfter, helsinkiClock, helsinkiMoment } from '#shared/finnish-time.js';
import { type Occurrence, occurrencesOf } from '#shared/occurrences.js';
import type { ServiceEvent } from '#shared/service-tray.js';

/** What the professional wants to see of the events; an empty text is any. */
export interface EventWish {
  theme: string;
  /** Finnish name of a municipality: its key. */
  municipality: string;
  group: string;
}
export const noEventWish: EventWish = { theme: '', municipality: '', group: '' };

/** One time of one event. */
export interface Coming extends Occurrence {
  event: ServiceEvent;
}

/** What is held on one day. */
export interface EventDay {
  /** YYYY-MM-DD */
  day: string;
  coming: Coming[];
}

/** Those that every wish lets through. What is for everyone is for each group. Pure. */
export const wishedEvents = (
  events: readonly ServiceEvent[],
  { theme, municipality, group }: EventWish,
): ServiceEvent[] =>
  events.filter(
    (event) =>
      (theme === '' || event.theme === theme) &&
      (municipality === '' || event.place.municipality?.fi === municipality) &&
      (group === '' || event.targetGroups.some((one) => one === group || one === 'everyone')),
  );

/**
 * What begins, or is going on, from now until the end of a day so many days from today in Finland, by day and then by
 * time. What began on an earlier day and goes on is today's. Pure.
 */
export function comingDays(events: readonly ServiceEvent[], now: number, days: number): EventDay[] {
  const today = helsinkiClock(now).day;
  const until = helsinkiMoment(dayAfter(today, days), '00:00').getTime();
  const coming = events
    .flatMap((event) => occurrencesOf(event, now, until).map((time): Coming => ({ ...time, event })))
    .toSorted((a, b) => a.start - b.start || (a.event.id < b.event.id ? -1 : 1));
  const byDay = new Map<string, Coming[]>();
  for (const one of coming) {
    const day = one.day < today ? today : one.day;
    const there = byDay.get(day);
    if (there === undefined) byDay.set(day, [one]);
    else there.push(one);
  }
  return [...byDay].map(([day, those]) => ({ day, coming: those }));
}
