import { type PaletteEntry, type PaletteGroup, kinds } from './entry.js';
import { fit } from './rank.js';

/** People are not ranked against things: who types a name and presses Enter must not get something else. */
const PEOPLE = new Set<PaletteEntry['kind']>(['client', 'colleague']);
/** Worse than any fit of the label: found by other words than its name. */
const BY_OTHER_WORDS = 3;

/**
 * The rows under their kinds: people first, then the kind that has the best fitting name. Within a kind the order is kept.
 * Kinds without rows are left out. Pure.
 */
export function inGroups(entries: readonly PaletteEntry[], query: string): PaletteGroup[] {
  const scoreOf = (group: PaletteGroup) =>
    PEOPLE.has(group.kind) ? -1 : Math.min(...group.entries.map(({ label }) => fit(query, label) ?? BY_OTHER_WORDS));
  return kinds
    .map((kind) => ({ kind, entries: entries.filter((entry) => entry.kind === kind) }))
    .filter((group) => group.entries.length > 0)
    .map((group) => ({ group, score: scoreOf(group) }))
    .toSorted((one, other) => one.score - other.score)
    .map(({ group }) => group);
}
