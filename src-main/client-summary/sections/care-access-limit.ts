import { type CareAccessRule, type CareKind, careAccessRules } from './care-access-rules.js';

const DAY = 86_400_000;
const dayOf = (iso: string): Date => new Date(`${iso.slice(0, 10)}T00:00:00Z`);
const isoOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The day of an instant in Finland. A date stays as it is; one that is partial gives undefined. */
export function finnishDay(time: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(time)) return time;
  const at = Date.parse(time);
  if (!time.includes('T') || Number.isNaN(at)) return undefined;
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(at);
}

/** Whole years on the day; undefined where the date of birth is not whole. */
export function ageOn(birthDate: string | undefined, day: string): number | undefined {
  if (birthDate === undefined || !/^\d{4}-\d{2}-\d{2}/.test(birthDate)) return undefined;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
}

/**
 * The rule that concerns an assessment of that day. Without a known age no rule that depends on it applies: none is guessed.
 */
export const ruleFor = (kind: CareKind, day: string, age: number | undefined): CareAccessRule | undefined =>
  careAccessRules.find(
    (rule) =>
      rule.kind === kind &&
      rule.from <= day &&
      day <= (rule.until ?? '9999') &&
      (rule.age === undefined ||
        (age !== undefined && age >= (rule.age.from ?? 0) && age < (rule.age.below ?? Infinity))),
  );

/** Last day by the rule, counted from the day of the assessment, which is not itself counted (määräaikalaki 150/1930 2–3 §). */
export function limitOf(day: string, { limit }: Pick<CareAccessRule, 'limit'>): string {
  if ('days' in limit) return plusDays(day, limit.days);
  if ('weeks' in limit) return plusDays(day, limit.weeks * 7);
  if ('months' in limit) return plusMonths(day, limit.months);
  let left = limit.workingDays;
  let at = day;
  while (left > 0) {
    at = plusDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

const plusDays = (day: string, days: number): string => isoOf(new Date(dayOf(day).getTime() + days * DAY));

/** The same day of a later month, or the month's last where it has no such day. */
function plusMonths(day: string, months: number): string {
  const date = dayOf(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return isoOf(new Date(first.getTime() + (Math.min(date.getUTCDate(), last) - 1) * DAY));
}

/** From Monday to Friday, public holidays and the eves of midsummer and Christmas left out. */
export function isWorkingDay(day: string): boolean {
  const date = dayOf(day);
  const weekday = date.getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  if (['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26'].includes(day.slice(5, 10))) return false;
  const sinceEaster = Math.round((date.getTime() - easterOf(date.getUTCFullYear())) / DAY);
  if ([-2, 1, 39].includes(sinceEaster)) return false;
  const midsummerEve = weekday === 5 && date.getUTCMonth() === 5 && date.getUTCDate() >= 19 && date.getUTCDate() <= 25;
  return !midsummerEve;
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher), milliseconds since the epoch. */
function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const h = (19 * a + b - d - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1);
}
