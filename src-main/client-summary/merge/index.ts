import type { Conflict, SectionData, SectionId } from '#shared/client-summary.js';
import { joinData } from '../sections/index.js';

/** A section put together of what the sources gave. */
export interface Merged {
  data: SectionData;
  conflicts: Conflict[];
}

/** The parts of one section, source by source, as one. Pure. */
export const merge = (id: SectionId, parts: readonly SectionData[]): Merged => ({
  data: joinData(id, parts),
  conflicts: [],
});
