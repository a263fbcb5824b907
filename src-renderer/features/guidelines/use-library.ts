import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Article, ArticleProblem } from '#shared/guidelines.js';
import { useWorkbench } from '../../ui/workbench.js';
import { createArticleStore } from './article-store.js';

export type Library =
  | { state: 'loading' }
  | { state: 'failed'; retry: () => void }
  | {
      state: 'ready';
      articles: readonly Article[];
      problems: readonly ArticleProblem[];
      /** True when these are the kept ones and the core did not answer. */
      outdated: boolean;
      retry: () => void;
    };

const KEPT = ['guidelines', 'kept'];
const REFRESH_MS = 10 * 60_000;

/** The articles: those kept on this machine at once, then the core's when they differ. */
export function useLibrary(): Library {
  const { client } = useWorkbench();
  const queries = useQueryClient();
  const [store] = useState(() => createArticleStore());
  const kept = useQuery({
    queryKey: KEPT,
    queryFn: store.load,
    staleTime: Infinity,
    gcTime: Infinity,
    networkMode: 'always',
  });
  const knownVersion = kept.data?.version;
  const fresh = useQuery({
    queryKey: ['guidelines', 'fresh'],
    queryFn: () => client.guidelines.articles(knownVersion === undefined ? {} : { knownVersion }),
    enabled: kept.isFetched,
    refetchInterval: REFRESH_MS,
    networkMode: 'always',
  });
  useEffect(() => {
    if (fresh.data?.articles === undefined) return;
    const library = { version: fresh.data.version, articles: fresh.data.articles };
    queries.setQueryData(KEPT, library);
    void store.save(library);
  }, [fresh.data, queries, store]);

  const retry = () => void fresh.refetch();
  const articles = fresh.data?.articles ?? kept.data?.articles;
  if (articles !== undefined) {
    return { state: 'ready', articles, problems: fresh.data?.problems ?? [], outdated: fresh.isError, retry };
  }
  return fresh.isError ? { state: 'failed', retry } : { state: 'loading' };
}
