import { stringsAt, valuesAt } from './json.js';
import { meets, sortValue } from './matching.js';
import type { Include, Query, ReverseInclude, SortKey } from './parameters.js';
import { relativeReference, type Stored } from './resource.js';
import type { Store } from './store.js';

/** Missing values last whichever way the rest goes. */
function compareBy(key: SortKey, a: Stored, b: Stored): number {
  const left = sortValue(key.definition, a);
  const right = sortValue(key.definition, b);
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  const order =
    typeof left === 'number' && typeof right === 'number'
      ? left - right
      : String(left).localeCompare(String(right), 'fi');
  return key.descending ? -order : order;
}

/** The resources worth looking at: the patient's own where the query asks for one patient, otherwise all of the type. */
function candidates(store: Store, type: string, query: Query): Stored[] {
  const [term, ...others] = query.criteria.find(({ name }) => name === 'patient')?.terms ?? [];
  return term?.kind === 'reference' && others.length === 0 ? store.about(type, term.id) : store.all(type);
}

/** The matches of a query among the resources of one type, sorted. */
export function findMatches(store: Store, type: string, query: Query, now: number): Stored[] {
  const resources = candidates(store, type, query);
  const matches = resources.filter((resource) => query.criteria.every((criterion) => meets(criterion, resource, now)));
  if (query.sort.length === 0) return matches;
  return matches.sort((a, b) => {
    for (const key of query.sort) {
      const order = compareBy(key, a, b);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** Resources that the matches point at through the included parameters, each once. */
export function findIncluded(matches: Stored[], include: Include[], store: Store): Stored[] {
  const seen = new Set(matches.map((match) => `${match.resourceType}/${match.id}`));
  const included: Stored[] = [];
  for (const { definition, target } of include) {
    for (const match of matches) {
      const references = definition.paths
        .flatMap((path) => valuesAt(match, path))
        .flatMap((value) => stringsAt(value, 'reference'));
      for (const reference of references) {
        const relative = relativeReference(reference);
        const [type = '', id = ''] = relative?.split('/') ?? [];
        if (relative === undefined || seen.has(relative) || (target !== undefined && type !== target)) continue;
        const found = store.read(type, id);
        if (found.state !== 'present') continue;
        seen.add(relative);
        included.push(found.resource);
      }
    }
  }
  return included;
}

/** Resources that refer to the matches through the included parameters, each once, and none that is itself a match. */
export function findReferring(matches: Stored[], include: ReverseInclude[], store: Store): Stored[] {
  const wanted = new Set(matches.map((match) => `${match.resourceType}/${match.id}`));
  const found = new Map<string, Stored>();
  for (const { source, definition } of include) {
    for (const resource of store.all(source)) {
      const key = `${source}/${resource.id}`;
      const refers = definition.paths
        .flatMap((path) => valuesAt(resource, path))
        .flatMap((value) => stringsAt(value, 'reference'))
        .some((reference) => wanted.has(relativeReference(reference) ?? ''));
      if (refers && !wanted.has(key)) found.set(key, resource);
    }
  }
  return [...found.values()];
}
