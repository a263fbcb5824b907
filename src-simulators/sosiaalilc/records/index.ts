import * as z from 'zod';
import { HETU_SYSTEM, identityCodeOf } from '../../lib/records/card.js';
import type { Answer, FhirClient } from '../../lib/records/fhir.js';
import { upperName } from '../../lib/records/format.js';
import { saveNote } from '../../lib/records/notes.js';
import {
  appointmentSchema,
  encounterSchema,
  flagSchema,
  patientSchema,
  type Patient,
} from '../../lib/records/schemas.js';
import type { User } from '../../lib/relying-party.js';
import { toCaseFile, type CaseFile } from './case-file.js';
import { carePlanSchema, careTeamSchema, goalSchema, SOCIAL_TAG } from './schemas.js';

/** One client of the case list. */
export interface CaseRow {
  id: string;
  name: string;
  identityCode: string;
  /** What the client is a client of. */
  service: string;
}
export interface CaseList {
  rows: CaseRow[];
  patients: Patient[];
}

const TAGGED: [string, string] = ['_tag', `${SOCIAL_TAG.system}|${SOCIAL_TAG.code}`];
const COUNT: [string, string] = ['_count', '200'];

/** The case system's reading and writing, over the social welfare register of the county's data store. */
export function createRecords(fhir: FhirClient, now: () => Date) {
  const ofClient = <T>(type: string, id: string, schema: z.ZodType<T>) =>
    fhir.search(type, [['patient', `Patient/${id}`], TAGGED, COUNT], schema);

  return {
    patient: (id: string): Promise<Answer<Patient>> => fhir.read('Patient', id, patientSchema),

    /** The client of a henkilötunnus, where another system knows no more of them. */
    async findByIdentityCode(code: string): Promise<Answer<string>> {
      const answer = await fhir.search('Patient', [['identifier', `${HETU_SYSTEM}|${code}`]], patientSchema);
      if (!('found' in answer)) return answer;
      const [one, ...more] = answer.found;
      return one === undefined || more.length > 0 ? { missing: true } : { found: one.id };
    },

    /** Clients with a plan or a team in the social welfare register, by name. */
    async caseList(): Promise<Answer<CaseList>> {
      const listed = (type: string): [string, string][] => [TAGGED, ['_include', `${type}:patient`], COUNT];
      const [plans, teams] = await Promise.all([
        fhir.search('CarePlan', listed('CarePlan'), z.union([carePlanSchema, patientSchema])),
        fhir.search('CareTeam', listed('CareTeam'), z.union([careTeamSchema, patientSchema])),
      ]);
      if (!('found' in plans)) return plans;
      if (!('found' in teams)) return teams;
      const all = [...teams.found, ...plans.found];
      const patients = new Map(all.flatMap((one) => (one.resourceType === 'Patient' ? [[one.id, one] as const] : [])));
      const rows = [...patients.values()].map((patient): CaseRow => {
        const services = all.flatMap((one) => {
          if (one.resourceType === 'Patient' || one.subject?.reference !== `Patient/${patient.id}`) return [];
          return (one.resourceType === 'CareTeam' ? one.name : one.title) ?? [];
        });
        return {
          id: patient.id,
          name: upperName(patient),
          identityCode: identityCodeOf(patient),
          service: services[0] ?? '',
        };
      });
      rows.sort((a, b) => a.name.localeCompare(b.name, 'fi'));
      return { found: { rows, patients: [...patients.values()] } };
    },

    async caseFile(id: string): Promise<Answer<CaseFile>> {
      const answers = await Promise.all([
        ofClient('CarePlan', id, carePlanSchema),
        ofClient('CareTeam', id, careTeamSchema),
        ofClient('Goal', id, goalSchema),
        ofClient('Encounter', id, encounterSchema),
        ofClient('Appointment', id, appointmentSchema),
        ofClient('Flag', id, flagSchema),
      ]);
      const failed = answers.find((one) => 'failed' in one);
      if (failed !== undefined) return failed;
      const found = <T>(answer: Answer<T[]>): T[] => ('found' in answer ? answer.found : []);
      const [plans, teams, goals, contacts, bookings, flags] = answers;
      return {
        found: toCaseFile({
          plans: found(plans),
          teams: found(teams),
          goals: found(goals),
          contacts: found(contacts),
          bookings: found(bookings),
          flags: found(flags),
        }),
      };
    },

    saveNote: (client: string, text: string, author: User, finished: boolean) =>
      saveNote(fhir, { client, text, author, finished, kind: 'Asiakaskertomus', at: now(), tags: [SOCIAL_TAG] }),
  };
}
export type Records = ReturnType<typeof createRecords>;
