import * as z from 'zod';
import { concept, concepts, listOf, period, quantity, ranges, reference, text } from './elements.js';

/** The parts of resources that several of the systems show. */
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
});
export type Encounter = z.infer<typeof encounterSchema>;

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
export type Appointment = z.infer<typeof appointmentSchema>;

const tags = z
  .object({ tag: listOf(z.object({ system: text, code: text })) })
  .optional()
  .catch(undefined);

export const conditionSchema = z.object({
  resourceType: z.literal('Condition'),
  meta: tags,
  code: concept,
  clinicalStatus: concept,
  onsetDateTime: text,
  recordedDate: text,
});
export type Condition = z.infer<typeof conditionSchema>;

export const flagSchema = z.object({
  resourceType: z.literal('Flag'),
  meta: tags,
  status: text,
  code: concept,
  category: concepts,
  period,
});
export type Flag = z.infer<typeof flagSchema>;

export const observationSchema = z.object({
  resourceType: z.literal('Observation'),
  status: text,
  code: concept,
  effectiveDateTime: text,
  valueQuantity: quantity,
  referenceRange: ranges,
  component: listOf(z.object({ code: concept, valueQuantity: quantity, referenceRange: ranges })),
  performer: listOf(reference),
});
export type Observation = z.infer<typeof observationSchema>;
