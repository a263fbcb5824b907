import { useQuery } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { Presence } from '#shared/availability.js';
import { type WorkbenchClient, useWorkbench } from '../workbench.js';
import { type Follower, createFollower } from './follow.js';
import { type PresenceStatus, type PresenceStore, createPresenceStore } from './presence-store.js';

interface PresenceSource {
  store: PresenceStore;
  follow: Follower;
}

function createSource(client: WorkbenchClient): PresenceSource {
  const store = createPresenceStore();
  const follow = createFollower({
    store,
    watch: (signal) => client.availability.watch(undefined, { signal }),
    after(ms, call) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  });
  return { store, follow };
}

/** One store a window, whoever uses it; it lives in the query cache so that no module holds state of its own. */
export function usePresenceStore(): PresenceSource {
  const { client } = useWorkbench();
  return useQuery({
    queryKey: ['availability', 'store'],
    queryFn: () => createSource(client),
    initialData: () => createSource(client),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  }).data;
}

/** A part of the status; redraws when that part changes. Keeps the stream open while mounted. */
export function usePresenceStatus<T>(select: (status: PresenceStatus) => T): T {
  const { store, follow } = usePresenceStore();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stopReading = follow();
      const stop = store.subscribe(listener);
      return () => {
        stop();
        stopReading();
      };
    },
    [store, follow],
  );
  return useSyncExternalStore(subscribe, () => select(store.status()));
}

/** One person's state; undefined = unknown. */
export function usePresence(store: PresenceStore, ordinal: number): Presence | undefined {
  const subscribe = useCallback((listener: () => void) => store.subscribeRow(ordinal, listener), [store, ordinal]);
  return useSyncExternalStore(subscribe, () => store.row(ordinal));
}
