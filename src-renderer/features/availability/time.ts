const ZONE = 'Europe/Helsinki';
/** The day of a moment in Finland, `2026-11-23`. */
export const dayOf = (time: number): string =>
  new Intl.DateTimeFormat('sv', { timeZone: ZONE, dateStyle: 'short' }).format(time);

/** A time of day as the language writes it: 10.42 in Finnish and Swedish, 10:42 in English. */
export function timeOfDay(iso: string, language: string, seconds = false): string {
  const format = new Intl.DateTimeFormat('fi', {
    timeZone: ZONE,
    hour: 'numeric',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
  });
  const text = format.format(new Date(iso));
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
  const text = new Intl.DateTimeFormat('fi', {
    timeZone: ZONE,
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).format(time);
  return sameYear ? text.replace(/\d{4}$/, '') : text;
}

/** Date and time in full, e.g. 23.11.2026 klo 10.42 without the word between. */
export const dateOf = (iso: string): string =>
  new Intl.DateTimeFormat('fi', { timeZone: ZONE, day: 'numeric', month: 'numeric', year: 'numeric' }).format(
    new Date(iso),
  );

/** The next whole five minutes at least `minutes` from now, ISO: when one is back from a break. */
export const backIn = (minutes: number, now: number): string =>
  new Date(Math.ceil((now + minutes * 60_000) / 300_000) * 300_000).toISOString();
