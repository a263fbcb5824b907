import type { TFunction } from 'i18next';
import type { Language, Localized } from '#shared/language.js';
import { localize } from '#shared/localize.js';

/** The words of the client's language, whatever the interface's is. */
export interface HandoutWords {
  t: TFunction<'handingLater'>;
  language: Language;
  local: (text: Localized) => string;
  /** "28.11.2026" in Finland's time. */
  date: (at: number) => string;
}

const locales: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

export function createHandoutWords(t: TFunction<'handingLater'>, language: Language): HandoutWords {
  const dates = new Intl.DateTimeFormat(locales[language], {
    timeZone: 'Europe/Helsinki',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  });
  return { t, language, local: (text) => localize(text, language), date: (at) => dates.format(new Date(at)) };
}

/** A phone number that no line breaks in two. */
export const whole = (phone: string): string => phone.replaceAll(' ', '\u00a0');

/** A text in the middle of a sentence or at its end: without the full stop that the sentence has itself. */
export const unstopped = (text: string): string => text.trim().replace(/\.+$/, '');
