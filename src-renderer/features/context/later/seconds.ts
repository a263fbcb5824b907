import type { Language } from '#shared/language.js';

/** How long something took: `0,2 s`; finer below a tenth of a second, so that nothing is told to take no time. */
export function formatSeconds(ms: number, language: Language): string {
  const digits = ms < 95 ? 2 : 1;
  const shown = Math.max(ms / 1000, 0.01);
  return `${new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(shown)}\u00a0s`;
}

/** A time of day in Finland to the second: `10.42.07` (fi, sv), `10:42:07` (en). */
export function formatClock(iso: string, language: Language): string {
  const text = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', timeStyle: 'medium' }).format(
    new Date(iso),
  );
  return language === 'en' ? text : text.replace(/^0/, '').replaceAll(':', '.');
}
