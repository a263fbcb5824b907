import type { MeasurementSeries } from '#shared/client-summary.js';
import type { Words } from './words.js';

const beyond = (value: number | null | undefined, low: number | undefined, high: number | undefined) =>
  typeof value !== 'number' ? 0 : high !== undefined && value > high ? 1 : low !== undefined && value < low ? -1 : 0;

/**
 * The newest value of a series in a few words, with its date, and whether it is outside of its reference range. Nothing when
 * it is older than `since` (ms since the epoch). Pure.
 */
export function assessmentOf(
  series: MeasurementSeries,
  since: number,
  words: Words,
): { text: string; outside: boolean }[] {
  const { texts, number, date } = words;
  const { title, unit, low, high, low2, high2, points } = series;
  const newest = points.reduce<(typeof points)[number] | undefined>(
    (best, one) => (best === undefined || Date.parse(one.at) > Date.parse(best.at) ? one : best),
    undefined,
  );
  if (newest === undefined || !(Date.parse(newest.at) >= since)) return [];
  const { at, value, value2, text } = newest;
  const said =
    value === null
      ? (text ?? '')
      : `${number(value)}${typeof value2 === 'number' ? `/${number(value2)}` : ''}${unit === undefined ? '' : ` ${unit}`}`;
  if (said === '') return [];
  const sides = [beyond(value, low, high), beyond(value2, low2, high2)];
  const range = sides.includes(1) ? [texts.above] : sides.includes(-1) ? [texts.below] : [];
  return [{ text: `${title} ${said} (${[date(at), ...range].join(', ')})`, outside: range.length > 0 }];
}
