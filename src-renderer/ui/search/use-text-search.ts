import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { SearchProgress } from '#shared/search/collections.js';
import type { FieldRule, SearchDocument } from '#shared/search/document-index.js';
import type { Narrowing } from '#shared/search/narrow.js';
import type { SearchAnswer } from '#shared/search/text-search.js';
import { useWorkbench } from '../workbench.js';
import { useSearchPort } from './use-search-port.js';

/** What is now known of a search. */
export interface TextSearchNow {
  /**
   * The answer to the query, or to the one before it while the query is looked for; undefined without a query, where the
   * search is not narrowed.
   */
  answer: SearchAnswer | undefined;
  /** How far the index is, when making it takes long enough to be told. */
  building: SearchProgress | undefined;
}

/** Milliseconds after which an index that is not ready is told of. */
const TOLD_AFTER_MS = 300;
/** Milliseconds that the list of synonyms is waited for: searching without it is better than not searching. */
const SYNONYMS_MS = 1000;
/** Milliseconds that a query must rest before it is asked: less than between two letters of a fast typist. */
const SETTLES_MS = 30;

/**
 * Searches a collection of documents as the query changes; late answers to earlier queries are dropped. The engine comes, and its
 * worker starts, when somebody is about to search. Queries stay in this window's memory.
 * @param documents all of the collection; must keep its identity until something changes. Undefined until they are there:
 *   what is asked before waits for them
 * @param wanted somebody is about to search
 * @param narrowing filters: an empty query then lists what they let through; must keep its identity until it changes
 */
export function useTextSearch({
  collection,
  fields,
  documents,
  wanted,
  query,
  limit,
  narrowing,
}: {
  collection: string;
  fields: Readonly<Record<string, FieldRule>>;
  documents: readonly SearchDocument[] | undefined;
  wanted: boolean;
  query: string;
  limit: number;
  narrowing?: Narrowing | undefined;
}): TextSearchNow {
  const { orpc } = useWorkbench();
  const port = useSearchPort(wanted);
  const pairs = useQuery({ ...orpc.search.synonyms.queryOptions(), enabled: wanted, staleTime: Infinity }).data?.pairs;
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    if (!wanted) return undefined;
    const timer = setTimeout(() => setWaited(true), SYNONYMS_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const rules = useMemo(
    () => (pairs === undefined && !waited ? undefined : { fields, synonyms: pairs ?? [] }),
    [fields, pairs, waited],
  );

  const [building, setBuilding] = useState<SearchProgress>();
  useEffect(() => {
    if (port === undefined || rules === undefined || documents === undefined) return undefined;
    const begun = performance.now();
    const stop = port.onProgress(collection, (progress) => {
      const ready = progress.done === progress.total;
      if (ready || performance.now() - begun > TOLD_AFTER_MS) setBuilding(ready ? undefined : progress);
    });
    port.put(collection, rules, documents);
    return stop;
  }, [port, rules, collection, documents]);

  const [answer, setAnswer] = useState<SearchAnswer>();
  const asked = query.trim();
  const asks = asked !== '' || narrowing !== undefined;
  useEffect(() => {
    if (port === undefined || rules === undefined || !asks) {
      if (!asks) setAnswer(undefined);
      return undefined;
    }
    let current = true;
    // What is typed faster than it is answered is not asked: at thirty thousand documents a question takes its time.
    const timer = setTimeout(() => {
      void port.search(collection, asked, limit, narrowing).then((found) => {
        if (current) setAnswer(found);
      });
    }, SETTLES_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [port, rules, collection, documents, asked, asks, limit, narrowing]);
  return { answer: asks ? answer : undefined, building };
}
