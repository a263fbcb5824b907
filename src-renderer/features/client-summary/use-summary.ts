import { useQuery } from '@tanstack/react-query';
import type { Summary } from '#shared/client-summary.js';
import { withUpdate } from '#shared/summary-update.js';
import { useWorkbench } from '../../ui/workbench.js';

/**
 * The summary as the core last told it. Only what changes is sent, and a section that did not change stays the same
 * object: compare sections by identity. A stream that breaks begins anew with the whole.
 */
export function useSummary(): Summary | undefined {
  const { orpc, client } = useWorkbench();
  return useQuery({
    queryKey: orpc.clientSummary.watch.key({ type: 'live' }),
    retry: true,
    // Thousands of measurements are not compared one by one: the update says what changed.
    structuralSharing: false,
    queryFn: async ({ signal, queryKey, client: cache }) => {
      let summary: Summary | undefined;
      for await (const update of await client.clientSummary.watch(undefined, { signal })) {
        signal.throwIfAborted();
        summary = withUpdate(summary, update);
        cache.setQueryData(queryKey, summary);
      }
      if (summary === undefined) throw new Error('The summary was not told');
      return summary;
    },
  }).data;
}
