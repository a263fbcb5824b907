import type { SectionData, SectionId } from '#shared/client-summary.js';

/** An entry of a section. */
export type EntryOf<Id extends SectionId> = Extract<SectionData, { id: Id }>['entries'][number];
