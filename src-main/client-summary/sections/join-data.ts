import type { SectionData, SectionId } from '#shared/client-summary.js';

type Entries = { [D in SectionData as D['id']]: D['entries'][number] };
type Lists = { [K in SectionId]?: Entries[K][] };
type DataOf<K extends SectionId> = { [P in K]: { id: P; entries: Entries[P][] } }[K];

/** The parts of one section put together, in their order. */
export const joinData = (id: SectionId, parts: readonly SectionData[]): SectionData => join(id, parts);

function join<K extends SectionId>(id: K, parts: readonly SectionData[]): DataOf<K> {
  const entries: Entries[K][] = [];
  for (const part of parts) {
    const lists: Lists = { [part.id]: part.entries };
    for (const entry of lists[id] ?? []) entries.push(entry);
  }
  return { id, entries };
}
