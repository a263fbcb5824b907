import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/**
 * What a pane is to show, kept for the window: one that has not been drawn yet, behind another tab, finds it when it is.
 * @param name of the pane's own, e.g. `consultation/shown`
 */
export function useKept(name: string): [string | null, (value: string | null) => void] {
  const queries = useQueryClient();
  const kept = useQuery<string | null>({
    queryKey: ['kept', name],
    // Asked again after the way to the core was lost: it is still the same.
    queryFn: () => queries.getQueryData<string | null>(['kept', name]) ?? null,
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }).data;
  const keep = useCallback((value: string | null) => queries.setQueryData(['kept', name], value), [name, queries]);
  return [kept, keep];
}
