import { QueryClient } from '@tanstack/react-query';
import type { Connection } from './connection.js';

/** Server state of this window. The core is on this machine or pushes its changes, so nothing is read again by age. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // Whether the machine is on a network says nothing about a core on the same machine.
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: 2,
        retryDelay: 300,
      },
      mutations: { networkMode: 'always' },
    },
  });

/**
 * Subscribes the live queries again when the core is back. After a loss everything known is dropped first: what the
 * core said before it went is not shown as if it were so now.
 */
export function resumeQueries(queryClient: QueryClient, connection: Connection): () => void {
  return connection.onReopen((afterLoss) => {
    void (afterLoss ? queryClient.resetQueries() : queryClient.invalidateQueries());
  });
}
