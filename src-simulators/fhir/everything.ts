import { stringsAt } from './json.js';
import { relativeReference, type Stored } from './resource.js';
import type { Store } from './store.js';

/** Elements that tie a resource to its patient (the Patient compartment, FHIR R4 CompartmentDefinition-patient). */
const ties = ['subject.reference', 'patient.reference', 'participant.actor.reference'];

/** The Patient and all that is about them, for `Patient/[id]/$everything`. */
export function everythingOf(store: Store, patient: Stored): Stored[] {
  const wanted = `Patient/${patient.id}`;
  const rest = store
    .types()
    .filter((type) => type !== 'Patient')
    .flatMap((type) => store.all(type))
    .filter((resource) =>
      ties.some((tie) => stringsAt(resource, tie).some((reference) => relativeReference(reference) === wanted)),
    );
  return [patient, ...rest];
}
