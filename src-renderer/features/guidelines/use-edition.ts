import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useWorkbench } from '../../ui/workbench.js';

/**
 * Fetches the articles anew when the county has published some.
 * @returns whether the last set was refused, so that the former one is shown
 */
export function useEdition(): boolean {
  const { orpc } = useWorkbench();
  const queries = useQueryClient();
  const desk = useQuery(orpc.guidelinesAuthoring.watch.experimental_liveOptions({ retry: true })).data;
  const sequence = desk?.distribution.sequence;
  const seen = useRef(sequence);
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== sequence)
      void queries.invalidateQueries({ queryKey: ['guidelines', 'fresh'] });
    seen.current = sequence;
  }, [sequence, queries]);
  return desk?.distribution.state === 'refused';
}
