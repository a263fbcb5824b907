/** Finnish time, whatever the machine's own zone is: days and times of day as people in Finland read them. Pure. */

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Helsinki',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const MINUTE = 60_000;
const DAY = 86_400_000;

export interface FinnishTime {
  /** YYYY-MM-DD. */
  day: string;
  /** HH:mm. */
  time: string;
  /** Minutes on the clock since midnight. */
  minutes: number;
}

/** What calendar and clock say in Finland at a moment. @param moment ISO 8601, or milliseconds since the epoch */
export function inFinland(moment: string | number): FinnishTime {
  const found = new Map(parts.formatToParts(new Date(moment)).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? '';
  const time = `${of('hour')}:${of('minute')}`;
  return { day: `${of('year')}-${of('month')}-${of('day')}`, time, minutes: minutesOf(time) };
}

/** Minutes since midnight of a time of day, HH:mm. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The wall clock as if it were UTC, in milliseconds. */
const wallOf = (moment: number): number => {
  const { day, time } = inFinland(moment);
  return Date.parse(`${day}T${time}Z`);
};

/**
 * The moment at which the clock in Finland says this. In the night when clocks go back, the first of the two; a time that
 * clocks jump over in spring is as much later as they jump.
 * @param day YYYY-MM-DD @param time HH:mm
 * @returns milliseconds since the epoch
 */
export function finnishMoment(day: string, time: string): number {
  const wall = Date.parse(`${day}T${time}Z`);
  // Finland is two or three hours ahead of UTC: the earlier moment first.
  const summer = wall - 180 * MINUTE;
  if (wallOf(summer) === wall) return summer;
  return wall - 120 * MINUTE;
}

/** The day some days later (or earlier), YYYY-MM-DD. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Day of the week, 1 = Monday … 7 = Sunday. @param day YYYY-MM-DD */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00Z`).getUTCDay() || 7;

/** Monday of the day's week, YYYY-MM-DD. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));
