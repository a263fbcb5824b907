import type { MeasurementSeries, SectionData, Summary } from '#shared/client-summary.js';
import { keyOf } from './order.js';

type Entry = SectionData['entries'][number];

const DAY_MS = 86_400_000;

/** What an entry says of when it came to be: its last change, else the date it was made, else when it happened. */
function timesOf(entry: Exclude<Entry, MeasurementSeries>): readonly (string | undefined)[] {
  if (entry.updated !== undefined) return [entry.updated];
  if ('recorded' in entry && entry.recorded !== undefined) return [entry.recorded];
  if ('assessed' in entry) return [entry.assessed];
  if ('sent' in entry) return [entry.sent];
  if ('date' in entry) return [entry.date];
  if ('started' in entry || 'ended' in entry) return [entry.started, entry.ended];
  return 'start' in entry ? [entry.start] : [];
}

/** Asks of a recorded time whether it is after `since`, and before now. Asked of thousands: `since` is read once. */
function newTimes(since: string | undefined, now: number): (value: string | undefined) => boolean {
  const from = Date.parse(since ?? '');
  if (Number.isNaN(from)) return () => false;
  return (value) => {
    if (value === undefined) return false;
    const at = Date.parse(value);
    return at <= now && (value.includes('T') ? at : at + DAY_MS) > from;
  };
}

/** True for a recorded time after `since`, and before now. A date alone is that whole day, so that nothing new is missed. */
export const isNewTime = (value: string | undefined, since: string | undefined, now: number): boolean =>
  newTimes(since, now)(value);

/**
 * True for what has come or changed after `since`, and before now: what lies ahead is not news by its date alone.
 * @param since when the professional opened the client the time before (ISO 8601); absent = the first time, nothing is marked
 */
export function isNew(entry: Entry, since: string | undefined, now: number): boolean {
  const isNewAt = newTimes(since, now);
  return 'points' in entry ? entry.points.some(({ at }) => isNewAt(at)) : timesOf(entry).some(isNewAt);
}

/** A section's data without the entries that are not wanted; their kind stays what it was. */
function filtered<Data extends SectionData>(data: Data, wanted: (entry: Entry) => boolean): Data;
function filtered(data: SectionData, wanted: (entry: Entry) => boolean): { id: SectionData['id']; entries: Entry[] } {
  return { ...data, entries: [...data.entries].filter(wanted) };
}

/** The summary with only what is new; sections stay, so that each says how it stands. */
export const onlyNew = (summary: Summary, since: string, now: number): Summary => ({
  ...summary,
  sections: summary.sections.map((one) => ({ ...one, data: filtered(one.data, (entry) => isNew(entry, since, now)) })),
});

/** Keys of the entries that are new. */
export const newKeys = (summary: Summary, since: string | undefined, now: number): ReadonlySet<string> =>
  new Set(since === undefined ? [] : summary.sections.flatMap(({ data }) => newIn(data, since, now)));

const newIn = (data: SectionData, since: string, now: number): string[] =>
  [...data.entries].filter((one) => isNew(one, since, now)).map((one) => keyOf(one));

/**
 * The same, asked anew at each change of the summary: sections that stayed what they were are not gone through again, and
 * the set stays the same while nothing in it changes.
 */
export function keepNewKeys(): typeof newKeys {
  const known = new WeakMap<SectionData, { since: string; now: number; keys: string[] }>();
  let last: ReadonlySet<string> = new Set();
  const keysIn = (data: SectionData, since: string, now: number) => {
    const before = known.get(data);
    if (before !== undefined && before.since === since && before.now === now) return before.keys;
    const keys = newIn(data, since, now);
    known.set(data, { since, now, keys });
    return keys;
  };
  return ({ sections }, since, now) => {
    const keys = new Set(since === undefined ? [] : sections.flatMap(({ data }) => keysIn(data, since, now)));
    if (keys.size !== last.size || [...keys].some((key) => !last.has(key))) last = keys;
    return last;
  };
}
