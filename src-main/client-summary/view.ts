import type { Register, SectionData, SectionId, Skipped } from '#shared/client-summary.js';
import { sectionIdSchema } from '#shared/client-summary.js';
import type { CellSource } from './cells.js';

/** What one search of one source gave. */
export interface Given {
  data: SectionData;
  skipped: readonly Skipped[];
}

/**
 * What of the sources' answers may be seen. Applied to each answer before answers are put together, so that nothing that
 * is closed leaves a trace in counts, conflicts or names of sources. A new object means that everything is looked at
 * anew; the same object must say the same of the same answer.
 */
export interface View {
  /** Sections that are shown at all, in no order. */
  sections: readonly SectionId[];
  /** Whether the source is named beside the section. */
  names: (section: SectionId, source: CellSource) => boolean;
  /** The answer without what may not be seen. */
  see: (given: Given, source: CellSource) => Given;
  /** Registers that stay closed in a section. */
  closed: (section: SectionId) => readonly Register[];
}

/** Everything is seen. */
export const openView: View = {
  sections: sectionIdSchema.options,
  names: () => true,
  see: (given) => given,
  closed: () => [],
};
