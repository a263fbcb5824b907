import type { SectionData, SectionId, Skipped } from '#shared/client-summary.js';
import { joinData } from './join-data.js';
import type { Mapped } from './read.js';

/** Entries that each went to a section of its own, put together for the sections of their search. */
export const gather = (
  sections: readonly SectionId[],
  { entries, skipped }: { entries: readonly SectionData[]; skipped: Skipped[] },
): Mapped => ({ data: sections.map((id) => joinData(id, entries)), skipped });
