import { isJson, mapStrings, stringsAt, valuesAt } from './json.js';
import { relativeReference, resourceSchema, type Resource } from './resource.js';

/** `meta.tag` system that keeps the Patient which an adopted resource originally pointed at. */
export const adoptedFrom = 'https://kymijoki.example/fhir/adopted-from';

/** A Patient without a birth date and identifier is nobody who could be opened: a stub of a store of own measurements. */
export const isStub = (resource: Resource): boolean =>
  resource.resourceType === 'Patient' &&
  resource['birthDate'] === undefined &&
  valuesAt(resource, 'identifier').length === 0;

/** Reference of the Patient that a resource is about, "Patient/id". */
export function subjectOf(resource: Resource): string | undefined {
  const references = [...stringsAt(resource, 'subject.reference'), ...stringsAt(resource, 'patient.reference')];
  return references.map((text) => relativeReference(text)).find((text) => text?.startsWith('Patient/'));
}

/** Who did it where nobody is told: the client themselves. */
function ownPerformer(type: string, resource: Record<string, unknown>, client: string): Record<string, unknown> {
  if (resource['performer'] !== undefined) return {};
  if (type === 'Observation') return { performer: [{ reference: client }] };
  if (type === 'MedicationAdministration') return { performer: [{ actor: { reference: client } }] };
  return {};
}

/** The same resource about `client` ("Patient/id") instead; the original reference stays in a tag. */
export function adopt(resource: Resource, from: string, client: string): Resource {
  const moved = mapStrings(resource, (text, key) =>
    key === 'reference' && relativeReference(text) === from ? client : text,
  );
  const tag = [...valuesAt(resource, 'meta.tag'), { system: adoptedFrom, code: from }];
  const own = isJson(moved) ? ownPerformer(resource.resourceType, moved, client) : {};
  return resourceSchema.parse({ ...(isJson(moved) ? moved : {}), ...own, meta: { ...resource.meta, tag } });
}
