import * as z from 'zod';
import { parseDate } from './dates.js';
import { isJson } from './json.js';
import { relativeReference } from './resource.js';

const concept = z.looseObject({
  coding: z.union([z.array(z.looseObject({})), z.looseObject({})]).optional(),
  text: z.string().optional(),
});
const reference = z.looseObject({ reference: z.string().optional(), display: z.string().optional() });
const status = z.string().min(1);
const anyMedication = {
  medicationCodeableConcept: concept.optional(),
  medicationReference: reference.optional(),
};

/** Elements that FHIR R4 requires (cardinality 1..), for the types a client summary reads. */
const required: Record<string, z.ZodType> = {
  AllergyIntolerance: z.looseObject({ patient: reference }),
  Appointment: z.looseObject({ status, participant: z.array(z.looseObject({})).min(1) }),
  CarePlan: z.looseObject({ status, intent: z.string(), subject: reference }),
  Condition: z.looseObject({ subject: reference }),
  Consent: z.looseObject({ status, scope: concept, category: z.array(concept).min(1) }),
  Encounter: z.looseObject({ status, class: z.looseObject({}) }),
  Flag: z.looseObject({ status, code: concept, subject: reference }),
  Goal: z.looseObject({ lifecycleStatus: z.string(), description: concept, subject: reference }),
  Immunization: z.looseObject({ status, vaccineCode: concept, patient: reference }),
  MedicationAdministration: z.looseObject({ status, subject: reference, ...anyMedication }),
  MedicationRequest: z.looseObject({ status, intent: z.string(), subject: reference, ...anyMedication }),
  MedicationStatement: z.looseObject({ status, subject: reference, ...anyMedication }),
  Observation: z.looseObject({ status, code: concept }),
  Patient: z.looseObject({ name: z.array(z.looseObject({})).optional(), birthDate: z.string().optional() }),
  Provenance: z.looseObject({
    target: z.array(reference).min(1),
    recorded: z.string(),
    agent: z.array(z.looseObject({ who: reference })).min(1),
  }),
  RelatedPerson: z.looseObject({ patient: reference }),
};

const dateKeys =
  /^(birthDate|start|end|issued|recordedDate|recorded|authored|authoredOn|sent|received|lastUpdated|created|dateTime|startDate|[a-z]+DateTime|[a-z]+Instant)$/;

const isMedication = (type: string) => /^Medication(Administration|Request|Statement)$/.test(type);

/** A reference is readable when it is Type/id, an absolute address, urn: or a contained "#id". */
const readableReference = (text: string): boolean =>
  text.startsWith('#') ||
  /^urn:(uuid|oid):\S+$/.test(text) ||
  relativeReference(text) !== undefined ||
  /^https?:\/\/\S+$/.test(text);

/** The first date or reference in the tree that cannot be read, by its path. */
function brokenLeaf(value: unknown, path: string): string | undefined {
  if (Array.isArray(value)) {
    for (const item of value) {
      const broken = brokenLeaf(item, path);
      if (broken !== undefined) return broken;
    }
    return undefined;
  }
  if (!isJson(value)) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof member === 'string' && dateKeys.test(key) && parseDate(member) === undefined)
      return `${here}: not a date`;
    if (key === 'reference' && typeof member === 'string' && !readableReference(member))
      return `${here}: not a reference`;
    const broken = brokenLeaf(member, here);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

/**
 * Why a resource cannot be served, or undefined when it can: a required element missing, a date or a reference that
 * cannot be read. Deviations that a reader can live with are let through, since real sources have them.
 */
export function findFault(type: string, resource: unknown): string | undefined {
  const parsed = required[type]?.safeParse(resource);
  if (parsed !== undefined && !parsed.success) {
    const issue = parsed.error.issues[0];
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`;
  }
  if (
    isMedication(type) &&
    isJson(resource) &&
    !('medicationReference' in resource) &&
    !('medicationCodeableConcept' in resource)
  ) {
    return 'medication[x]: missing';
  }
  return brokenLeaf(resource, '');
}
