import { type Conflict, type SectionData, type SectionId, sectionDataSchema } from '#shared/client-summary.js';
import { joinData } from '../sections/index.js';
import { allergyConflicts } from './allergies.js';
import { medicationConflicts } from './medication.js';
import { onceEach } from './once.js';
import { joinSeries } from './series.js';

/** A section put together of what the sources gave. */
export interface Merged {
  data: SectionData;
  conflicts: Conflict[];
}

/**
 * The parts of one section, source by source, as one: nothing is lost and nothing invented. What several sources gave
 * alike is there once with all of them named; what they give otherwise is all there, and told as a conflict. Business
 * identifiers are taken off. The order of the sources changes nothing but the order of entries. Pure.
 */
export function merge(id: SectionId, parts: readonly SectionData[]): Merged {
  const given = joinData(id, parts);
  if (given.id === 'measurements' || given.id === 'outcomes') {
    return { data: { id: given.id, entries: joinSeries(given.entries) }, conflicts: [] };
  }
  const { entries, conflicts } = onceEach(given.entries);
  const data = sectionDataSchema.parse({ id, entries });
  const own =
    data.id === 'medication'
      ? medicationConflicts(data.entries)
      : data.id === 'allergies'
        ? allergyConflicts(data.entries)
        : [];
  // What the section's own rule tells is not told a second time.
  const told = own.map((one) => new Set(one.sides.map((side) => `${side.source} ${side.entry}`)));
  const more = conflicts.filter(
    ({ sides }) => !told.some((known) => sides.every((side) => known.has(`${side.source} ${side.entry}`))),
  );
  return { data, conflicts: [...own, ...more] };
}
