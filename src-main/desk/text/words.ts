import type { Language } from '#shared/language.js';
import en from './en.json' with { type: 'json' };
import fi from './fi.json' with { type: 'json' };
import sv from './sv.json' with { type: 'json' };

type Texts = typeof fi;
const ZONE = 'Europe/Helsinki';
const DAY = new Intl.DateTimeFormat('fi-FI', { timeZone: ZONE, day: 'numeric', month: 'numeric', year: 'numeric' });
const TIME = new Intl.DateTimeFormat('fi-FI', { timeZone: ZONE, hour: 'numeric', minute: '2-digit' });

/** How the record is written in one language. Days and times are Finland's. */
export function wordsIn(language: Language) {
  const texts = { fi, sv, en }[language] satisfies Texts;
  const fill = (text: string, values: Record<string, string>): string =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  /** 22.11.2026; also of a day without a time of day. */
  const day = (iso: string): string => DAY.format(new Date(iso.includes('T') ? iso : `${iso}T12:00:00Z`));
  return {
    texts,
    fill,
    day,
    moment(iso: string): string {
      const time = TIME.format(new Date(iso));
      return fill(texts.moment, { date: day(iso), time: language === 'en' ? time.replace('.', ':') : time });
    },
  };
}
export type DeskWords = ReturnType<typeof wordsIn>;
