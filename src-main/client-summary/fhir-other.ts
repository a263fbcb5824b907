import {
  annotation,
  concept,
  list,
  part,
  period,
  quantity,
  reference,
  resourceBase,
  text,
  time,
} from './fhir-types.js';
import { type infer as Inferred, object, unknown } from 'zod';

/**
 * The elements by which most clinical resources name and date themselves, read from any of them: an element that a type
 * does not have is absent.
 */
export const anyResourceSchema = object({
  ...resourceBase,
  resourceType: text,
  subject: part(reference),
  patient: part(reference),
  individual: part(reference),
  for: part(reference),
  status: text,
  verificationStatus: part(concept),
  code: unknown().optional(),
  category: unknown().optional(),
  type: unknown().optional(),
  vaccineCode: part(concept),
  medicationCodeableConcept: part(concept),
  medicationReference: part(reference),
  relationship: part(concept),
  device: part(reference),
  deviceName: list(object({ name: text })),
  description: text,
  summary: text,
  name: text,
  event: part(concept),
  prediction: list(object({ outcome: part(concept), qualitativeRisk: part(concept) })),
  condition: list(object({ code: part(concept) })),
  finding: list(object({ itemCodeableConcept: part(concept) })),
  dosage: unknown().optional(),
  quantity: part(quantity),
  reasonCode: unknown().optional(),
  note: list(annotation),
  performedDateTime: time,
  performedPeriod: part(period),
  occurrenceDateTime: time,
  occurrencePeriod: part(period),
  effectiveDateTime: time,
  effectivePeriod: part(period),
  timingDateTime: time,
  timingPeriod: part(period),
  period: part(period),
  date: time,
  dateTime: time,
  started: time,
  authoredOn: time,
  recorded: time,
  recordedOn: time,
  detected: time,
  identifiedDateTime: time,
  whenHandedOver: time,
  whenPrepared: time,
});
export type AnyResource = Inferred<typeof anyResourceSchema>;
/** A concept, or a list of them: types differ in which they have. */
export const conceptsSchema = list(concept);
/** The doses of an administration or a dispense. */
export const dosesSchema = list(
  object({ text, dose: part(quantity), doseQuantity: part(quantity), rateQuantity: part(quantity) }),
);
