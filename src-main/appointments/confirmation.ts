import type { BookedEvent } from '#shared/appointment-facts.js';
import type { Booking } from '#shared/appointments.js';
import { inFinland } from '#shared/helsinki.js';
import type { Language } from '#shared/language.js';
import { localize } from '#shared/localize.js';
import en from './texts/en.json' with { type: 'json' };
import fi from './texts/fi.json' with { type: 'json' };
import sv from './texts/sv.json' with { type: 'json' };

const texts = { fi, sv, en };

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

/** Weekday, date and time in Finland, as each language writes them: `tiistai 1.12.2026 klo 9.15–9.45`. Pure. */
export function momentOf({ start, end }: Pick<Booking, 'start' | 'end'>, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : `${language}-FI`;
  const zone = { timeZone: 'Europe/Helsinki' };
  const weekday = new Intl.DateTimeFormat(locale, { ...zone, weekday: 'long' }).format(new Date(start));
  const from = inFinland(start);
  const to = inFinland(end);
  const [year, month, day] = from.day.split('-').map(Number);
  const date =
    language === 'en'
      ? new Intl.DateTimeFormat(locale, { ...zone, day: 'numeric', month: 'long', year: 'numeric' }).format(
          new Date(start),
        )
      : `${day}.${month}.${year}`;
  const clock = (time: string) => (language === 'en' ? time : time.replace(/^0/, '').replace(':', '.'));
  return `${weekday} ${date} ${texts[language].at} ${clock(from.time)}–${clock(to.time)}`;
}

/** The confirmation in the client's language: no name, number or address of the client stands in it. Pure. */
export function confirmationOf(booking: Booking, language: Language): string {
  const words = texts[language];
  const { service, professional, unit, link, interpreter, mode } = booking;
  const line = (text: string, name: string, value: string | undefined) =>
    value === undefined ? [] : [fill(text, { [name]: value })];
  const facts = [
    ...line(words.when, 'when', momentOf(booking, language)),
    ...line(words.service, 'service', service && localize(service, language)),
    ...line(words.professional, 'professional', professional),
    ...(mode === 'onSite' ? line(words.unit, 'unit', unit && localize(unit, language)) : []),
  ];
  const how = mode === 'remote' ? (link === undefined ? [words.remoteNoLink] : [words.remote, link]) : [words[mode]];
  const more = [
    ...how,
    ...(booking.group ? [words.group] : []),
    ...(interpreter === undefined ? [] : [words.interpreter]),
    words.change,
  ];
  return [words.title, '', ...facts, '', ...(booking.status === 'cancelled' ? [words.cancelled] : more)].join('\n');
}

/** What was done, in a plain Finnish sentence for the contact's summary. Pure. */
export const eventText = (kind: BookedEvent['kind'], when: string, service: string): string =>
  fill(fi.event[kind], { when, service });
