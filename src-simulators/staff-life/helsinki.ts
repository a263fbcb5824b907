const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** 01:00 UTC on the last Sunday of a month (0 = January), when summer time changes in the whole EU. */
function lastSunday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, lastDay.getUTCDate() - lastDay.getUTCDay(), 1);
}

/** How many milliseconds Finland's clocks are ahead of UTC (directive 2000/84/EC). Arithmetic, since Intl is slow. */
export function helsinkiOffset(time: number): number {
  const year = new Date(time).getUTCFullYear();
  return (time >= lastSunday(year, 2) && time < lastSunday(year, 9) ? 3 : 2) * HOUR;
}

/** Monday = 0, for a number of days since 1970. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
