import type * as z from 'zod';
import type { allergyEntrySchema } from '#shared/summary-entries.js';
import { firstWords, hasCode, wordsOf } from '../concepts.js';
import { type Allergy, allergySchema } from '../fhir-schemas.js';
import { type Origin, type Reading, type SectionSearch, present, readEach } from './read.js';

type AllergyEntry = z.infer<typeof allergyEntrySchema>;

/** SNOMED CT codes by which a source states that there is no allergy: in general, to drugs, food, environment, latex. */
const NO_ALLERGY = [
  '716186003',
  '409137002',
  '429625007',
  '428607008',
  '716184000',
  '716185004',
  '428197003',
  '1003774007',
];

/** True when the entry says "no known allergies" instead of naming one. */
export const saysNoAllergy = (allergy: Allergy): boolean =>
  hasCode(allergy.code, ...NO_ALLERGY) || hasCode(allergy.code, 'no-known-allergies');

/** True for an allergy that stands today: not refuted, not healed. */
export const standsToday = (allergy: Allergy): boolean =>
  !hasCode(allergy.verificationStatus, 'refuted') && !hasCode(allergy.clinicalStatus, 'inactive', 'resolved');

/** High: criticality or a severe reaction. Nothing is guessed from the substance. */
function severityOf(allergy: Allergy): AllergyEntry['severity'] {
  const severities = allergy.reaction.map((one) => one.severity);
  if (allergy.criticality === 'high' || severities.includes('severe')) return 'high';
  if (severities.includes('moderate')) return 'moderate';
  return allergy.criticality === 'low' || severities.includes('mild') ? 'low' : 'unknown';
}

/** AllergyIntolerance → allergies, and statements that there are none. */
export function mapAllergies(reading: Reading, origin: Origin) {
  return readEach<Allergy, AllergyEntry>(reading, origin, {
    type: 'AllergyIntolerance',
    schema: allergySchema,
    about: (allergy) => [allergy.patient],
    recorded: (allergy) => allergy.recordedDate,
    statuses: (allergy) => allergy.verificationStatus?.coding.map((one) => one.code) ?? [],
    map(allergy, base) {
      const substance = allergy.reaction.map((one) => one.substance);
      const title = wordsOf(allergy.code) ?? firstWords(substance);
      if (title === undefined) return { missing: 'code' };
      const reactions = allergy.reaction.flatMap((one) => [...one.manifestation.map(wordsOf), one.description]);
      const detail = [...new Set([...reactions, ...allergy.note.map((one) => one.text)])].filter(
        (one) => one !== undefined,
      );
      return {
        entry: {
          ...base,
          kind: saysNoAllergy(allergy) ? 'noAllergy' : 'allergy',
          active: standsToday(allergy),
          title,
          severity: severityOf(allergy),
          ...present({
            detail: detail.length === 0 ? undefined : detail.join(', '),
            date: allergy.recordedDate ?? allergy.onsetDateTime,
          }),
        },
      };
    },
  });
}

export const allergySearches: SectionSearch[] = [
  {
    sections: ['allergies'],
    type: 'AllergyIntolerance',
    params: {},
    map: (reading, origin) => {
      const { entries, skipped } = mapAllergies(reading, origin);
      return { data: [{ id: 'allergies', entries }], skipped };
    },
  },
];
