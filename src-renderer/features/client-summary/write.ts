import type { Language } from '#shared/language.js';
import { once } from '../../ui/once.js';

const ZONE = 'Europe/Helsinki';

const days = once(
  (locale) => new Intl.DateTimeFormat(locale, { timeZone: ZONE, day: 'numeric', month: 'numeric', year: 'numeric' }),
);
const times = once((locale) => new Intl.DateTimeFormat(locale, { timeZone: ZONE, hour: 'numeric', minute: '2-digit' }));
const numbers = once((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
const NUMBERS_LIKE: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** Day, month and year of an instant as they are in Finland. */
const dayOf = (at: Date) => days('fi-FI').format(at);

/** A FHIR date in Finnish form, as exact as it was recorded: 2020 · 10/2020 · 23.11.2026. Words come back as they are. */
export function writeDate(value: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
  if (year !== undefined && day !== undefined) return `${String(Number(day))}.${String(Number(month))}.${year}`;
  if (year !== undefined) return month === undefined ? year : `${String(Number(month))}/${year}`;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? value : dayOf(at);
}

/** Time of day in Finland: 10.42, in English 10:42. */
export function writeTime(value: string | number, language: Language): string {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return '';
  const time = times('fi-FI').format(at);
  return language === 'en' ? time.replace('.', ':') : time;
}

/** Date, and the time of day where one was recorded. */
export const writeMoment = (value: string, language: Language): string =>
  value.includes('T') ? `${writeDate(value)} ${writeTime(value, language)}` : writeDate(value);

/** A short date for axes: 23.11. */
export const writeDay = (at: number): string => dayOf(new Date(at)).replace(/\d{4}$/, '');

/** A number in the language's own form, with a true minus; at most two decimals, the source's own precision below it. */
export const writeNumber = (value: number, language: Language): string =>
  numbers(NUMBERS_LIKE[language]).format(value).replace(/^-/, '−');

/** The same with its sign always there: +3,2. */
export const writeChange = (value: number, language: Language): string =>
  `${value > 0 ? '+' : value < 0 ? '' : '±'}${writeNumber(value, language)}`;
