import * as z from 'zod';
import { pick } from '../lib/cds/resources.js';
import { concept, text } from '../lib/records/elements.js';
import {
  conditionSchema,
  observationSchema,
  patientSchema,
  type Condition,
  type Observation,
} from '../lib/records/schemas.js';

const medicineSchema = z.object({
  resourceType: z.enum(['MedicationRequest', 'MedicationStatement']),
  status: text,
  medicationCodeableConcept: concept,
});
const vaccineSchema = z.object({
  resourceType: z.literal('Immunization'),
  status: text,
  vaccineCode: concept,
  occurrenceDateTime: text,
});

const DAY_MS = 86_400_000;
const codesOf = (one: z.infer<typeof concept>): string[] => (one?.coding ?? []).flatMap(({ code }) => code ?? []);
const at = (date: string | undefined): number => Date.parse(date ?? '');

/** A numeric result and its age. */
export interface Result {
  value: number;
  /** Whole days before now. */
  days: number;
}

/** What the rules ask of a client. */
export interface ClientRecord {
  /** Whole years; undefined where the date of birth is not known. */
  age: number | undefined;
  /** Whether a diagnosis of ICD-10 is in force. */
  has: (icd10: RegExp) => boolean;
  /** Whether a medicine of ATC is in use, the client's own included. */
  takes: (atc: RegExp) => boolean;
  /** Results of a LOINC code, the newest first. */
  results: (code: string) => Result[];
  /** Whether a vaccine of ATC was given within so many days. */
  vaccinated: (atc: RegExp, days: number) => boolean;
}

const isInForce = ({ clinicalStatus }: Condition): boolean =>
  !codesOf(clinicalStatus).some((code) => ['inactive', 'remission', 'resolved'].includes(code));

const resultOf = (one: Observation, now: number): Result[] => {
  const [value, time] = [one.valueQuantity?.value, at(one.effectiveDateTime)];
  return value === undefined || Number.isNaN(time) ? [] : [{ value, days: Math.floor((now - time) / DAY_MS) }];
};

/** Reads the resources that came with the hook. Pure. */
export function readRecord(resources: unknown[], now: Date): ClientRecord {
  const [patient] = pick(resources, patientSchema);
  const conditions = pick(resources, conditionSchema).filter(isInForce);
  const medicines = pick(resources, medicineSchema).filter(({ status }) => status === 'active');
  const observations = pick(resources, observationSchema).filter(({ status }) => status !== 'entered-in-error');
  const vaccines = pick(resources, vaccineSchema).filter(({ status }) => status === 'completed');
  const born = at(patient?.birthDate);
  return {
    age: Number.isNaN(born) ? undefined : Math.floor((now.getTime() - born) / (365.25 * DAY_MS)),
    has: (icd10) => conditions.some(({ code }) => codesOf(code).some((one) => icd10.test(one))),
    takes: (atc) =>
      medicines.some(({ medicationCodeableConcept }) =>
        codesOf(medicationCodeableConcept).some((one) => atc.test(one)),
      ),
    results: (code) =>
      observations
        .filter((one) => codesOf(one.code).includes(code))
        .flatMap((one) => resultOf(one, now.getTime()))
        .sort((a, b) => a.days - b.days),
    vaccinated: (atc, days) =>
      vaccines.some(
        ({ vaccineCode, occurrenceDateTime }) =>
          codesOf(vaccineCode).some((one) => atc.test(one)) && now.getTime() - at(occurrenceDateTime) <= days * DAY_MS,
      ),
  };
}
