import { stringsAt } from './json.js';
import { relativeReference, type Resource } from './resource.js';

/** Elements that tie a resource to its patient (FHIR R4 CompartmentDefinition-patient, as far as the demo needs it). */
const ties = ['subject.reference', 'patient.reference', 'participant.actor.reference', 'target.reference'];

/** Ids of the patients that a resource is about, each once. */
export function subjectsOf(resource: Resource): string[] {
  const references = ties.flatMap((tie) => stringsAt(resource, tie)).map((text) => relativeReference(text) ?? '');
  return [...new Set(references.filter((text) => text.startsWith('Patient/')).map((text) => text.slice(8)))];
}
