import { type TextSearch, createTextSearch } from '#shared/search/text-search.js';
import type { Service } from '#shared/service-tray.js';
import { byName } from './by-name.js';

export interface FoundService {
  service: Service;
  /** Terms that matched, for highlighting; empty without a query. */
  matched: ReadonlySet<string>;
}

export interface ServiceSearch {
  /** Services that match, best first; all by name when the query is empty. */
  find: (query: string) => FoundService[];
  isMatch: TextSearch['isMatch'];
}

/** Weaker hits than this share of the best one are noise in a list that a professional reads to a client. */
const WEAKEST = 0.2;
const nothing: ReadonlySet<string> = new Set();

/** Search over the services' Finnish and Swedish texts at once, whatever the interface's language is. */
export function createServiceSearch(services: readonly Service[], locale: string): ServiceSearch {
  const byId = new Map(services.map((service) => [service.id, service]));
  const listed = byName(services, locale);
  const both = (text: { fi: string; sv?: string | undefined } | undefined) => [text?.fi, text?.sv].join(' \n');
  const engine = createTextSearch(
    services.map((service) => ({
      id: service.id,
      texts: {
        name: both(service.name),
        keywords: service.keywords.join(', '),
        summary: both(service.summary),
        description: both(service.description),
        provider: both(service.provider),
        place: service.municipalities.map(both).join(' '),
      },
    })),
    { name: 3, keywords: 2, summary: 1.5, description: 0.7, provider: 1, place: 0.8 },
  );
  return {
    find(query) {
      if (query.trim() === '') return listed.map((service) => ({ service, matched: nothing }));
      return engine
        .search(query, 80)
        .filter((hit) => hit.score >= WEAKEST)
        .flatMap(({ id, matched }) => {
          const service = byId.get(id);
          return service === undefined ? [] : [{ service, matched }];
        });
    },
    isMatch: engine.isMatch,
  };
}
