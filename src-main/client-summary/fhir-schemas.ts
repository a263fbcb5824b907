import * as z from 'zod';
import {
  annotation,
  bool,
  coding,
  concept,
  extension,
  list,
  narrative,
  number,
  part,
  period,
  quantity,
  reference,
  referenceRange,
  resource,
  text,
  time,
} from './fhir-types.js';

/** The parts of FHIR R4 resources that the summary reads. See fhir-types.ts for the tolerance. */

export const patientSchema = resource('Patient', {
  name: list(
    z.object({
      use: text,
      text,
      family: text,
      given: list(z.string().trim().min(1)),
      _given: z
        .array(
          z
            .object({ extension: list(extension) })
            .nullable()
            .catch(null),
        )
        .optional()
        .catch(undefined),
    }),
  ),
  birthDate: time,
  gender: part(z.enum(['male', 'female', 'other', 'unknown'])),
  deceasedBoolean: bool,
  deceasedDateTime: time,
  address: list(z.object({ use: text, city: text, period: part(period) })),
  contact: list(
    z.object({
      relationship: list(concept),
      name: part(z.object({ text, family: text, given: list(z.string().trim().min(1)) })),
      telecom: list(z.object({ system: text, value: text })),
      organization: part(reference),
    }),
  ),
  link: list(z.object({ other: part(reference), type: text })),
  communication: list(z.object({ language: concept, preferred: bool })),
});
export type Patient = z.infer<typeof patientSchema>;

export const allergySchema = resource('AllergyIntolerance', {
  patient: part(reference),
  clinicalStatus: part(concept),
  verificationStatus: part(concept),
  criticality: text,
  code: part(concept),
  onsetDateTime: time,
  recordedDate: time,
  note: list(annotation),
  reaction: list(
    z.object({ manifestation: list(concept), description: text, severity: text, substance: part(concept) }),
  ),
});
export type Allergy = z.infer<typeof allergySchema>;

export const flagSchema = resource('Flag', {
  subject: part(reference),
  status: text,
  category: list(concept),
  code: part(concept),
  period: part(period),
});

export const conditionSchema = resource('Condition', {
  subject: part(reference),
  clinicalStatus: part(concept),
  verificationStatus: part(concept),
  category: list(concept),
  code: part(concept),
  onsetDateTime: time,
  onsetPeriod: part(period),
  onsetString: text,
  abatementDateTime: time,
  abatementPeriod: part(period),
  recordedDate: time,
  note: list(annotation),
});

export const medicationSchema = z.object({
  resourceType: z.literal('Medication'),
  id: text,
  extension: list(extension),
  code: part(concept),
  form: part(concept),
  ingredient: list(z.object({ strength: part(z.object({ numerator: part(quantity), denominator: part(quantity) })) })),
});
export type Medication = z.infer<typeof medicationSchema>;

const dosage = z.object({
  text,
  patientInstruction: text,
  asNeededBoolean: bool,
  timing: part(z.object({ repeat: part(z.object({ frequency: number, period: number, periodUnit: text })) })),
  doseAndRate: list(
    z.object({
      doseQuantity: part(quantity),
      doseRange: part(z.object({ low: part(quantity), high: part(quantity) })),
    }),
  ),
});
export type Dosage = z.infer<typeof dosage>;

const medicationUse = {
  subject: part(reference),
  status: text,
  requester: part(reference),
  dispenseRequest: part(z.object({ validityPeriod: part(period) })),
  contained: list(medicationSchema),
  medicationCodeableConcept: part(concept),
  medicationReference: part(reference),
  reasonCode: list(concept),
};
export const medicationRequestSchema = resource('MedicationRequest', {
  ...medicationUse,
  authoredOn: time,
  reportedBoolean: bool,
  dosageInstruction: list(dosage),
});
export const medicationStatementSchema = resource('MedicationStatement', {
  ...medicationUse,
  effectiveDateTime: time,
  effectivePeriod: part(period),
  dateAsserted: time,
  informationSource: part(reference),
  dosage: list(dosage),
});

const observedValue = {
  code: part(concept),
  valueQuantity: part(quantity),
  valueInteger: number,
  valueString: text,
  valueCodeableConcept: part(concept),
  valueBoolean: bool,
  valueDateTime: time,
  valueTime: text,
  valuePeriod: part(period),
  valueSampledData: part(z.object({ origin: part(quantity), period: number, dimensions: number, data: text })),
  interpretation: list(concept),
  valueRange: part(z.object({ low: part(quantity), high: part(quantity) })),
  valueRatio: part(z.object({ numerator: part(quantity), denominator: part(quantity) })),
  dataAbsentReason: part(concept),
  referenceRange: list(referenceRange),
};
const componentSchema = z.object(observedValue);
export type Observed = z.infer<typeof componentSchema>;
export const observationSchema = resource('Observation', {
  ...observedValue,
  text: part(narrative),
  subject: part(reference),
  status: text,
  category: list(concept),
  performer: list(reference),
  hasMember: list(reference),
  effectiveDateTime: time,
  effectiveInstant: time,
  effectivePeriod: part(period),
  issued: time,
  note: list(annotation),
  component: list(componentSchema),
});
export type Observation = z.infer<typeof observationSchema>;

export const encounterSchema = resource('Encounter', {
  subject: part(reference),
  status: text,
  class: part(coding),
  type: list(concept),
  serviceType: part(concept),
  reasonCode: list(concept),
  period: part(period),
  participant: list(z.object({ individual: part(reference) })),
  location: list(z.object({ location: part(reference) })),
  serviceProvider: part(reference),
});
export type Encounter = z.infer<typeof encounterSchema>;

export const appointmentSchema = resource('Appointment', {
  status: text,
  serviceType: list(concept),
  appointmentType: part(concept),
  reasonCode: list(concept),
  description: text,
  created: time,
  start: time,
  end: time,
  participant: list(z.object({ actor: part(reference) })),
});
export type Appointment = z.infer<typeof appointmentSchema>;

export const careTeamSchema = resource('CareTeam', {
  subject: part(reference),
  status: text,
  name: text,
  category: list(concept),
  period: part(period),
  participant: list(z.object({ role: list(concept), member: part(reference), onBehalfOf: part(reference) })),
});
export type CareTeam = z.infer<typeof careTeamSchema>;

const provision = {
  type: text,
  period: part(period),
  purpose: list(coding),
  class: list(coding),
  code: list(concept),
  actor: list(z.object({ role: part(concept), reference: part(reference) })),
};
export const consentSchema = resource('Consent', {
  patient: part(reference),
  status: text,
  scope: part(concept),
  category: list(concept),
  dateTime: time,
  policyRule: part(concept),
  provision: part(z.object({ ...provision, provision: list(z.object(provision)) })),
});
