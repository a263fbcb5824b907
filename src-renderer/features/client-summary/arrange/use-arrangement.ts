import { useQuery } from '@tanstack/react-query';
import type { Arrangement } from '#shared/client-summary.js';
import { useWorkbench } from '../../../ui/workbench.js';

/** The order of the sections as it stands now; undefined until the core has told it. */
export function useArrangement(): Arrangement | undefined {
  const { orpc } = useWorkbench();
  // Nobody follows it while no client is open: what was known then is asked anew, not taken as if it were still told.
  return useQuery(orpc.clientSummary.arrangement.experimental_liveOptions({ retry: true, staleTime: 0 })).data;
}
