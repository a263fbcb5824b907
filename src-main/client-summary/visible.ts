import { type Register, type SectionId, sectionIdSchema } from '#shared/client-summary.js';
import { type AccessView, registersOf, standingOf } from '../access/index.js';

/** What of the summary's frame is shown. A new object means that everything is put together anew. */
export interface Visible {
  /** Sections that are shown at all, in no order. */
  sections: readonly SectionId[];
  /** Registers that stay closed in a section. */
  closed: (section: SectionId) => Register[];
}

/**
 * The summary's frame as this professional may see it: nothing before the client is open to them, then the sections of their
 * role, each with the registers that stay closed in it, told from a table and never from data. Pure.
 */
export const visibleOf = (view: AccessView): Visible => ({
  sections: view.open ? sectionIdSchema.options.filter((id) => view.sections.includes(id)) : [],
  closed: (id) => registersOf(id).filter((register) => standingOf(view, id, register) === 'closed'),
});
