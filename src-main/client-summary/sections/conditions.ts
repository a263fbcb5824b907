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

/** Code systems whose codes are diagnoses: ICD-10 in the Finnish code service and elsewhere, ORPHA for rare ones. */
const DIAGNOSIS_SYSTEM =
  /^(?:urn:oid:1\.2\.246\.537\.6\.1(?:\.\d+)?|http:\/\/hl7\.org\/fhir\/sid\/icd-1[01].*|http:\/\/www\.orpha\.net.*)$/;
/** ICPC-2: why the client came, in the words of primary care. */
const REASON_SYSTEM = /^(?:urn:oid:1\.2\.246\.537\.6\.31(?:\.\d+)?|http:\/\/hl7\.org\/fhir\/sid\/icpc-2.*)$/;

/**
 * Whether it is a diagnosis or a reason for care. The code tells: with one of ICD-10 it is a diagnosis, with ICPC-2 alone a
 * reason. Without either, the source's own category does; words alone are a reason, since nobody has diagnosed by them.
 */
function kindOf(condition: Condition): ConditionEntry['kind'] {
  const systems = condition.code?.coding.map((one) => one.system ?? '') ?? [];
  if (systems.some((system) => DIAGNOSIS_SYSTEM.test(system))) return 'diagnosis';
  if (systems.some((system) => REASON_SYSTEM.test(system))) return 'reason';
  const isDiagnosis = condition.category.some((one) => hasCode(one, 'encounter-diagnosis', 'problem-list-item'));
  return isDiagnosis ? 'diagnosis' : 'reason';
}

/** Condition → diagnoses and reasons for care. */
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
          kind: kindOf(condition),
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
