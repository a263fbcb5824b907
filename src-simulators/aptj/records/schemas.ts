import * as z from 'zod';

/** The parts of FHIR R4 resources that this system shows. Everything may be missing: others write these too. */
const text = z.string().optional().catch(undefined);
const concept = z
  .object({
    text,
    coding: z
      .array(z.object({ code: text, display: text, system: text }))
      .optional()
      .catch(undefined),
  })
  .optional()
  .catch(undefined);
const concepts = z.array(concept).optional().catch(undefined);
const reference = z.object({ reference: text, display: text }).optional().catch(undefined);
const period = z.object({ start: text, end: text }).optional().catch(undefined);
const listOf = <T extends z.ZodType>(item: T) => z.array(item).optional().catch(undefined);

export type Concept = z.infer<typeof concept>;

export const patientSchema = z.object({
  resourceType: z.literal('Patient'),
  id: z.string(),
  meta: z
    .object({ security: listOf(z.object({ code: text })) })
    .optional()
    .catch(undefined),
  identifier: listOf(z.object({ system: text, value: text })),
  name: listOf(z.object({ use: text, family: text, given: listOf(z.string()) })),
  birthDate: text,
  deceasedDateTime: text,
  deceasedBoolean: z.boolean().optional().catch(undefined),
  gender: text,
  address: listOf(z.object({ city: text })),
});
export type Patient = z.infer<typeof patientSchema>;

export const encounterSchema = z.object({
  resourceType: z.literal('Encounter'),
  id: z.string(),
  status: text,
  class: z.object({ code: text, display: text }).optional().catch(undefined),
  type: concepts,
  reasonCode: concepts,
  subject: reference,
  period,
  participant: listOf(z.object({ individual: reference })),
  serviceProvider: reference,
  location: listOf(z.object({ location: reference })),
});
export const appointmentSchema = z.object({
  resourceType: z.literal('Appointment'),
  id: z.string(),
  status: text,
  description: text,
  serviceType: concepts,
  reasonCode: concepts,
  appointmentType: concept,
  start: text,
  participant: listOf(z.object({ actor: reference })),
});
export const conditionSchema = z.object({
  resourceType: z.literal('Condition'),
  code: concept,
  clinicalStatus: concept,
  onsetDateTime: text,
  recordedDate: text,
});
export const medicationSchema = z.object({
  resourceType: z.enum(['MedicationRequest', 'MedicationStatement']),
  /** Among them Kanta's strength of the product. */
  extension: listOf(z.object({ url: z.string(), valueString: text })),
  status: text,
  medicationCodeableConcept: concept,
  medicationReference: reference,
  dosageInstruction: listOf(z.object({ text })),
  dosage: listOf(z.object({ text })),
  reasonCode: concepts,
  authoredOn: text,
  effectiveDateTime: text,
  effectivePeriod: period,
});
export const allergySchema = z.object({
  resourceType: z.literal('AllergyIntolerance'),
  code: concept,
  criticality: text,
  clinicalStatus: concept,
  reaction: listOf(z.object({ manifestation: concepts, description: text })),
  recordedDate: text,
});
export const noteSchema = z.object({
  resourceType: z.literal('DocumentReference'),
  id: z.string(),
  docStatus: text,
  type: concept,
  date: text,
  description: text,
  author: listOf(reference),
  content: listOf(z.object({ attachment: z.object({ contentType: text, data: text, title: text }) })),
});

export const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ resource: z.unknown(), search: z.object({ mode: text }).optional() })).default([]),
});
