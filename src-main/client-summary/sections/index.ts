import type { SectionData, SectionId } from '#shared/client-summary.js';
import { assertNever } from '#shared/failure.js';
import { conditionSearches } from './conditions.js';
import { consentSearches } from './consents.js';
import { contactSearches } from './contacts.js';
import { measurementSearches } from './measurements.js';
import { medicationSearches } from './medication.js';
import { planSearches } from './plans.js';
import type { SectionSearch } from './read.js';
import { riskSearches } from './risks.js';

export type { Reading, SectionSearch } from './read.js';

/** All searches of a summary in the order they are sent: what a professional must not miss first. */
export const searches: readonly SectionSearch[] = [
  ...riskSearches,
  ...contactSearches,
  ...medicationSearches,
  ...conditionSearches,
  ...measurementSearches,
  ...planSearches,
  ...consentSearches,
];

/** The parts of one section put together, source by source. */
export function joinData(id: SectionId, parts: readonly SectionData[]): SectionData {
  switch (id) {
    case 'risks':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'conditions':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'medication':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'measurements':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'contacts':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'plans':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'consents':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    default:
      return assertNever(id);
  }
}
