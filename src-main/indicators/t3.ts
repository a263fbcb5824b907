import type { ThirdFree, UnitT3 } from '#shared/indicators.js';
import { daysBetween, finnishDay } from './calendar.js';

/** Longest time that is looked for, in days: half a year, as THL has it. */
export const T3_WITHIN_DAYS = 182;

/** One professional's book, in which times are booked. */
export interface BookForT3 {
  id: string;
  unit: string;
  profession: string;
}
export interface SlotForT3 {
  book: string;
  start: string;
  /** Nobody has booked or is booking it. */
  free: boolean;
  /** Kept for urgent matters. */
  urgent: boolean;
  /** Kept for a named group, e.g. a clinic for diabetics. */
  reserved: boolean;
}

type UnitMedian = Pick<UnitT3, 'unit' | 'profession' | 'books' | 'without' | 'median'>;

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

const none = (within: number): ThirdFree => ({ kind: 'none', within });

/**
 * T3 of one book: calendar days in Finland from the day of asking to the third time that is free, not urgent and not kept
 * for a named group. A time later today is at 0 days; one that has begun is none.
 * @param now milliseconds since the epoch
 */
export function thirdFree(slots: readonly Omit<SlotForT3, 'book'>[], now: number, within = T3_WITHIN_DAYS): ThirdFree {
  const today = finnishDay(new Date(now).toISOString()) ?? '';
  const third = slots
    .filter(({ start, free, urgent, reserved }) => free && !urgent && !reserved && Date.parse(start) >= now)
    .toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start))[2];
  const day = third === undefined ? undefined : finnishDay(third.start);
  const days = day === undefined ? Infinity : daysBetween(today, day);
  return days <= within ? { kind: 'days', days } : none(within);
}

/** The middle one; of an even number the mean of the two in the middle, which is none where either of them is. */
function medianOf(values: readonly ThirdFree[], within: number): ThirdFree {
  const rank = (one: ThirdFree) => (one.kind === 'days' ? one.days : Infinity);
  const order = values.map(rank).toSorted((one, other) => (one === other ? 0 : one - other));
  const half = order.length / 2;
  const low = order[Math.ceil(half) - 1] ?? Infinity;
  const days = (low + (order[Math.floor(half)] ?? Infinity)) / 2;
  return Number.isFinite(days) ? { kind: 'days', days } : none(within);
}

/**
 * T3 by unit and profession as it is measured in Finland: the median of the books of the unit's professionals of the same
 * profession. A book without three free times counts as later than any number.
 */
export function t3ByUnit(
  books: readonly BookForT3[],
  slots: readonly SlotForT3[],
  now: number,
  within = T3_WITHIN_DAYS,
): UnitMedian[] {
  const byBook = grouped(slots, ({ book }) => book);
  const groups = grouped(books, ({ unit, profession }) => JSON.stringify([unit, profession]));
  return [...groups.values()]
    .map((group) => {
      const [{ unit, profession } = { unit: '', profession: '' }] = group;
      const each = group.map(({ id }) => thirdFree(byBook.get(id) ?? [], now, within));
      return {
        unit,
        profession,
        books: group.length,
        without: each.filter(({ kind }) => kind === 'none').length,
        median: medianOf(each, within),
      };
    })
    .toSorted(
      (one, other) => one.unit.localeCompare(other.unit, 'fi') || one.profession.localeCompare(other.profession, 'fi'),
    );
}
