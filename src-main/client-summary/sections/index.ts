import { allergySearches } from './allergies.js';
import { conditionSearches } from './conditions.js';
import { consentSearches } from './consents.js';
import { contactSearches } from './contacts.js';
import { familySearches } from './family.js';
import { flagSearches } from './flags.js';
import { documentSearches } from './documents.js';
import { measurementSearches } from './measurements.js';
import { medicationSearches } from './medication.js';
import { messageSearches } from './messages.js';
import { otherSearches } from './other.js';
import { planSearches } from './plans.js';
import { selfCareSearches } from './self-care.js';
import { serviceRequestSearches } from './service-requests.js';
import { episodeSearches } from './social.js';
import type { SectionSearch } from './read.js';

export { joinData } from './join-data.js';
export type { Mapped, Origin, Reading, SectionSearch } from './read.js';

export { bookingSearches } from './contacts.js';

/** All searches of a summary in the order they are sent: what a professional must not miss first. */
export const searches: readonly SectionSearch[] = [
  ...flagSearches,
  ...allergySearches,
  ...contactSearches,
  ...medicationSearches,
  ...conditionSearches,
  ...measurementSearches,
  ...planSearches,
  ...serviceRequestSearches,
  ...episodeSearches,
  ...messageSearches,
  ...selfCareSearches,
  ...documentSearches,
  ...consentSearches,
  ...familySearches,
  ...otherSearches,
];
