import { useMemo } from 'react';
import type { SearchProgress } from '#shared/search/collections.js';
import { serviceDocument, serviceFields } from '#shared/search/fields.js';
import type { SearchAnswer } from '#shared/search/text-search.js';
import type { Service } from '#shared/service-tray.js';
import { useTextSearch } from '../../ui/search/use-text-search.js';
import { byName } from './by-name.js';

export interface FoundService {
  service: Service;
  /** Words that matched, for highlighting; empty without a query. */
  matched: ReadonlySet<string>;
}

export interface ServiceSearch {
  /** Services that match, best first; all by name without a query and until the first answer has come. */
  found: readonly FoundService[];
  /** The query put right, when it seems mistyped. */
  didYouMean: string | undefined;
  building: SearchProgress | undefined;
}

/** Weaker hits than this share of the best one are noise in a list that a professional reads to a client. */
const WEAKEST = 0.15;
/** More services than this nobody reads through. */
const MOST = 80;
const nothing: ReadonlySet<string> = new Set();

/** The services of an answer, as the list shows them. Pure. */
export const toFound = (answer: SearchAnswer, byId: ReadonlyMap<string, Service>): FoundService[] =>
  answer.hits.flatMap(({ id, score, forms }) => {
    const service = byId.get(id);
    return service === undefined || score < WEAKEST ? [] : [{ service, matched: new Set(forms) }];
  });

/**
 * Search over the services' Finnish and Swedish texts at once, whatever the interface's language is.
 * @param wanted somebody is about to search
 */
export function useSearch(
  services: readonly Service[],
  language: string,
  wanted: boolean,
  query: string,
): ServiceSearch {
  const documents = useMemo(() => (wanted ? services.map(serviceDocument) : []), [services, wanted]);
  const listed = useMemo(
    () => byName(services, language).map((service) => ({ service, matched: nothing })),
    [services, language],
  );
  const byId = useMemo(() => new Map(services.map((service) => [service.id, service])), [services]);
  const { answer, building } = useTextSearch({
    collection: 'services',
    fields: serviceFields,
    documents,
    wanted,
    query,
    limit: MOST,
  });
  return useMemo(
    () => ({
      found: answer === undefined ? listed : toFound(answer, byId),
      didYouMean: answer?.didYouMean,
      building,
    }),
    [answer, listed, byId, building],
  );
}
