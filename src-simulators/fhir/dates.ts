import { helsinkiOffset } from './helsinki.js';
import { isJson } from './json.js';

/** A stretch of time in UTC milliseconds, end not included: a FHIR date is as wide as its precision. */
export interface Interval {
  from: number;
  to: number;
}

const pattern =
  /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d|60)(\.\d+)?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?)?)?$/;

const MINUTE = 60_000;

/** Minutes east of UTC of a zone designator, Finnish time where there is none (§3.1.1.4.8: the server's own zone). */
function offsetMinutes(zone: string | undefined, wallClock: number): number {
  if (zone === 'Z') return 0;
  if (zone === undefined) return helsinkiOffset(wallClock) * 60;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)));
}

/** Reads a FHIR date, dateTime or instant of any precision; undefined where it is not one (also 30 February). */
export function parseDate(text: string): Interval | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, year = '', month, day, hour, minute, second, fraction, zone] = match;
  const start = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  if (day !== undefined && new Date(start).getUTCDate() !== Number(day)) return undefined;
  if (hour === undefined) {
    const end = Date.UTC(
      Number(year) + (month === undefined ? 1 : 0),
      Number(month ?? 1) - (month !== undefined && day === undefined ? 0 : 1),
      Number(day ?? 1) + (day === undefined ? 0 : 1),
    );
    const utc = (wallClock: number) => wallClock - offsetMinutes(undefined, wallClock) * MINUTE;
    return { from: utc(start), to: utc(end) };
  }
  const millis = fraction === undefined ? 0 : Math.floor(Number(fraction) * 1000);
  const wallClock = start + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second ?? 0)) * 1000 + millis;
  const from = wallClock - offsetMinutes(zone, wallClock) * MINUTE;
  return { from, to: from + (fraction !== undefined ? 1 : second !== undefined ? 1000 : MINUTE) };
}

/** The stretch of an element: date, dateTime, instant or Period (an open end reaches to infinity). */
export function intervalOf(value: unknown): Interval | undefined {
  if (typeof value === 'string') return parseDate(value);
  if (!isJson(value)) return undefined;
  const { start, end } = value;
  const first = typeof start === 'string' ? parseDate(start) : undefined;
  const last = typeof end === 'string' ? parseDate(end) : undefined;
  if (first === undefined && last === undefined) return undefined;
  return { from: first?.from ?? -Infinity, to: last?.to ?? Infinity };
}

export const datePrefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const;
export type DatePrefix = (typeof datePrefixes)[number];

/** Whether an element's stretch answers a searched one (§3.1.1.4.8). `now` widens `ap` by a tenth of the distance. */
export function compareDates(prefix: DatePrefix, searched: Interval, found: Interval, now: number): boolean {
  const contained = found.from >= searched.from && found.to <= searched.to;
  switch (prefix) {
    case 'eq':
      return contained;
    case 'ne':
      return !contained;
    case 'gt':
      return found.to > searched.to;
    case 'lt':
      return found.from < searched.from;
    case 'ge':
      return found.to > searched.from;
    case 'le':
      return found.from < searched.to;
    case 'sa':
      return found.from >= searched.to;
    case 'eb':
      return found.to <= searched.from;
    case 'ap': {
      const slack = Math.abs(now - searched.from) / 10;
      return found.to > searched.from - slack && found.from < searched.to + slack;
    }
  }
}
