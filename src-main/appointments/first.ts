import type { FirstFree, FirstWish, Offer } from '#shared/appointments.js';
import { inFinland, minutesOf, weekdayOf } from '#shared/helsinki.js';

type Missed = keyof FirstFree['passed'];

/** Which wish a free one misses, the plainest first; undefined = it suits. Pure. */
export function missOf({ slot }: Offer, wish: FirstWish): Missed | undefined {
  const start = inFinland(slot.start);
  if (wish.notBefore !== undefined && start.day < wish.notBefore) return 'notBefore';
  if (wish.weekdays.length > 0 && !wish.weekdays.includes(weekdayOf(start.day))) return 'weekdays';
  const lasts = (Date.parse(slot.end) - Date.parse(slot.start)) / 60_000;
  // Reckoned from the start: the night of summer time must not make an appointment longer.
  const ends = start.minutes + lasts;
  const fits = wish.times.some(({ from, to }) => start.minutes >= minutesOf(from) && ends <= minutesOf(to));
  if (wish.times.length > 0 && !fits) return 'times';
  if (wish.minutes !== undefined && lasts < wish.minutes) return 'minutes';
  return undefined;
}

/** By time, and at the same time always in the same order. */
export const byTime = (a: Offer, b: Offer): number =>
  Date.parse(a.slot.start) - Date.parse(b.slot.start) || a.slot.id.localeCompare(b.slot.id);

/**
 * The first free one that suits and the next after it; how many free ones came before it, and what each of them missed.
 * Pure.
 */
export function pickFirst(
  free: readonly Offer[],
  wish: FirstWish,
  most: number,
): Pick<FirstFree, 'first' | 'next' | 'passed'> {
  const passed: FirstFree['passed'] = { notBefore: 0, times: 0, weekdays: 0, minutes: 0 };
  const suits: Offer[] = [];
  for (const offer of free.toSorted(byTime)) {
    const missed = missOf(offer, wish);
    if (missed === undefined) suits.push(offer);
    else if (suits.length === 0) passed[missed] += 1;
    if (suits.length > most) break;
  }
  const [first, ...next] = suits;
  return { ...(first === undefined ? {} : { first }), next, passed };
}
