import type { Offer, Calendar } from '#shared/appointments.js';
import { addDays, inFinland } from '#shared/helsinki.js';

/** Hours that a calendar shows when nothing in it is earlier or later. */
const FROM = 8;
const TO = 16;

/** Slots with whose they are. Pure. */
export function offersOf({ slots, schedules }: Calendar): Offer[] {
  const known = new Map(schedules.map((schedule) => [schedule.id, schedule]));
  return slots.flatMap((slot) => {
    const schedule = known.get(slot.schedule);
    return schedule === undefined ? [] : [{ slot, schedule }];
  });
}

/** The first whole hour and the end of the last one, by the Finnish clock. Pure. */
export function hoursOf(times: readonly { start: string; end: string }[]): { from: number; to: number } {
  let [from, to] = [FROM, TO];
  for (const { start, end } of times) {
    from = Math.min(from, Math.floor(inFinland(start).minutes / 60));
    to = Math.max(to, Math.ceil(inFinland(end).minutes / 60));
  }
  return { from, to };
}

/** The days of a view, YYYY-MM-DD: a week without Saturday and Sunday where nothing is on them. Pure. */
export function daysOf(from: string, days: number, times: readonly { start: string }[]): string[] {
  const used = new Set(times.map(({ start }) => inFinland(start).day));
  const all = Array.from({ length: days }, (_, at) => addDays(from, at));
  return days < 7 ? all : all.filter((day, at) => at < 5 || used.has(day));
}

/** Whether a day is one of some days in a row. Pure. @param day YYYY-MM-DD */
export const dayIsIn = (day: string, from: string, days: number): boolean => day >= from && day < addDays(from, days);

/** Those that can be booked: free, room left, and not begun yet. Pure. */
export const isFree = ({ slot }: Offer, now: number): boolean =>
  slot.status === 'free' && (slot.places?.left ?? 1) > 0 && Date.parse(slot.start) > now;
