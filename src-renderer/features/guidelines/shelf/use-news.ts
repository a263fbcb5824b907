import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ArticleChange } from '#shared/guidelines.js';
import type { Place } from '#shared/guidelines-layers.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { type NewsItem, newsOf } from './sums.js';

const REFRESH_MS = 10 * 60_000;
const none: readonly ArticleChange[] = [];

/** What is new since a moment, of the articles that are shown. */
export function useNews(
  places: readonly Place[],
  { since, today, language }: { since: string; today: string; language: string },
): { news: NewsItem[]; failed: boolean; loading: boolean; retry: () => void } {
  const { orpc } = useWorkbench();
  const asked = useQuery(
    orpc.guidelines.changes.queryOptions({ input: { since }, refetchInterval: REFRESH_MS, staleTime: 0 }),
  );
  const changes = asked.data?.changes ?? none;
  const news = useMemo(
    () => newsOf(changes, places, { since, today, language }),
    [changes, places, since, today, language],
  );
  return { news, failed: asked.isError, loading: asked.isPending, retry: () => void asked.refetch() };
}
