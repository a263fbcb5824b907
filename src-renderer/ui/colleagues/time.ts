import { once } from '../once.js';

const ZONE = 'Europe/Helsinki';
const isoDays = once((locale) => new Intl.DateTimeFormat(locale, { timeZone: ZONE, dateStyle: 'short' }));
const dates = once(
  (locale) => new Intl.DateTimeFormat(locale, { timeZone: ZONE, day: 'numeric', month: 'numeric', year: 'numeric' }),
);
const minutes = once(
  (locale) => new Intl.DateTimeFormat(locale, { timeZone: ZONE, hour: 'numeric', minute: '2-digit' }),
);
const seconds = once(
  (locale) =>
    new Intl.DateTimeFormat(locale, { timeZone: ZONE, hour: 'numeric', minute: '2-digit', second: '2-digit' }),
);

/** The day of a moment in Finland, `2026-11-23`. */
export const dayOf = (time: number): string => isoDays('sv').format(time);

/** A time of day as the language writes it: 10.42 in Finnish and Swedish, 10:42 in English. */
export function timeOfDay(iso: string, language: string, withSeconds = false): string {
  const text = (withSeconds ? seconds : minutes)('fi').format(new Date(iso));
  return language === 'en' ? text.replaceAll('.', ':') : text;
}

/**
 * Day and month, and the year where it is not this one; undefined for today.
 * @param today `2026-11-23`
 */
export function dayUnlessToday(iso: string, today: string): string | undefined {
  const time = Date.parse(iso);
  if (dayOf(time) === today) return undefined;
  const sameYear = dayOf(time).slice(0, 4) === today.slice(0, 4);
  const text = dates('fi').format(time);
  return sameYear ? text.replace(/\d{4}$/, '') : text;
}

/** Date and time in full, e.g. 23.11.2026 klo 10.42 without the word between. */
export const dateOf = (iso: string): string => dates('fi').format(new Date(iso));

/** The next whole five minutes at least `minutes` from now, ISO: when one is back from a break. */
export const backIn = (minutes: number, now: number): string =>
  new Date(Math.ceil((now + minutes * 60_000) / 300_000) * 300_000).toISOString();

const DAY_MINUTES = 1440;
const minutesOf = (text: string) => {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
};

/**
 * The next moment at which it is a time of day in Finland, ISO; of now, a day later. Of an hour that summer time leaves out,
 * the same minute an hour later.
 * @param time `14:30`
 */
export function nextAt(time: string, now: number): string {
  const minute = Math.floor(now / 60_000) * 60_000;
  const minutesAt = (at: number) => minutesOf(timeOfDay(new Date(at).toISOString(), 'en'));
  const ahead = (minutesOf(time) - minutesAt(minute) + DAY_MINUTES) % DAY_MINUTES;
  const at = minute + (ahead === 0 ? DAY_MINUTES : ahead) * 60_000;
  // The clocks were turned on the way there: as many minutes as it is off, to the nearer side.
  const off = ((minutesOf(time) - minutesAt(at) + DAY_MINUTES * 1.5) % DAY_MINUTES) - DAY_MINUTES / 2;
  const turned = at + off * 60_000;
  return new Date(off === 0 || minutesAt(turned) !== minutesOf(time) ? at : turned).toISOString();
}
