import * as z from 'zod';
import type { ClientReference } from '#shared/context.js';
import type { Identified } from '../types.js';
import type { ContextEntry } from './published.js';

const idSchema = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/);
const referenceSchema = z.union([
  z.string(),
  z.looseObject({ reference: z.string() }).transform((one) => one.reference),
]);

/** Logical id in a FHIR reference, relative or absolute, to a resource of this type. */
function idIn(reference: string, type: string): string | undefined {
  const parts = reference.split('/');
  const version = parts.indexOf('_history');
  const [last, before] = (version < 0 ? parts : parts.slice(0, version)).toReversed();
  return before === type && idSchema.safeParse(last).success ? last : undefined;
}

/** A whole resource of a type, made once for each. */
const wholeOf = (type: string) => z.looseObject({ resourceType: z.literal(type), id: idSchema });
const wholeResources = { Patient: wholeOf('Patient'), Encounter: wholeOf('Encounter') };
const subjectSchema = z.looseObject({ subject: referenceSchema });

/** Id of the resource that a context entry holds, whole or as a reference only. */
function idOf(context: readonly ContextEntry[], key: string, type: keyof typeof wholeResources): string | undefined {
  const entry = context.find((one) => one.key.toLowerCase() === key);
  if (entry === undefined) return undefined;
  const whole = wholeResources[type].safeParse(entry['resource']);
  if (whole.success) return whole.data.id;
  for (const place of [entry['resource'], entry['reference']]) {
    const reference = referenceSchema.safeParse(place);
    const id = reference.success ? idIn(reference.data, type) : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The client that an event is about: its `patient` entry, or the subject of its encounter. */
export function clientOf(context: readonly ContextEntry[]): ClientReference | undefined {
  const id = idOf(context, 'patient', 'Patient') ?? subjectOf(context);
  return id === undefined ? undefined : `Patient/${id}`;
}

function subjectOf(context: readonly ContextEntry[]): string | undefined {
  const entry = context.find((one) => one.key.toLowerCase() === 'encounter');
  const subject = subjectSchema.safeParse(entry?.['resource']);
  return subject.success ? idIn(subject.data.subject, 'Patient') : undefined;
}

/** Id of the encounter that an event is about. */
export const encounterOf = (context: readonly ContextEntry[]): string | undefined =>
  idOf(context, 'encounter', 'Encounter');

/** The Patient resource that an event carries, for its facts; undefined when it carries a reference only. */
export function patientIn(context: readonly ContextEntry[]): unknown {
  const entry = context.find((one) => one.key.toLowerCase() === 'patient');
  return wholeResources.Patient.safeParse(entry?.['resource']).data;
}

/** OID of the Finnish personal identity code. */
const HETU = 'urn:oid:1.2.246.21';

/**
 * The `patient` entry of an event that began elsewhere than in a FHIRcast tool: what is needed to find the client, and no
 * more (profile "Patient for Open Events": identifier, name, birth date).
 */
export function patientEntry({ identity, identityCode }: Identified): ContextEntry {
  const { reference, family, given, birthDate } = identity;
  return {
    key: 'patient',
    resource: {
      resourceType: 'Patient',
      id: reference.slice('Patient/'.length),
      ...(identityCode === undefined ? {} : { identifier: [{ system: HETU, value: identityCode }] }),
      name: [{ use: 'official', family, given }],
      ...(birthDate === undefined ? {} : { birthDate }),
    },
  };
}

/** The `patient` entry of a client of whom only the key is at hand: enough to close it. */
export const bareEntry = (reference: ClientReference): ContextEntry => ({
  key: 'patient',
  resource: { resourceType: 'Patient', id: reference.slice('Patient/'.length) },
});
