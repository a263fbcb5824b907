import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { failureSchema } from './failure.js';

/** Which statutory register an entry belongs to: health care or social welfare. */
export const registerSchema = z.enum(['health', 'social']);
export type Register = z.infer<typeof registerSchema>;

export const sectionIdSchema = z.enum([
  'risks', // allergies and flags
  'conditions',
  'medication',
  'measurements',
  'contacts', // encounters and appointments
  'plans', // care plans, goals, care team
  'consents',
]);
export type SectionId = z.infer<typeof sectionIdSchema>;

const entryBase = {
  /** FHIR reference of the entry, unique within its source. */
  id: z.string(),
  /** Name of the source that gave it, from the county file. */
  source: z.string(),
  register: registerSchema,
};

export const riskEntrySchema = z.object({
  ...entryBase,
  /** `noAllergy`: the source states that no allergy is known; not a risk, but must be seen as said. */
  kind: z.enum(['allergy', 'noAllergy', 'flag']),
  /** False for what has ended or healed. */
  active: z.boolean(),
  title: z.string(),
  /** Reaction, grounds; free text of the source. */
  detail: z.string().optional(),
  severity: z.enum(['high', 'moderate', 'low', 'unknown']),
  date: z.string().optional(),
});
export const conditionEntrySchema = z.object({
  ...entryBase,
  title: z.string(),
  /** ICD-10, ICPC-2 or other code as recorded. */
  code: z.string().optional(),
  active: z.boolean(),
  onset: z.string().optional(),
  recorded: z.string().optional(),
});
export const medicationEntrySchema = z.object({
  ...entryBase,
  /** Empty where the source names no medicine: the dosage is shown all the same. */
  title: z.string(),
  strength: z.string().optional(),
  dosage: z.string().optional(),
  reason: z.string().optional(),
  active: z.boolean(),
  /** Prescribed but on hold just now. */
  paused: z.boolean().optional(),
  /** True for what the client says they use without a prescription. */
  selfReported: z.boolean(),
  started: z.string().optional(),
});
const measurementPointSchema = z.object({
  /** FHIR reference of the Observation. */
  id: z.string(),
  /** ISO 8601 date or date-time as recorded. */
  at: z.string(),
  /** null where the source gives a reason instead of a value (dataAbsentReason) or text only. */
  value: z.number().nullable(),
  /** Second value of a pair, e.g. diastolic pressure. */
  value2: z.number().nullable().optional(),
  /** The source's words when there is no number. */
  text: z.string().optional(),
  /** True when the client measured it (Kanta PHR and alike). */
  own: z.boolean(),
});
export type MeasurementPoint = z.infer<typeof measurementPointSchema>;
const measurementSeriesSchema = z.object({
  ...entryBase,
  title: z.string(),
  /** LOINC or local code that the series was grouped by. */
  code: z.string(),
  unit: z.string().optional(),
  /** Reference range of `value` in `unit`, from the newest observation that carries one. */
  low: z.number().optional(),
  high: z.number().optional(),
  /** The same of `value2`. */
  low2: z.number().optional(),
  high2: z.number().optional(),
  points: z.array(measurementPointSchema),
});
export type MeasurementSeries = z.infer<typeof measurementSeriesSchema>;
export const contactEntrySchema = z.object({
  ...entryBase,
  kind: z.enum(['encounter', 'appointment']),
  title: z.string(),
  /** Why the client came or called (tulosyy). */
  reason: z.string().optional(),
  /** How: visit, phone, home visit, remote… */
  mode: z.enum(['visit', 'phone', 'home', 'remote', 'ward', 'other']),
  status: z.enum(['planned', 'booked', 'ongoing', 'done', 'cancelled', 'other']),
  start: z.string().optional(),
  end: z.string().optional(),
  professional: z.string().optional(),
  place: z.string().optional(),
});
export const planEntrySchema = z.object({
  ...entryBase,
  kind: z.enum(['carePlan', 'goal', 'careTeam']),
  title: z.string(),
  detail: z.string().optional(),
  /** Members of a care team, or activities of a plan. */
  lines: z.array(z.string()),
  status: z.string().optional(),
  start: z.string().optional(),
  end: z.string().optional(),
});
export const consentEntrySchema = z.object({
  ...entryBase,
  title: z.string(),
  active: z.boolean(),
  date: z.string().optional(),
  detail: z.string().optional(),
});

/** What a section holds; the kind of entries follows the section. Partial data stands beside failures, never instead. */
export const sectionDataSchema = z.discriminatedUnion('id', [
  z.object({ id: z.literal('risks'), entries: z.array(riskEntrySchema) }),
  z.object({ id: z.literal('conditions'), entries: z.array(conditionEntrySchema) }),
  z.object({ id: z.literal('medication'), entries: z.array(medicationEntrySchema) }),
  z.object({ id: z.literal('measurements'), entries: z.array(measurementSeriesSchema) }),
  z.object({ id: z.literal('contacts'), entries: z.array(contactEntrySchema) }),
  z.object({ id: z.literal('plans'), entries: z.array(planEntrySchema) }),
  z.object({ id: z.literal('consents'), entries: z.array(consentEntrySchema) }),
]);
export type SectionData = z.infer<typeof sectionDataSchema>;

/** Why an entry that a source sent is not shown. Says nothing of the client: only FHIR type and element names. */
const skippedSchema = z.object({
  /** FHIR type of the entry, `Resource` when not even that could be read. */
  type: z.string(),
  reason: z.enum([
    'unreadable', // `element` is missing or not in FHIR's form
    'otherClient', // does not point at this client
    'enteredInError', // the source itself has withdrawn it
    'tooMany', // the source has more than is read at once
  ]),
  element: z.string().optional(),
});
export type Skipped = z.infer<typeof skippedSchema>;

/** How one source stands for one section. */
const sectionSourceSchema = z.object({
  source: z.string(),
  register: registerSchema,
  state: z.enum(['loading', 'ready', 'failed']),
  failure: failureSchema.optional(),
  /** When the data shown came, also after a later failure. */
  fetchedAt: z.iso.datetime().optional(),
  /** Entries the source sent that are not shown; told as a count with reasons. */
  skipped: z.array(skippedSchema).optional(),
});
export type SectionSource = z.infer<typeof sectionSourceSchema>;

const sectionSchema = z.object({
  id: sectionIdSchema,
  sources: z.array(sectionSourceSchema),
  data: sectionDataSchema,
});
export type Section = z.infer<typeof sectionSchema>;

export const summarySchema = z.object({
  /** The context version that this summary belongs to; a pane shows it only when the banner's version is the same. */
  contextVersion: z.number().int(),
  /** Reference of the client, null when there is none. */
  client: z.string().nullable(),
  sections: z.array(sectionSchema),
});
export type Summary = z.infer<typeof summarySchema>;

export const clientSummaryContract = {
  /** The summary of the active client as it is now, then again whenever a part arrives, fails or is dropped. */
  watch: oc.output(eventIterator(summarySchema)),
  /** Reads one section again from every source (or all sections when absent). */
  retry: oc.input(z.object({ section: sectionIdSchema.optional() })).output(z.void()),
};
