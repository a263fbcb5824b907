import type * as z from 'zod';
import type { conditionEntrySchema } from '#shared/summary-entries.js';
import { hasCode, wordsOf } from '../concepts.js';
import { conditionSchema } from '../fhir-schemas.js';
import { type Origin, type Reading, type SectionSearch, present, readEach } from './read.js';

type ConditionEntry = z.infer<typeof conditionEntrySchema>;
type Condition = z.infer<typeof conditionSchema>;

/** Active unless the source says otherwise: a diagnosis with no status is not hidden among the ended ones. */
function isActive(condition: Condition): boolean {
  if (hasCode(condition.verificationStatus, 'refuted')) return false;
  if (hasCode(condition.clinicalStatus, 'inactive', 'remission', 'resolved')) return false;
  return condition.abatementDateTime === undefined && condition.abatementPeriod === undefined;
}

/** Condition → diagnoses. */
export function mapConditions(reading: Reading, origin: Origin) {
  return readEach<Condition, ConditionEntry>(reading, origin, {
    type: 'Condition',
    schema: conditionSchema,
    about: (condition) => [condition.subject],
    recorded: (condition) => condition.recordedDate,
    statuses: (condition) => condition.verificationStatus?.coding.map((one) => one.code) ?? [],
    map(condition, base) {
      const title = wordsOf(condition.code);
      if (title === undefined) return { missing: 'code' };
      return {
        entry: {
          ...base,
          title,
          active: isActive(condition),
          ...present({
            code: condition.code?.coding.find((one) => one.code !== undefined)?.code,
            onset: condition.onsetDateTime ?? condition.onsetPeriod?.start ?? condition.onsetString,
            recorded: condition.recordedDate,
          }),
        },
      };
    },
  });
}

export const conditionSearches: SectionSearch[] = [
  {
    sections: ['conditions'],
    type: 'Condition',
    params: {},
    map: (reading, origin) => {
      const { entries, skipped } = mapConditions(reading, origin);
      return { data: [{ id: 'conditions', entries }], skipped };
    },
  },
];
