import type { Register, Section, SectionData, SectionId, SectionSource, Summary } from '#shared/client-summary.js';

type Entries<Id extends SectionId> = Extract<SectionData, { id: Id }>['entries'];
export type Contact = Entries<'contacts'>[number];
export type Medicine = Entries<'medication'>[number];
export type Allergy = Entries<'allergies'>[number];
export type Risk = Allergy | Entries<'flags'>[number];

/** A source's statement that there is no allergy: not a risk, and last. */
export const saysNone = (risk: Risk): boolean => 'kind' in risk && risk.kind === 'noAllergy';

/** By this a row is found again: from a search's hit, from the timeline. */
export const keyOf = ({ source, id }: { source: string; id: string }): string => `${source}/${id}`;

/** The section's entries, typed by its id. */
export function entriesOf<Id extends SectionId>(summary: Summary, id: Id): Entries<Id>;
export function entriesOf(summary: Summary, id: SectionId): SectionData['entries'] {
  return summary.sections.find((section) => section.data.id === id)?.data.entries ?? [];
}

const time = (value: string | undefined): number => {
  const at = Date.parse(value ?? '');
  return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at;
};
const SEVERITY: Record<Risk['severity'], number> = { high: 0, moderate: 1, unknown: 2, low: 3 };

/** Gravest first; what a source says does not exist, last. */
export const byGravity = (risks: readonly Risk[]): Risk[] =>
  risks.toSorted(
    (a, b) =>
      Number(saysNone(a)) - Number(saysNone(b)) ||
      SEVERITY[a.severity] - SEVERITY[b.severity] ||
      time(b.date) - time(a.date),
  );

/** By name, the nameless first so that they are seen. */
export const byTitle = <T extends { title: string }>(entries: readonly T[]): T[] =>
  entries.toSorted((a, b) => a.title.localeCompare(b.title, 'fi'));

/** The newest first. */
export const newestFirst = <T>(entries: readonly T[], timeOf: (entry: T) => string | undefined): T[] =>
  entries.toSorted((a, b) => time(timeOf(b)) - time(timeOf(a)));

/**
 * Contacts as a timeline around now: the last ones (`before`, oldest first), those going on, and the coming ones
 * (soonest first). What has no time cannot be placed and comes with the coming ones, at the end.
 */
export function timeline(contacts: readonly Contact[], now: number) {
  const ongoing = contacts.filter((one) => one.status === 'ongoing');
  const rest = contacts.filter((one) => one.status !== 'ongoing');
  const isPast = (one: Contact) => ['done', 'other'].includes(one.status) || time(one.start) < now;
  const placed = rest.toSorted((a, b) => time(a.start) - time(b.start));
  const before = placed.filter((one) => one.start !== undefined && isPast(one));
  const after = placed.filter((one) => one.start !== undefined && !isPast(one));
  return { before, ongoing, after: [...after, ...placed.filter((one) => one.start === undefined)] };
}

/** In a section that holds both registers, the rarer one: its rows carry its mark. Undefined where there is one only. */
export function rarerRegister(entries: readonly { register: Register }[]): Register | undefined {
  const social = entries.filter((one) => one.register === 'social').length;
  const health = entries.length - social;
  return social === 0 || health === 0 ? undefined : social <= health ? 'social' : 'health';
}

/** Registers that a section's entries come from; without entries, those of its sources. */
export function registersOf(section: Section): Register[] {
  const { entries } = section.data;
  const of = entries.length > 0 ? entries.map((one) => one.register) : section.sources.map((one) => one.register);
  return (['health', 'social'] as const).filter((register) => of.includes(register));
}

/**
 * Sources that have no answer to show in any section, when that is all of them: then their silence is told once. A source of
 * one section only, such as a server of bookings, does not make the others' silence less. Pure.
 */
export function silentSources({ sections }: Pick<Summary, 'sections'>): string[] {
  const cells = sections.flatMap(({ sources }) => sources);
  const many = cells.filter(({ source }) => cells.filter((one) => one.source === source).length > 1);
  const asked = many.length === 0 ? cells : many;
  const failed = (one: SectionSource) => one.state === 'failed' && one.fetchedAt === undefined;
  return asked.every(failed) ? [...new Set(cells.filter(failed).map(({ source }) => source))] : [];
}

/**
 * Sources with the time of their data; those of one time are named together: "APTJ, Omatietovaranto, 10.36".
 * @param write how a time is written
 */
export function freshnessOf(sources: readonly SectionSource[], write: (at: string) => string): string {
  const groups = new Map<string, string[]>();
  for (const { source, fetchedAt } of sources) {
    const time = fetchedAt === undefined ? '' : write(fetchedAt);
    groups.set(time, [...(groups.get(time) ?? []), source]);
  }
  return [...groups].map(([time, names]) => [...names, ...(time === '' ? [] : [time])].join(', ')).join(' · ');
}
