import type { Stored } from './resource.js';
import type { Store } from './store.js';

/** The Patient and all that is about them, for `Patient/[id]/$everything`. */
export function everythingOf(store: Store, patient: Stored): Stored[] {
  const others = store.types().filter((type) => type !== 'Patient');
  return [patient, ...others.flatMap((type) => store.about(type, patient.id))];
}
