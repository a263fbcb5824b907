import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

const KEY = ['consultation', 'shown'];

/** The request whose page is shown; null = the lists. Known to the window before the pane has been looked at. */
export function useShown(): { shown: string | null; show: (id: string | null) => void } {
  const queries = useQueryClient();
  const shown = useQuery<string | null>({
    queryKey: KEY,
    queryFn: () => null,
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }).data;
  const show = useCallback((id: string | null) => queries.setQueryData(KEY, id), [queries]);
  return { shown, show };
}
