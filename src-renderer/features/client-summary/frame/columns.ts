import type { SectionId } from '#shared/client-summary.js';

/**
 * About how high each section stands beside the others. Not the height of what is in it just now: a section must not move
 * to another column while it is being read, because something arrived.
 */
const HEIGHT: Record<SectionId, number> = {
  flags: 2,
  allergies: 2,
  conditions: 3,
  medication: 5,
  measurements: 6,
  outcomes: 4,
  contacts: 5,
  careAccess: 2,
  social: 4,
  plans: 4,
  selfCare: 3,
  messages: 3,
  consents: 2,
  documents: 3,
  family: 2,
  other: 2,
};

/** Narrower than this (px), sections stand one under the other. */
const TWO_FROM = 700;
const THREE_FROM = 1320;
/** How many columns a pane of this width has. */
export const columnCount = (width: number): number => (width < TWO_FROM ? 1 : width < THREE_FROM ? 2 : 3);

/** Deals the sections out to columns in their order, each to the one that is the least high so far. */
export function columnsOf(sections: readonly SectionId[], count: number): SectionId[][] {
  const columns = Array.from({ length: count }, () => ({ height: 0, sections: [] as SectionId[] }));
  for (const section of sections) {
    const least = columns.reduce((a, b) => (b.height < a.height ? b : a));
    least.height += HEIGHT[section];
    least.sections.push(section);
  }
  return columns.map((column) => column.sections);
}
