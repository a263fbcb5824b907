import type { Answer, FhirClient } from '../lib/records/fhir.js';
import { saveNote } from '../lib/records/notes.js';
import { conditionSchema, flagSchema, observationSchema, patientSchema } from '../lib/records/schemas.js';
import type { User } from '../lib/relying-party.js';
import { profileOf, type RiskProfile } from './factors.js';
import { measureCodes } from './themes.js';

/** What the view reads of the county's data store, and the remark it writes there. */
export function createRecords(fhir: FhirClient, now: () => Date) {
  return {
    patient: (id: string) => fhir.read('Patient', id, patientSchema),
    async profile(id: string): Promise<Answer<RiskProfile>> {
      const of: [string, string] = ['patient', `Patient/${id}`];
      const [conditions, flags, observations] = await Promise.all([
        fhir.search('Condition', [of, ['_count', '200']], conditionSchema),
        fhir.search('Flag', [of, ['_count', '200']], flagSchema),
        fhir.search('Observation', [of, ['code', measureCodes().join(',')], ['_count', '1000']], observationSchema),
      ]);
      if (!('found' in conditions)) return conditions;
      if (!('found' in flags)) return flags;
      if (!('found' in observations)) return observations;
      return {
        found: profileOf({ conditions: conditions.found, flags: flags.found, observations: observations.found }),
      };
    },
    saveRemark: (client: string, text: string, author: User, finished: boolean) =>
      saveNote(fhir, { client, text, author, finished, kind: 'PEX360: huomio', at: now() }),
  };
}
export type Records = ReturnType<typeof createRecords>;
