import * as z from 'zod';

/** Which statutory register an entry belongs to: health care or social welfare. */
export const registerSchema = z.enum(['health', 'social']);
export type Register = z.infer<typeof registerSchema>;

const entryBase = {
  /** FHIR reference of the entry, unique within its source. */
  id: z.string(),
  /** Name of the source that gave it, from the county file. */
  source: z.string(),
  /** Other sources that gave the very same entry: it is shown once, with all of them named. */
  alsoIn: z.array(z.string()).optional(),
  register: registerSchema,
  /** Business identifiers (`system|value`) by which two sources name the same thing. Within the core only: taken off before it is sent. */
  identifiers: z.array(z.string()).optional(),
  /** When it was recorded or last changed at its source, ISO 8601; what is newer than the last visit is new. */
  updated: z.string().optional(),
  /** Specially protected: shown only after a confirmation of its own. */
  protected: z.literal(true).optional(),
  /** A place or contact was left out of it because of turvakielto. */
  masked: z.literal(true).optional(),
};

export const flagEntrySchema = z.object({
  ...entryBase,
  /** False for what has ended. */
  active: z.boolean(),
  title: z.string(),
  detail: z.string().optional(),
  severity: z.enum(['high', 'moderate', 'low', 'unknown']),
  date: z.string().optional(),
});
export const allergyEntrySchema = z.object({
  ...entryBase,
  /** `noAllergy`: the source states that no allergy is known; not a risk, but must be seen as said. */
  kind: z.enum(['allergy', 'noAllergy']),
  /** False for what is refuted, inactive or healed. */
  active: z.boolean(),
  title: z.string(),
  /** Reaction; free text of the source. */
  detail: z.string().optional(),
  severity: z.enum(['high', 'moderate', 'low', 'unknown']),
  date: z.string().optional(),
});
export const conditionEntrySchema = z.object({
  ...entryBase,
  title: z.string(),
  /** A diagnosis, or why care was sought or given (hoidon syy) where nothing has been diagnosed. */
  kind: z.enum(['diagnosis', 'reason']),
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
  ended: z.string().optional(),
  /** Code of the substance (ATC) where recorded: the same substance twice is shown as such. */
  substance: z.string().optional(),
  prescriber: z.string().optional(),
});
const measurementPointSchema = z.object({
  /** FHIR reference of the Observation. */
  id: z.string(),
  /** The source, where it is another than that of its series. */
  source: z.string().optional(),
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
export const measurementSeriesSchema = z.object({
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
  /** `disclosure`: luovutuslupa between registers; all else is `other`. */
  kind: z.enum(['disclosure', 'other']),
  title: z.string(),
  active: z.boolean(),
  date: z.string().optional(),
  /** Last day, where the consent has one. */
  until: z.string().optional(),
  /** What it covers, item by item, in words. */
  items: z.array(z.string()).optional(),
  /** FHIR types that it covers, where the source has no words for them. */
  types: z.array(z.string()).optional(),
  detail: z.string().optional(),
});

/** How soon a client who was assessed gets to care, beside the statutory limit. */
/** Where a longest time stands, since when, by which source it was compared, and when. */
const ruleBasisSchema = z.object({ act: z.string(), from: z.iso.date(), source: z.string(), checkedOn: z.iso.date() });
export type RuleBasis = z.infer<typeof ruleBasisSchema>;

export const careAccessEntrySchema = z.object({
  ...entryBase,
  /** What was assessed or referred to. */
  title: z.string(),
  /** Date of the assessment or referral, from which the time runs. */
  assessed: z.string(),
  /** Last date by the rule; absent where no rule applies. */
  limit: z.string().optional(),
  /** Key of the dated rule in the core's table: its words stand in the locale files. */
  rule: z.string().optional(),
  ruleBasis: ruleBasisSchema.optional(),
  /** Its law in force was not at hand when the table was made: to be checked before anything is told of it. */
  unchecked: z.literal(true).optional(),
  /** Last working day by the limit, where the limit itself is none. */
  workingDay: z.string().optional(),
  /** Last date by the county's own plan, beside that of the law, and the key of its words. */
  target: z.string().optional(),
  targetRule: z.string().optional(),
  targetBasis: ruleBasisSchema.optional(),
  /** The client's own booking for it. */
  booked: z.string().optional(),
  /** Third next free time (T3) of the unit, when its slots can be read. */
  thirdNext: z.string().optional(),
  state: z.enum(['kept', 'late', 'waiting', 'noRule']),
});
/** Matters, services and decisions of social welfare. */
export const socialEntrySchema = z.object({
  ...entryBase,
  kind: z.enum(['matter', 'service', 'decision']),
  title: z.string(),
  /** Palvelutehtävä as the source words it. */
  serviceTask: z.string().optional(),
  detail: z.string().optional(),
  status: z.enum(['planned', 'active', 'onHold', 'ended', 'other']),
  start: z.string().optional(),
  end: z.string().optional(),
  worker: z.string().optional(),
  unit: z.string().optional(),
});
/** What the client does by themself: assessments filled in (QuestionnaireResponse) and digital pathways (CarePlan). */
export const selfCareEntrySchema = z.object({
  ...entryBase,
  kind: z.enum(['assessment', 'pathway']),
  title: z.string(),
  status: z.string().optional(),
  date: z.string().optional(),
  /** Score or result in the source's words. */
  result: z.string().optional(),
  /** Questions and answers, or steps of the pathway. */
  lines: z.array(z.object({ label: z.string(), value: z.string().optional() })),
});
export const messageEntrySchema = z.object({
  ...entryBase,
  title: z.string(),
  text: z.string().optional(),
  sent: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  /** From the client, so that it may wait for an answer. */
  fromClient: z.boolean(),
  status: z.enum(['unread', 'read', 'answered', 'sent', 'other']),
});
export const documentEntrySchema = z.object({
  ...entryBase,
  kind: z.enum(['document', 'report']),
  title: z.string(),
  date: z.string().optional(),
  author: z.string().optional(),
  unit: z.string().optional(),
  status: z.string().optional(),
  /** Text where the source gives plain text; what is only a file is named, not opened. */
  text: z.string().optional(),
});
/** Near ones as roles, without their own records. */
export const familyEntrySchema = z.object({
  ...entryBase,
  name: z.string(),
  /** Relationship in the source's words, e.g. "äiti, huoltaja". */
  role: z.string(),
  /** huoltaja; of a child client. */
  guardian: z.boolean(),
  birthYear: z.number().int().optional(),
  phone: z.string().optional(),
});
/** What a source has beyond the sections: named, so that nothing is hidden. */
export const otherEntrySchema = z.object({
  ...entryBase,
  /** FHIR resource type. */
  type: z.string(),
  title: z.string(),
  date: z.string().optional(),
  detail: z.string().optional(),
});
