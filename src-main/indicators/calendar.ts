const DAY = 86_400_000;
const dateOf = (day: string): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);
const isoOf = (date: Date): string => date.toISOString().slice(0, 10);
// Swedish writes dates as ISO 8601 does.
const inFinland = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' });

/** The day of an instant in Finland. A date stays as it is; one that is partial gives undefined. */
export function finnishDay(time: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(time)) return time;
  const at = Date.parse(time);
  return !time.includes('T') || Number.isNaN(at) ? undefined : inFinland.format(at);
}

export const plusDays = (day: string, days: number): string => isoOf(new Date(dateOf(day).getTime() + days * DAY));

/** The same day of a later month, or the month's last where it has no such day (150/1930, 3 §). */
export function plusMonths(day: string, months: number): string {
  const date = dateOf(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return isoOf(new Date(first.getTime() + (Math.min(date.getUTCDate(), last) - 1) * DAY));
}

/** Calendar days from one day to another; negative when it is before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / DAY);

/** Whole years on the day; undefined where the date of birth is not whole. */
export function ageOn(birthDate: string | undefined, day: string): number | undefined {
  if (birthDate === undefined || !/^\d{4}-\d{2}-\d{2}/.test(birthDate)) return undefined;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterOf(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const h = (19 * a + b - d - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return isoOf(new Date(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1)));
}

const FIXED = ['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26'];
/** Days from Easter Sunday: Good Friday, Easter Day and Monday, Ascension Day, Whit Sunday. */
const BY_EASTER = [-2, 0, 1, 39, 49];
const SATURDAY = 6;

/**
 * Public holidays of Finland, and the eves of midsummer and Christmas, on which offices are closed as on holidays
 * (150/1930, 5 §). Sundays are not told of by themselves.
 */
export function isHoliday(day: string): boolean {
  if (FIXED.includes(day.slice(5, 10))) return true;
  const date = dateOf(day);
  if (BY_EASTER.includes(daysBetween(easterOf(date.getUTCFullYear()), day))) return true;
  const weekday = date.getUTCDay();
  const [month, number] = [date.getUTCMonth() + 1, date.getUTCDate()];
  // Midsummer Day is the Saturday from the 20th to the 26th of June, and its eve the day before.
  if (month === 6 && weekday === SATURDAY) return number >= 20 && number <= 26;
  if (month === 6 && weekday === SATURDAY - 1) return number >= 19 && number <= 25;
  // All Saints' Day is the Saturday from the 31st of October to the 6th of November.
  if (weekday !== SATURDAY) return false;
  return (month === 10 && number === 31) || (month === 11 && number <= 6);
}

/**
 * A working day (arkipäivä): from Monday to Friday, holidays left out. The acts on getting to care speak of the hours in
 * which offices are open, so a Saturday is none, although the word by itself would take it in.
 */
export function isWorkingDay(day: string): boolean {
  const weekday = dateOf(day).getUTCDay();
  return weekday !== 0 && weekday !== SATURDAY && !isHoliday(day);
}

/** The day itself when it is a working day, else the first after it. */
export function workingDayFrom(day: string): string {
  let at = day;
  while (!isWorkingDay(at)) at = plusDays(at, 1);
  return at;
}

/** The day itself when it is a working day, else the last before it. */
export function workingDayBy(day: string): string {
  let at = day;
  while (!isWorkingDay(at)) at = plusDays(at, -1);
  return at;
}
