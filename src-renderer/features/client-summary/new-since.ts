import type { SectionData, Summary } from '#shared/client-summary.js';
import { keyOf } from './order.js';

type Entry = SectionData['entries'][number];

const DAY_MS = 86_400_000;

/** The last instant that a recorded time may mean: a date alone is that whole day, so that nothing new is missed. */
const latest = (value: string): number => Date.parse(value) + (value.includes('T') ? 0 : DAY_MS);

/** What an entry says of when it came to be: its last change, else the date it was made, else when it happened. */
function timesOf(entry: Entry): readonly (string | undefined)[] {
  if ('points' in entry) return entry.points.map((point) => point.at);
  if (entry.updated !== undefined) return [entry.updated];
  if ('recorded' in entry && entry.recorded !== undefined) return [entry.recorded];
  if ('assessed' in entry) return [entry.assessed];
  if ('sent' in entry) return [entry.sent];
  if ('date' in entry) return [entry.date];
  if ('started' in entry || 'ended' in entry) return [entry.started, entry.ended];
  return 'start' in entry ? [entry.start] : [];
}

/** True for a recorded time after `since`, and before now. */
export function isNewTime(value: string | undefined, since: string | undefined, now: number): boolean {
  const from = Date.parse(since ?? '');
  return !Number.isNaN(from) && value !== undefined && latest(value) > from && Date.parse(value) <= now;
}

/**
 * True for what has come or changed after `since`, and before now: what lies ahead is not news by its date alone.
 * @param since when the professional opened the client the time before (ISO 8601); absent = the first time, nothing is marked
 */
export const isNew = (entry: Entry, since: string | undefined, now: number): boolean =>
  since !== undefined && timesOf(entry).some((value) => isNewTime(value, since, now));

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
  new Set(
    summary.sections.flatMap(({ data }) =>
      [...data.entries].filter((one) => isNew(one, since, now)).map((one) => keyOf(one)),
    ),
  );
