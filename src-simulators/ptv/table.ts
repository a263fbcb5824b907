import type { DemoEvent, Municipality, Organization, Place } from './demo-files.js';
import { serviceIdOf } from './expand.js';

export interface TableFiles {
  events: readonly DemoEvent[];
  places: readonly Place[];
  municipalities: readonly Municipality[];
  organizations: readonly Organization[];
}

const HEADINGS = [
  'Tunniste',
  'Nimi',
  'Nimi ruotsiksi',
  'Tiivistelmä',
  'Tiivistelmä sv',
  'Järjestäjä',
  'Järjestäjä sv',
  'Teema',
  'Kohderyhmä',
  'Kunta',
  'Paikka',
  'Katuosoite',
  'Postinumero',
  'Lat',
  'Lon',
  'Kielet',
  'Hinta',
  'Hinta sv',
  'Alkaa',
  'Klo',
  'Toistuu',
  'Toistuu asti',
  'Ilmoittautuminen',
  'Ilmoittautuminen sv',
  'Palvelun tunniste',
];
const DAY_MS = 24 * 3_600_000;
/** A season is so long from now. */
const SEASON_DAYS = 120;
/** What goes on already began so long ago: whole rounds of every rhythm. */
const GONE_ON_DAYS = 56;
const REPEATS: Record<number, string> = { 7: 'viikoittain', 14: 'joka toinen viikko', 28: 'neljän viikon välein' };

const quoted = (text: string) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const finnish = (day: Date) => `${day.getUTCDate()}.${day.getUTCMonth() + 1}.${day.getUTCFullYear()}`;

/**
 * The associations' events as the table that they keep: semicolons, Finnish headings, days as they fall from `now` on, so
 * that no event of the demo is ever over. Pure.
 */
export function eventTable({ events, places, municipalities, organizations }: TableFiles, now: Date): string {
  const monday = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  const rows = events.map((event) => {
    const place = places.find(({ id }) => id === event.place);
    const municipality = municipalities.find(({ code }) => code === place?.municipality);
    const names = organizations.find(({ id }) => id === event.organization)?.organizationNames ?? [];
    if (place === undefined || municipality === undefined) throw new Error(`event ${event.id} has no place`);
    let day = new Date(monday.getTime() + (event.week * 7 + event.weekday) * DAY_MS);
    // What has been this week is next week's.
    if (day.getTime() + DAY_MS <= now.getTime()) day = new Date(day.getTime() + 7 * DAY_MS);
    const until = event.everyDays === undefined ? '' : finnish(new Date(day.getTime() + SEASON_DAYS * DAY_MS));
    const goesOn = event.everyDays !== undefined && event.week === 0;
    const first = goesOn ? new Date(day.getTime() - GONE_ON_DAYS * DAY_MS) : day;
    const organizer = (language: string) => names.find((name) => name.language === language)?.value ?? '';
    return [
      event.id,
      event.fi.name,
      event.sv.name,
      event.fi.summary,
      event.sv.summary,
      organizer('fi'),
      organizer('sv'),
      event.theme,
      event.group,
      municipality.name[0],
      place.name[0],
      `${place.street} ${place.number}`,
      `${place.postalCode} ${municipality.name[0]}`,
      String(place.north),
      String(place.east),
      event.languages.join(', '),
      event.price?.[0] ?? 'maksuton',
      event.price?.[1] ?? '',
      finnish(first),
      `${event.from}–${event.to}`,
      REPEATS[event.everyDays ?? 0] ?? '',
      until,
      event.fi.signUp,
      event.sv.signUp,
      event.service === undefined ? '' : serviceIdOf(event.service, municipality.code),
    ];
  });
  return `\uFEFF${[HEADINGS, ...rows].map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;
}
