import type { Identified, Stored } from '../fhir/resource.js';
import { type Store, createStore } from '../fhir/store.js';
import { isJson } from '../fhir/json.js';

export const VIRTUAL_SERVICE = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.virtualService';

const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isJson) : []);
const referenceOf = (value: unknown): string =>
  isJson(value) && typeof value['reference'] === 'string' ? value['reference'] : '';

/** Slots that an appointment has, by id. */
export const slotsOf = (appointment: Record<string, unknown>): string[] =>
  list(appointment['slot']).map((slot) => referenceOf(slot).replace(/^.*Slot\//, ''));

/** Whether a slot is held by the wish that made the appointment. */
export function holds(slot: Stored, appointment: Record<string, unknown>): boolean {
  const own = list(appointment['identifier']).map(({ system, value }) => `${String(system)}|${String(value)}`);
  return list(slot['identifier']).some(({ system, value }) => own.includes(`${String(system)}|${String(value)}`));
}

/** A store in which each remote appointment that comes in is given an address of its own. */
export function createAvphStore(resources: Iterable<Identified>, now: () => Date, linkFor: () => string): Store {
  const all = [...resources];
  const store = createStore(
    all.filter(({ resourceType }) => resourceType !== 'Appointment'),
    now,
  );
  const isRemote = (appointment: Record<string, unknown>): boolean =>
    slotsOf(appointment).some((id) => {
      const slot = store.read('Slot', id);
      const schedule =
        slot.state === 'present'
          ? store.read('Schedule', referenceOf(slot.resource['schedule']).replace(/^.*Schedule\//, ''))
          : undefined;
      if (schedule?.state !== 'present') return false;
      return list(schedule.resource['actor']).some((actor) => {
        const service = store.read('HealthcareService', referenceOf(actor).replace(/^.*HealthcareService\//, ''));
        return service.state === 'present' && JSON.stringify(service.resource['characteristic']).includes('"remote"');
      });
    });
  const put: Store['put'] = (resource) => {
    if (resource.resourceType !== 'Appointment' || !isRemote(resource)) return store.put(resource);
    const extension = list(resource['extension']);
    if (extension.some(({ url }) => url === VIRTUAL_SERVICE)) return store.put(resource);
    const link = { url: VIRTUAL_SERVICE, extension: [{ url: 'addressUrl', valueUrl: linkFor() }] };
    return store.put({ ...resource, extension: [...extension, link] });
  };
  // Those that were there before are given theirs too.
  for (const one of all) if (one.resourceType === 'Appointment') put(one);
  return { ...store, put };
}
