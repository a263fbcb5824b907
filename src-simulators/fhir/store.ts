import type { Identified, Stored } from './resource.js';

export type Found = { state: 'present'; resource: Stored } | { state: 'deleted' } | { state: 'unknown' };

/** The resources in memory, each with its version. Nothing is written to disk: every start begins from the seed. */
export interface Store {
  read: (type: string, id: string) => Found;
  /** All present resources of a type, in the order they came. */
  all: (type: string) => Stored[];
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
  const isStored = (value: Stored | { deletedVersion: number }): value is Stored => !('deletedVersion' in value);

  const store: Store = {
    read(type, id) {
      const found = shelves.get(type)?.get(id);
      if (found === undefined) return { state: 'unknown' };
      return isStored(found) ? { state: 'present', resource: found } : { state: 'deleted' };
    },
    all: (type) => [...(shelves.get(type)?.values() ?? [])].filter(isStored),
    types: () => [...shelves.keys()],
    put(resource) {
      const place = shelf(resource.resourceType);
      const before = place.get(resource.id);
      const last = before === undefined ? 0 : isStored(before) ? Number(before.meta.versionId) : before.deletedVersion;
      const meta = { ...resource.meta, versionId: String(last + 1), lastUpdated: now().toISOString() };
      const stored = { ...resource, meta };
      place.set(resource.id, stored);
      return { resource: stored, created: before === undefined || !isStored(before) };
    },
    remove(type, id) {
      const found = shelves.get(type)?.get(id);
      if (found === undefined || !isStored(found)) return false;
      shelf(type).set(id, { deletedVersion: Number(found.meta.versionId) + 1 });
      return true;
    },
  };
  for (const resource of resources) store.put(resource);
  return store;
}
