import type { MeasuredT3, ThirdFree } from '#shared/indicators.js';

export interface WeekT3 {
  /** Monday of the week. */
  week: string;
  /** Of the week's first day that was measured; absent = none was. */
  value: ThirdFree | undefined;
}

/** Monday of the day's week. */
export function mondayOf(day: string): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
}

/** T3 of a unit and profession week by week, oldest first, this week last. The first measurement of a week is the week's. Pure. */
export function weeksOf(
  measured: readonly MeasuredT3[],
  { unit, profession }: { unit: string; profession: string },
  today: string,
  weeks = 12,
): WeekT3[] {
  const values = new Map<string, ThirdFree>();
  for (const { day, units } of measured) {
    const found = units.find((one) => one.unit === unit && one.profession === profession)?.median;
    const week = mondayOf(day);
    if (found !== undefined && !values.has(week)) values.set(week, found);
  }
  return Array.from({ length: weeks }, (_, index) => {
    const at = new Date(`${mondayOf(today)}T12:00:00Z`);
    at.setUTCDate(at.getUTCDate() - 7 * (weeks - 1 - index));
    const week = at.toISOString().slice(0, 10);
    return { week, value: values.get(week) };
  });
}
