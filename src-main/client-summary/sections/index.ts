import type { SectionData, SectionId } from '#shared/client-summary.js';
import { assertNever } from '#shared/failure.js';
import { allergySearches } from './allergies.js';
import { conditionSearches } from './conditions.js';
import { consentSearches } from './consents.js';
import { contactSearches } from './contacts.js';
import { flagSearches } from './flags.js';
import { measurementSearches } from './measurements.js';
import { medicationSearches } from './medication.js';
import { planSearches } from './plans.js';
import type { SectionSearch } from './read.js';

export type { Reading, SectionSearch } from './read.js';

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

/** The parts of one section put together, source by source. */
export function joinData(id: SectionId, parts: readonly SectionData[]): SectionData {
  switch (id) {
    case 'flags':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'allergies':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'conditions':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'medication':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'measurements':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'outcomes':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'contacts':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'careAccess':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'social':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'plans':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'selfCare':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'messages':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'consents':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'documents':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'family':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    case 'other':
      return { id, entries: parts.flatMap((part) => (part.id === id ? part.entries : [])) };
    default:
      return assertNever(id);
  }
}
