import type { Conflict, SectionData } from '#shared/client-summary.js';
import { millisOf } from '../fhir-time.js';
import { groupsBy } from './groups.js';

export type Entry = SectionData['entries'][number];

/** What tells of where an entry came from, and not of the client. */
const OF_ORIGIN = ['id', 'source', 'alsoIn', 'identifiers', 'updated', 'protected', 'masked'];
const STANDING = ['active', 'status', 'paused', 'ended', 'end'];

const contentOf = (entry: Entry): Map<string, string> =>
  new Map(
    Object.entries(entry).flatMap(([key, value]): [string, string][] =>
      OF_ORIGIN.includes(key) || value === undefined ? [] : [[key, JSON.stringify(value)]],
    ),
  );

/** Fields that both have and have otherwise. */
const differing = (a: Map<string, string>, b: Map<string, string>): string[] =>
  [...a].flatMap(([key, value]) => (b.has(key) && b.get(key) !== value ? [key] : []));

/** The newest, then by name: the same whatever order the sources are in. */
const byRank = (a: Entry, b: Entry): number =>
  compare(millisOf(b.updated), millisOf(a.updated)) || compare(a.source, b.source) || compare(a.id, b.id);
const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Entries that several sources gave of the same thing, by business identifier within a register, shown once with all
 * sources named. Where they contradict each other each is kept, and the contradiction is told. Pure.
 */
export function onceEach(entries: readonly Entry[]): { entries: unknown[]; conflicts: Conflict[] } {
  const conflicts: Conflict[] = [];
  const groups = groupsBy(entries, (one) => (one.identifiers ?? []).map((key) => `${one.register} ${key}`));
  const kept = groups.flatMap((group): unknown[] => {
    // A source that says two things by one identifier means two things.
    const distinct = new Set(group.map((one) => one.source)).size === group.length;
    if (group.length === 1 || !distinct) return group.map(bare);
    const clusters = agreeing(group.toSorted(byRank));
    if (clusters.length > 1) conflicts.push(conflictOf(clusters));
    return clusters.map(asOne);
  });
  return { entries: kept, conflicts };
}

/** All in one when no two contradict each other; otherwise those that say exactly the same. */
function agreeing(ranked: readonly Entry[]): Entry[][] {
  const contents = ranked.map(contentOf);
  const agree = contents.every((a, index) => contents.slice(index + 1).every((b) => differing(a, b).length === 0));
  if (agree) return [[...ranked]];
  return groupsBy(ranked, (one) => [JSON.stringify([...contentOf(one)].toSorted(([a], [b]) => compare(a, b)))]);
}

const bare = ({ identifiers: _identifiers, ...entry }: Entry): unknown => entry;

/** The first with what only the others tell, and all their sources. */
function asOne(cluster: readonly Entry[]): unknown {
  const whole: Record<string, unknown> = {};
  for (const entry of cluster) for (const [key, value] of Object.entries(entry)) whole[key] ??= value;
  const [first] = cluster;
  const others = new Set(cluster.flatMap((one) => [one.source, ...(one.alsoIn ?? [])]));
  if (first !== undefined) others.delete(first.source);
  delete whole['identifiers'];
  delete whole['alsoIn'];
  return others.size === 0 ? whole : { ...whole, alsoIn: [...others].toSorted() };
}

function conflictOf(clusters: readonly (readonly Entry[])[]): Conflict {
  const heads = clusters.flatMap(([first]) => first ?? []);
  const contents = heads.map(contentOf);
  const fields = [...new Set(contents.flatMap((a) => contents.flatMap((b) => differing(a, b))))];
  return {
    kind: fields.every((field) => STANDING.includes(field)) ? 'status' : 'value',
    title: titleOf(heads),
    sides: heads.map((entry) => ({
      entry: entry.id,
      source: entry.source,
      says: wordsIn(entry, fields),
      ...('active' in entry && fields.includes('active') ? { active: entry.active } : {}),
      ...(entry.updated === undefined ? {} : { date: entry.updated }),
    })),
  };
}

const titleOf = (entries: readonly Entry[]): string =>
  entries.flatMap((one) => ('title' in one ? one.title : one.name)).find((title) => title !== '') ?? '';

/** The fields in the source's own words; the title where there are none. */
function wordsIn(entry: Entry, fields: readonly string[]): string {
  const values = Object.entries(entry).flatMap(([key, value]) =>
    fields.includes(key) && (typeof value === 'string' || typeof value === 'number') ? [String(value)] : [],
  );
  return values.length === 0 ? titleOf([entry]) : values.join(', ');
}
