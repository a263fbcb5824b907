import type { BookedEvent } from '#shared/appointment-facts.js';
import type { Booking } from '#shared/appointments.js';
import { inFinland } from '#shared/helsinki.js';
import type { Language } from '#shared/language.js';
import { localize } from '#shared/localize.js';
import en from './texts/en.json' with { type: 'json' };
import fi from './texts/fi.json' with { type: 'json' };
import sv from './texts/sv.json' with { type: 'json' };

const texts = { fi, sv, en };

export interface ConfirmationFacts {
  /** The time that it was moved from. */
  movedFrom?: Pick<Booking, 'start' | 'end'> | undefined;
  /** Where the client calls about it. */
  phone?: string | undefined;
}

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

/**
 * The confirmation in the client's language: of a time that was booked, moved or cancelled. No name, number or address of the
 * client stands in it. Pure.
 */
export function confirmationOf(
  booking: Booking,
  language: Language,
  { movedFrom, phone }: ConfirmationFacts = {},
): string {
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
  const call = line(words.call, 'phone', phone);
  if (booking.status === 'cancelled')
    return [words.cancelledTitle, '', ...facts, '', words.cancelled, [words.again, ...call].join(' ')].join('\n');
  const more = [
    ...(movedFrom === undefined ? [] : [fill(words.moved, { when: momentOf(movedFrom, language) })]),
    ...how,
    ...(booking.group ? [words.group] : []),
    ...(interpreter === undefined ? [] : [words.interpreter]),
    [words.change, ...call].join(' '),
  ];
  return [movedFrom === undefined ? words.title : words.movedTitle, '', ...facts, '', ...more].join('\n');
}

/** The days of a right to book, as the contact's summary writes them: `28.11.–28.12.2026`. Pure. @param from YYYY-MM-DD */
export function daysText(from: string, until: string): string {
  const [[fromYear, fromMonth, fromDay], [year, month, day]] = [
    from.split('-').map(Number),
    until.split('-').map(Number),
  ];
  return `${fromDay}.${fromMonth}.${fromYear === year ? '' : fromYear}–${day}.${month}.${year}`;
}

/** What was done, in a plain Finnish sentence for the contact's summary. Pure. */
export const eventText = (kind: BookedEvent['kind'], when: string, service: string): string =>
  fill(fi.event[kind], { when, service });
