import type { Language } from '#shared/language.js';
import { once } from './once.js';

const HELSINKI = 'Europe/Helsinki';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const minutes = once(
  (locale) => new Intl.DateTimeFormat(locale, { timeZone: HELSINKI, hour: '2-digit', minute: '2-digit' }),
);
const weekdays = once((locale) => new Intl.DateTimeFormat(locale, { timeZone: HELSINKI, weekday: 'short' }));
const days = once((locale) => new Intl.DateTimeFormat(locale, { timeZone: HELSINKI }));

/** Narrows what i18next says is the language now. */
export const languageOf = (code: string): Language => (code === 'sv' || code === 'en' ? code : 'fi');

/**
 * A date as it is written: `14.3.1948` (fi, sv), `14 Mar 1948` (en). Takes an ISO date, a month or a year as recorded
 * (`1948-03`, `1948`), or a date-time, which is shown in Finnish time. Anything else is returned as it is.
 */
export function formatDate(iso: string, language: Language): string {
  const day = iso.includes('T') ? helsinkiDay(iso) : iso;
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(day);
  if (parts === null) return iso;
  const [, year = '', month, date] = parts;
  if (month === undefined) return year;
  if (language === 'en') return [date && Number(date), MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
  return [date && Number(date), Number(month), year].filter(Boolean).join('.');
}

/** A time of day in Finland: `10.42` (fi, sv), `10:42` (en). */
export function formatTime(iso: string, language: Language): string {
  const text = minutes('en-GB').format(new Date(iso));
  const plain = text.replace(/^0/, '');
  return language === 'en' ? text : plain.replace(':', '.');
}

/** Weekday, date and time of the status bar: `ma 23.11.2026 klo 10.42`. */
export function formatMoment(iso: string, language: Language): string {
  const weekday = weekdays(language).format(new Date(iso));
  const at = language === 'fi' ? 'klo ' : language === 'sv' ? 'kl. ' : '';
  return `${weekday} ${formatDate(iso, language)} ${at}${formatTime(iso, language)}`;
}

/** Today's date in Finland, YYYY-MM-DD. */
export const helsinkiDay = (iso: string): string => days('sv-SE').format(new Date(iso));

export interface Age {
  unit: 'years' | 'months' | 'days';
  count: number;
}

/**
 * Age on a day: days under one month, months under two years, years after that (NHS CUI, "Date and time display").
 * Undefined when the date of birth is not a whole date or lies ahead.
 */
export function ageOn(birthDate: string, day: string): Age | undefined {
  const birth = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate)?.slice(1).map(Number);
  const now = /^(\d{4})-(\d{2})-(\d{2})/.exec(day)?.slice(1).map(Number);
  if (birth === undefined || now === undefined) return undefined;
  const [by = 0, bm = 0, bd = 0] = birth;
  const [ny = 0, nm = 0, nd = 0] = now;
  const months = (ny - by) * 12 + (nm - bm) - (nd < bd ? 1 : 0);
  if (months >= 24) return { unit: 'years', count: Math.floor(months / 12) };
  if (months >= 1) return { unit: 'months', count: months };
  const days = Math.round((Date.UTC(ny, nm - 1, nd) - Date.UTC(by, bm - 1, bd)) / 86_400_000);
  return days < 0 ? undefined : { unit: 'days', count: days };
}
