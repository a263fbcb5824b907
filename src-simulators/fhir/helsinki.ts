const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** 01.00 UTC on the last Sunday of a month: when summer time begins (March) and ends (October) in the EU. */
function lastSunday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month, 0, 1));
  return lastDay.getTime() - lastDay.getUTCDay() * DAY;
}

/**
 * Offset of Finnish time from UTC in hours, 2 or 3, for a wall-clock time given as if it were UTC milliseconds.
 * Reckoned here because asking Intl for some ten thousand dates would cost most of the start-up time.
 */
export function helsinkiOffset(wallClock: number): 2 | 3 {
  const year = new Date(wallClock).getUTCFullYear();
  const utc = wallClock - 2 * HOUR;
  return utc >= lastSunday(year, 3) && utc < lastSunday(year, 10) ? 3 : 2;
}

/** The calendar date in Finland at a moment, YYYY-MM-DD. */
export function helsinkiDate(moment: Date): string {
  const winter = moment.getTime() + 2 * HOUR;
  return new Date(moment.getTime() + helsinkiOffset(winter) * HOUR).toISOString().slice(0, 10);
}
