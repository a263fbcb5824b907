import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Article, ArticleProblem } from '#shared/guidelines.js';
import { keepLater } from '../../ui/keep-later.js';
import { useLate } from '../../ui/use-late.js';
import { withParsers } from '../../ui/with-parsers.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { StoredLibrary } from './article-store.js';

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

// The store and what reads it back weigh more than the pane: they come when they are needed.
const openStore = async () => (await withParsers(() => import('./article-store.js'))).createArticleStore();

/** The articles: the core's, or those kept on this machine when the core fails or is silent. */
export function useLibrary(): Library {
  const { client } = useWorkbench();
  const queries = useQueryClient();
  const fresh = useQuery({
    queryKey: ['guidelines', 'fresh'],
    queryFn: () => {
      const knownVersion = queries.getQueryData<StoredLibrary | null>(KEPT)?.version;
      return client.guidelines.articles(knownVersion === undefined ? {} : { knownVersion });
    },
    refetchInterval: REFRESH_MS,
    networkMode: 'always',
  });
  const late = useLate(fresh.isPending);
  const kept = useQuery({
    queryKey: KEPT,
    queryFn: async () => {
      const found = await (await openStore()).load();
      // Newer ones may have come while these were read.
      return queries.getQueryData<StoredLibrary | null>(KEPT) ?? found;
    },
    enabled: fresh.isError || late,
    staleTime: Infinity,
    gcTime: Infinity,
    networkMode: 'always',
  });
  useEffect(() => {
    if (fresh.data?.articles === undefined) return;
    const library = { version: fresh.data.version, articles: fresh.data.articles };
    queries.setQueryData(KEPT, library);
    keepLater(async () => (await openStore()).save(library));
  }, [fresh.data, queries]);

  const retry = () => void fresh.refetch();
  const articles = fresh.data?.articles ?? kept.data?.articles;
  if (articles !== undefined) {
    return { state: 'ready', articles, problems: fresh.data?.problems ?? [], outdated: fresh.isError, retry };
  }
  return fresh.isError && kept.isFetched ? { state: 'failed', retry } : { state: 'loading' };
}
