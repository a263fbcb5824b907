import { parseDate } from './dates.js';
import { helsinkiOffset } from './helsinki.js';

const DAY = 86_400_000;
const dateLike = /^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?$/;

/** Whole days from one calendar date to another (YYYY-MM-DD). */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/**
 * Moves a FHIR date by whole days. Finnish times keep their wall-clock time over the change to summer time, a month
 * moves by its middle, and a bare year stays, since nothing told in years grows old in a demo's life.
 */
export function shiftDate(text: string, days: number): string {
  if (text.charCodeAt(4) !== 45 || !dateLike.test(text) || parseDate(text) === undefined) return text;
  if (text.length === 7) return new Date(Date.parse(`${text}-15`) + days * DAY).toISOString().slice(0, 7);
  const day = new Date(Date.parse(text.slice(0, 10)) + days * DAY).toISOString().slice(0, 10);
  const zone = text.slice(-6);
  if (zone !== '+02:00' && zone !== '+03:00') return day + text.slice(10);
  const time = text.slice(10, -6);
  const wallClock = Date.parse(`${day}T${text.slice(11, 16)}Z`);
  return `${day}${time}+0${helsinkiOffset(wallClock)}:00`;
}

const dateInJson = /("birthDate"\s*:\s*)?(?<!\\)"(\d{4}-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?)?)"/g;

/**
 * Moves every date of a JSON text except births, so that the demo's today is always today and nobody grows younger.
 * On the text, not the tree: copying the tree of a whole county would be a third of the start-up time.
 */
export const shiftDatesInJson = (json: string, days: number): string =>
  days === 0
    ? json
    : json.replace(dateInJson, (whole, birth: string | undefined, date: string) =>
        birth === undefined ? `"${shiftDate(date, days)}"` : whole,
      );
