import type * as z from 'zod';
import type { otherEntrySchema } from '#shared/summary-entries.js';
import { firstWords, quantityWords, wordsOf } from '../concepts.js';
import { type AnyResource, anyResourceSchema, conceptsSchema, dosesSchema } from '../fhir-other.js';
import {
  type EntryBase,
  type Origin,
  type Outcome,
  type Reading,
  type SectionSearch,
  present,
  readEach,
} from './read.js';

type OtherEntry = z.infer<typeof otherEntrySchema>;

/** What is asked for beyond the sections of their own, in the order in which it is worth seeing. */
const TYPES = [
  'Procedure',
  'Immunization',
  'RiskAssessment',
  'ClinicalImpression',
  'MedicationAdministration',
  'MedicationDispense',
  'FamilyMemberHistory',
  'DetectedIssue',
  'AdverseEvent',
  'DeviceUseStatement',
  'Device',
  'NutritionOrder',
  'ImagingStudy',
  'Task',
];

/** The first time that the resource carries, from what happened to what was written. */
const timeOf = (one: AnyResource): string | undefined =>
  one.performedDateTime ??
  one.performedPeriod?.start ??
  one.occurrenceDateTime ??
  one.occurrencePeriod?.start ??
  one.effectiveDateTime ??
  one.effectivePeriod?.start ??
  one.timingDateTime ??
  one.timingPeriod?.start ??
  one.whenHandedOver ??
  one.whenPrepared ??
  one.identifiedDateTime ??
  one.detected ??
  one.started ??
  one.date ??
  one.dateTime ??
  one.period?.start ??
  one.authoredOn ??
  one.recordedOn ??
  one.recorded;

/** What the resource is called: what was given or done, else its kind in words. */
function titleOf(one: AnyResource): string | undefined {
  const conditions = firstWords(one.condition.map((condition) => condition.code));
  const relative = wordsOf(one.relationship);
  if (relative !== undefined) return conditions === undefined ? relative : `${relative}: ${conditions}`;
  return (
    wordsOf(one.vaccineCode) ??
    wordsOf(one.medicationCodeableConcept) ??
    one.medicationReference?.display ??
    firstWords(conceptsSchema.parse(one.code)) ??
    wordsOf(one.event) ??
    one.deviceName[0]?.name ??
    one.device?.display ??
    firstWords(conceptsSchema.parse(one.type)) ??
    one.prediction.map((each) => wordsOf(each.outcome)).find((words) => words !== undefined) ??
    one.description ??
    one.summary ??
    firstWords(conceptsSchema.parse(one.category)) ??
    one.name
  );
}

/** What else it says in words: dose, risk, findings, reasons, description and notes. */
function detailOf(one: AnyResource, title: string): string | undefined {
  const doses = dosesSchema
    .parse(one.dosage)
    .map(
      (dose) =>
        dose.text ?? quantityWords(dose.dose) ?? quantityWords(dose.doseQuantity) ?? quantityWords(dose.rateQuantity),
    );
  const risks = one.prediction.flatMap((each) => [wordsOf(each.outcome), wordsOf(each.qualitativeRisk)]);
  const words = [
    ...doses,
    quantityWords(one.quantity),
    ...risks,
    ...one.finding.map((finding) => wordsOf(finding.itemCodeableConcept)),
    ...conceptsSchema.parse(one.reasonCode).map(wordsOf),
    one.description,
    one.summary,
    ...one.note.map((note) => note.text),
  ].filter((each) => each !== undefined && each !== title);
  return words.length === 0 ? undefined : [...new Set(words)].join(', ');
}

/** One resource of any type as a row; where it has no words of its own, its type is its title. */
function otherEntry(one: AnyResource, base: EntryBase, type: string): Outcome<OtherEntry> {
  const title = titleOf(one) ?? type;
  return { entry: { ...base, type, title, ...present({ date: timeOf(one), detail: detailOf(one, title) }) } };
}

const schemaOf = (type: string) =>
  anyResourceSchema.refine((one) => one.resourceType === type, { path: ['resourceType'] });

/** Made once: a new schema is compiled anew at its first use, which costs more than to read an answer. */
const schemas = new Map(TYPES.map((type) => [type, schemaOf(type)]));

/** Any resource → a titled row, so that nothing that a source has of the client is hidden. */
export const mapOther = (type: string, reading: Reading, origin: Origin) =>
  readEach<AnyResource, OtherEntry>(reading, origin, {
    type,
    schema: schemas.get(type) ?? schemaOf(type),
    about: (one) => [one.subject, one.patient, one.individual, one.for],
    recorded: timeOf,
    statuses: (one) => [one.status, ...(one.verificationStatus?.coding.map((each) => each.code) ?? [])],
    map: (one, base) => otherEntry(one, base, type),
  });

export const otherSearches: SectionSearch[] = TYPES.map((type) => ({
  sections: ['other'],
  type,
  params: {},
  optional: true,
  map: (reading, origin) => {
    const { entries, skipped } = mapOther(type, reading, origin);
    return { data: [{ id: 'other', entries }], skipped };
  },
}));
