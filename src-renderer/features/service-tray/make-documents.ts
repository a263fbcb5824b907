import type { SearchDocument } from '#shared/search/document-index.js';
import { serviceDocument } from '#shared/search/fields.js';
import type { Service } from '#shared/service-tray.js';
import { factsOf } from './facts-of.js';
import { type Ahead, soonOf } from './soon/ahead.js';
import type { StoredServices } from './store.js';

/** The services as the search takes them. */
export interface ServiceDocuments {
  of: Pick<StoredServices, 'services' | 'events'>;
  documents: readonly SearchDocument[];
  /** By the service's id: what of it begins or is held soon. */
  soon: ReadonlyMap<string, Ahead>;
}

/** Services between two looks at the clock. */
const BATCH = 50;
/** Longest time in milliseconds that the window does nothing else. */
const SLICE_MS = 8;

const sameKeys = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
  one.size === other.size && [...one.keys()].every((key) => other.has(key));

/**
 * Makes documents of the services, a slice at a time: of thirty thousand at once the window would stand still.
 * @param before what was made before: its documents are kept where they would come out the same
 * @param world.now milliseconds of the calendar
 * @param world.pause lets the window draw; rejects when nobody needs the documents any more
 */
export async function makeDocuments(
  of: ServiceDocuments['of'],
  before: ServiceDocuments | undefined,
  { now, pause }: { now: number; pause: () => Promise<void> },
): Promise<ServiceDocuments> {
  const soon = soonOf(of.services, of.events, now);
  if (before !== undefined && before.of.services === of.services && sameKeys(before.soon, soon))
    return { of, documents: before.documents, soon };
  const documents: SearchDocument[] = [];
  const put = (service: Service) =>
    documents.push({ ...serviceDocument(service), facts: factsOf(service, soon.has(service.id)) });
  let until = performance.now() + SLICE_MS;
  for (let at = 0; at < of.services.length; at += BATCH) {
    if (performance.now() > until) {
      await pause();
      until = performance.now() + SLICE_MS;
    }
    for (const service of of.services.slice(at, at + BATCH)) put(service);
  }
  return { of, documents, soon };
}
