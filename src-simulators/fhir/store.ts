import { subjectsOf } from './compartment.js';
import type { Identified, Stored } from './resource.js';

type Found = { state: 'present'; resource: Stored } | { state: 'deleted' } | { state: 'unknown' };

/** The resources in memory, each with its version. Nothing is written to disk: every start begins from the seed. */
export interface Store {
  read: (type: string, id: string) => Found;
  /** A version of a resource, the present one or an earlier one. */
  version: (type: string, id: string, version: string) => Stored | undefined;
  /** All present resources of a type, in the order they came. */
  all: (type: string) => Stored[];
  /** Those of a type that are about one patient: an index, since nearly every search asks for one. */
  about: (type: string, patientId: string) => Stored[];
  types: () => string[];
  /** Adds or replaces; the version grows by one. */
  put: (resource: Identified) => { resource: Stored; created: boolean };
  /** False when there was nothing to delete. */
  remove: (type: string, id: string) => boolean;
}

/** Makes a store that holds `resources`; `now` dates each change. */
export function createStore(resources: Iterable<Identified>, now: () => Date): Store {
  const shelves = new Map<string, Map<string, Stored | { deletedVersion: number }>>();
  const shelf = (type: string) => {
    const found = shelves.get(type) ?? new Map<string, Stored | { deletedVersion: number }>();
    shelves.set(type, found);
    return found;
  };
  /** Versions that were replaced or deleted, by `Type/id/version`. */
  const past = new Map<string, Stored>();
  const retire = (old: Stored) => past.set(`${old.resourceType}/${old.id}/${old.meta.versionId}`, old);
  const isStored = (value: Stored | { deletedVersion: number }): value is Stored => !('deletedVersion' in value);

  const byPatient = new Map<string, Map<string, Stored[]>>();
  const indexOf = (type: string) => {
    const known = byPatient.get(type);
    if (known !== undefined) return known;
    const index = new Map<string, Stored[]>();
    for (const resource of store.all(type)) {
      for (const patient of subjectsOf(resource)) index.set(patient, [...(index.get(patient) ?? []), resource]);
    }
    byPatient.set(type, index);
    return index;
  };

  const store: Store = {
    read(type, id) {
      const found = shelves.get(type)?.get(id);
      if (found === undefined) return { state: 'unknown' };
      return isStored(found) ? { state: 'present', resource: found } : { state: 'deleted' };
    },
    version(type, id, version) {
      const found = shelves.get(type)?.get(id);
      const isPresent = found !== undefined && isStored(found) && found.meta.versionId === version;
      return isPresent ? found : past.get(`${type}/${id}/${version}`);
    },
    all: (type) => [...(shelves.get(type)?.values() ?? [])].filter(isStored),
    about: (type, patientId) => indexOf(type).get(patientId) ?? [],
    types: () => [...shelves.keys()],
    put(resource) {
      byPatient.delete(resource.resourceType);
      const place = shelf(resource.resourceType);
      const before = place.get(resource.id);
      const last = before === undefined ? 0 : isStored(before) ? Number(before.meta.versionId) : before.deletedVersion;
      const meta = { ...resource.meta, versionId: String(last + 1), lastUpdated: now().toISOString() };
      const stored = { ...resource, meta };
      if (before !== undefined && isStored(before)) retire(before);
      place.set(resource.id, stored);
      return { resource: stored, created: before === undefined || !isStored(before) };
    },
    remove(type, id) {
      const found = shelves.get(type)?.get(id);
      if (found === undefined || !isStored(found)) return false;
      byPatient.delete(type);
      retire(found);
      shelf(type).set(id, { deletedVersion: Number(found.meta.versionId) + 1 });
      return true;
    },
  };
  for (const resource of resources) store.put(resource);
  return store;
}
