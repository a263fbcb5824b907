import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWorkbench } from '../../ui/workbench.js';
import { createDirectoryStore } from './directory-store.js';
import { type Directory, loadDirectory, readKept } from './load-directory.js';
import { usePresenceStatus } from './use-presence.js';

/** The directory: what this machine kept at once, then the newest, and again whenever the hub has a newer one. */
export function useDirectory(): { directory: Directory | null; loading: boolean; failed: boolean; retry: () => void } {
  const { client } = useWorkbench();
  // Opened once a window; the browser closes it with the window.
  const store = useQuery({
    queryKey: ['availability', 'directory-store'],
    queryFn: () => createDirectoryStore(),
    initialData: () => createDirectoryStore(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  }).data;
  const told = usePresenceStatus((status) => status.directory);
  const kept = useQuery({
    queryKey: ['availability', 'kept-directory'],
    queryFn: () => readKept(store),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  });
  const newest = useQuery({
    queryKey: ['availability', 'directory', told?.version, told?.epoch],
    queryFn: () =>
      loadDirectory(
        store,
        (input) => client.availability.directory(input),
        () => new Date().toISOString(),
      ),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    networkMode: 'always',
  });
  const directory = newest.data ?? kept.data ?? null;
  return {
    directory,
    loading: directory === null && !newest.isError,
    failed: directory === null && newest.isError,
    retry: () => void newest.refetch(),
  };
}
