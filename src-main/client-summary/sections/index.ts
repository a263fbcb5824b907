import type { SectionData, SectionId } from '#shared/client-summary.js';
import { allergySearches } from './allergies.js';
import { conditionSearches } from './conditions.js';
import { consentSearches } from './consents.js';
import { contactSearches } from './contacts.js';
import { flagSearches } from './flags.js';
import { measurementSearches } from './measurements.js';
import { medicationSearches } from './medication.js';
import { planSearches } from './plans.js';
import type { SectionSearch } from './read.js';

export type { Origin, Reading, SectionSearch } from './read.js';

/** All searches of a summary in the order they are sent: what a professional must not miss first. */
export const searches: readonly SectionSearch[] = [
  ...flagSearches,
  ...allergySearches,
  ...contactSearches,
  ...medicationSearches,
  ...conditionSearches,
  ...measurementSearches,
  ...planSearches,
  ...consentSearches,
];

type Entries = { [D in SectionData as D['id']]: D['entries'][number] };
type Lists = { [K in SectionId]?: Entries[K][] };
type DataOf<K extends SectionId> = { [P in K]: { id: P; entries: Entries[P][] } }[K];

/** The parts of one section put together, source by source. */
export const joinData = (id: SectionId, parts: readonly SectionData[]): SectionData => join(id, parts);

function join<K extends SectionId>(id: K, parts: readonly SectionData[]): DataOf<K> {
  const entries: Entries[K][] = [];
  for (const part of parts) {
    const lists: Lists = { [part.id]: part.entries };
    for (const entry of lists[id] ?? []) entries.push(entry);
  }
  return { id, entries };
}
