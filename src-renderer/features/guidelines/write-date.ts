import type { Language } from '#shared/language.js';

/** A date as it is written in the language: 2.11.2026 (fi, sv), 2 Nov 2026 (en). Takes YYYY-MM-DD; other text stays as it is. */
export function writeDate(iso: string, language: Language): string {
  const date = new Date(`${iso}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  const month = language === 'en' ? 'short' : 'numeric';
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fi-FI', {
    timeZone: 'Europe/Helsinki',
    day: 'numeric',
    month,
    year: 'numeric',
  }).format(date);
}
