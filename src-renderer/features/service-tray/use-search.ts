import { useMemo } from 'react';
import type { Language } from '#shared/language.js';
import type { SearchProgress } from '#shared/search/collections.js';
import { serviceFields } from '#shared/search/fields.js';
import type { NarrowCounts } from '#shared/search/narrow.js';
import type { SearchAnswer } from '#shared/search/text-search.js';
import type { Service } from '#shared/service-tray.js';
import { useTextSearch } from '../../ui/search/use-text-search.js';
import { byName } from './by-name.js';
import type { Ahead } from './soon/ahead.js';
import type { StoredServices } from './store.js';
import { useDocuments } from './use-documents.js';
import { type Wish, isChosen, narrowingOf } from './wish.js';

export interface FoundService {
  service: Service;
  /** Words that matched, for highlighting; empty without a query. */
  matched: ReadonlySet<string>;
  /** How far it is from the place that was picked. */
  metres?: number;
  /** When it begins or is held the next time, where what is soon is asked for. */
  ahead?: Ahead;
}

export interface ServiceSearch {
  /** Services that match, best first; those by name without a query and until the first answer has come. */
  found: readonly FoundService[];
  /** How many match, also beyond those that are given. */
  total: number;
  /** Undefined until something has been asked for. */
  counts: NarrowCounts | undefined;
  /** The query put right, when it seems mistyped. */
  didYouMean: string | undefined;
  building: SearchProgress | undefined;
}

const nothing: ReadonlySet<string> = new Set();
const none: readonly Service[] = [];

/** The services of an answer, as the list shows them. Pure. @param soon what is told of when a service is held next */
export const toFound = (
  answer: SearchAnswer,
  byId: ReadonlyMap<string, Service>,
  soon?: ReadonlyMap<string, Ahead>,
): FoundService[] =>
  answer.hits.flatMap(({ id, forms, metres }) => {
    const service = byId.get(id);
    if (service === undefined) return [];
    const ahead = soon?.get(id);
    return [
      {
        service,
        matched: new Set(forms),
        ...(metres !== undefined && { metres }),
        ...(ahead !== undefined && { ahead }),
      },
    ];
  });

/**
 * Search over the services' Finnish and Swedish texts at once, whatever the interface's language is, and filters over all
 * that is found. What is asked stays in this window.
 * @param asked.only ids of the favourites that are asked for
 * @param asked.limit how many to give
 * @param wanted somebody is about to search
 */
export function useSearch(
  catalogue: StoredServices | undefined,
  language: Language,
  wanted: boolean,
  asked: { query: string; wish: Wish; only: readonly string[] | undefined; limit: number },
): ServiceSearch {
  const { query, wish, only, limit } = asked;
  const services = catalogue?.services ?? none;
  const made = useDocuments(catalogue, wanted);
  const listed = useMemo(
    () => byName(services, language, limit).map((service) => ({ service, matched: nothing })),
    [services, language, limit],
  );
  const byId = useMemo(() => new Map(services.map((service) => [service.id, service])), [services]);
  const narrowing = useMemo(() => narrowingOf(wish, language, only), [wish, language, only]);
  const { answer, building } = useTextSearch({
    collection: 'services',
    fields: serviceFields,
    documents: made?.documents,
    wanted,
    query,
    limit,
    narrowing,
  });
  const soon = isChosen(wish, 'soon', 'yes') ? made?.soon : undefined;
  return useMemo(
    () => ({
      found: answer === undefined ? listed : toFound(answer, byId, soon),
      total: answer?.counts?.total ?? services.length,
      counts: answer?.counts,
      didYouMean: answer?.didYouMean,
      building,
    }),
    [answer, listed, byId, soon, building, services.length],
  );
}
