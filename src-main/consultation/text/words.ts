import type { Language } from '#shared/language.js';
import en from './en.json' with { type: 'json' };
import fi from './fi.json' with { type: 'json' };
import sv from './sv.json' with { type: 'json' };

/** Texts that the core writes for a professional to edit or to record, in the language of the interface. */
export type Texts = typeof fi;

const ZONE = 'Europe/Helsinki';
const LOCALES: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
/** So many of one kind are named; the rest is a number. */
const MOST_NAMED = 8;

/** Puts values in the places of a text. Pure. */
const fill = (text: string, values: Record<string, string>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

/** How one language writes. Days and times are Finland's. */
export function wordsIn(language: Language) {
  const texts = { fi, sv, en }[language] satisfies Texts;
  const locale = LOCALES[language];
  const day = new Intl.DateTimeFormat('fi-FI', { timeZone: ZONE, day: 'numeric', month: 'numeric', year: 'numeric' });
  const clock = new Intl.DateTimeFormat('fi-FI', { timeZone: ZONE, hour: 'numeric', minute: '2-digit' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });

  /** 22.11.2026; a date without a day as it was recorded. */
  const date = (value: string): string => {
    const [, year, month, of] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
    if (year !== undefined && of !== undefined) return `${Number(of)}.${Number(month)}.${year}`;
    if (year !== undefined) return month === undefined ? year : `${Number(month)}/${year}`;
    return Number.isNaN(Date.parse(value)) ? value : day.format(new Date(value));
  };
  /** 14.05, in English 14:05. */
  const time = (value: string): string => {
    const text = clock.format(new Date(value));
    return language === 'en' ? text.replace('.', ':') : text;
  };
  return {
    texts,
    fill,
    date,
    time,
    /** Date, and the time of day where one was recorded. */
    moment: (value: string): string =>
      value.includes('T') ? fill(texts.moment, { date: date(value), time: time(value) }) : date(value),
    number: (value: number): string => numbers.format(value),
    languageName: (code: string): string => {
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    },
    /** Names in a row, each once; a long row is cut, and says so. */
    list(items: readonly string[]): string {
      const all = [...new Set(items)];
      const rest = all.length - MOST_NAMED;
      return list.format(rest > 1 ? [...all.slice(0, MOST_NAMED), fill(texts.more, { count: String(rest) })] : all);
    },
  };
}
export type Words = ReturnType<typeof wordsIn>;
