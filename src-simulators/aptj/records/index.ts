import * as z from 'zod';
import type { User } from '../../lib/relying-party.js';
import { HETU_SYSTEM } from '../../lib/records/card.js';
import type { Answer, FhirClient } from '../../lib/records/fhir.js';
import { finnishDay, firstWording, formatTime, wording } from '../../lib/records/format.js';
import { saveNote } from '../../lib/records/notes.js';
import {
  appointmentSchema,
  conditionSchema,
  encounterSchema,
  patientSchema,
  type Patient,
} from '../../lib/records/schemas.js';
import { toTables, type RecordTables } from './record.js';
import { allergySchema, medicationSchema, noteSchema } from './schemas.js';

/** One line of today's work list. */
export interface WorkRow {
  patient: Patient;
  time: string;
  reason: string;
  unit: string;
}

const LIMIT: [string, string] = ['_count', '100'];
const anyOf = <T>(schema: z.ZodType<T>) => z.union([schema, patientSchema]);
const isPatient = (one: { resourceType: string }): one is Patient => one.resourceType === 'Patient';
const idOf = (reference: string | undefined) => reference?.replace(/^.*Patient\//, '') ?? '';

/** What a search text asks for: a henkilötunnus as it is, otherwise every word is a part of the name. */
export function searchTerms(text: string): [string, string][] {
  const trimmed = text.trim();
  if (/^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$/i.test(trimmed))
    return [['identifier', `${HETU_SYSTEM}|${trimmed.toUpperCase()}`]];
  return trimmed
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => ['name', word]);
}

/** The record system's reading and writing, over its data store. */
export function createRecords(fhir: FhirClient, now: () => Date) {
  const listOf = async <T>(type: string, patient: string, schema: z.ZodType<T>, by = 'patient') =>
    fhir.search(type, [[by, `Patient/${patient}`], LIMIT], schema);

  return {
    patient: (id: string): Promise<Answer<Patient>> => fhir.read('Patient', id, patientSchema),

    search: (text: string): Promise<Answer<Patient[]>> =>
      fhir.search('Patient', [...searchTerms(text), ['_count', '20']], patientSchema),

    /** Today's booked and running contacts in order of time. */
    async workList(): Promise<Answer<WorkRow[]>> {
      const today = finnishDay(now());
      const tomorrow = finnishDay(new Date(now().getTime() + 24 * 3600_000));
      const query = (type: string): [string, string][] => [
        ['date', `ge${today}`],
        ['date', `lt${tomorrow}`],
        ['_include', `${type}:patient`],
        LIMIT,
      ];
      const [booked, running] = await Promise.all([
        fhir.search('Appointment', query('Appointment'), anyOf(appointmentSchema)),
        fhir.search('Encounter', query('Encounter'), anyOf(encounterSchema)),
      ]);
      if (!('found' in booked)) return booked;
      if (!('found' in running)) return running;
      const patients = new Map([...booked.found, ...running.found].filter(isPatient).map((one) => [one.id, one]));
      const rows = [...booked.found, ...running.found].flatMap((one) => {
        if (one.resourceType === 'Patient' || one.status === 'cancelled') return [];
        const actors =
          one.resourceType === 'Encounter' ? [one.subject] : (one.participant ?? []).map(({ actor }) => actor);
        const patient = actors
          .map((actor) => patients.get(idOf(actor?.reference)))
          .find((found) => found !== undefined);
        if (patient === undefined) return [];
        const start = one.resourceType === 'Encounter' ? one.period?.start : one.start;
        const reason =
          one.resourceType === 'Encounter'
            ? firstWording(one.reasonCode) || firstWording(one.type)
            : (one.description ??
              (firstWording(one.reasonCode) || firstWording(one.serviceType) || wording(one.appointmentType)));
        const unit =
          one.resourceType === 'Encounter'
            ? (one.serviceProvider?.display ?? '')
            : (actors.filter((actor) => actor?.reference?.startsWith('Patient/') !== true).at(-1)?.display ?? '');
        return [{ patient, time: formatTime(start), reason, unit }];
      });
      // A booking and the visit that came of it are one line.
      const unique = new Map(rows.map((row) => [`${row.patient.id} ${row.time}`, row]));
      return { found: [...unique.values()].sort((a, b) => a.time.localeCompare(b.time)) };
    },

    async tables(id: string): Promise<Answer<RecordTables>> {
      const answers = await Promise.all([
        listOf('AllergyIntolerance', id, allergySchema),
        listOf('Encounter', id, encounterSchema),
        listOf('Condition', id, conditionSchema),
        listOf('MedicationRequest', id, medicationSchema),
        listOf('MedicationStatement', id, medicationSchema),
        listOf('DocumentReference', id, noteSchema),
        listOf('Appointment', id, appointmentSchema),
      ]);
      const [allergies, encounters, conditions, requests, statements, notes, appointments] = answers;
      const failed = answers.find((one) => 'failed' in one);
      if (failed !== undefined) return failed;
      const found = <T>(answer: Answer<T[]>): T[] => ('found' in answer ? answer.found : []);
      return {
        found: toTables({
          allergies: found(allergies),
          encounters: found(encounters),
          conditions: found(conditions),
          medication: [...found(requests), ...found(statements)],
          notes: found(notes),
          appointments: found(appointments),
        }),
      };
    },

    /** Saves a note; one that was left unfinished is marked so. */
    saveNote: (client: string, text: string, author: User, finished: boolean): Promise<Answer<unknown>> =>
      saveNote(fhir, { client, text, author, finished, kind: 'Hoitotyön kirjaus', at: now() }),
  };
}
export type Records = ReturnType<typeof createRecords>;
