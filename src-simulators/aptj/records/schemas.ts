import * as z from 'zod';
import { concept, concepts, listOf, period, reference, text } from '../../lib/records/elements.js';

/** The parts of resources that only this system shows. */
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
