import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keepLater } from '../keep-later.js';
import { useLate } from '../use-late.js';
import { withParsers } from '../with-parsers.js';
import { useWorkbench } from '../workbench.js';
import type { DirectoryStore } from './directory-store.js';
import { type Directory, loadDirectory, readKept } from './load-directory.js';
import { usePresenceStatus } from './use-presence.js';

const LATEST = ['availability', 'latest-directory'];

// The store and what reads it back weigh more than the pane: they come when they are needed.
async function withStore<T>(use: (store: DirectoryStore) => Promise<T>): Promise<T> {
  const { createDirectoryStore } = await withParsers(() => import('./directory-store.js'));
  const store = createDirectoryStore();
  return use(store).finally(() => store.close());
}

/** The directory: the hub's newest, and again whenever it has a newer one; while it has none, what this machine kept. */
export function useDirectory(): { directory: Directory | null; loading: boolean; failed: boolean; retry: () => void } {
  const { client } = useWorkbench();
  const queries = useQueryClient();
  const told = usePresenceStatus((status) => status.directory);
  const newest = useQuery({
    queryKey: ['availability', 'directory', told?.version, told?.epoch],
    queryFn: async () => {
      const directory = await loadDirectory(
        queries.getQueryData<Directory>(LATEST) ?? null,
        (input) => client.availability.directory(input),
        () => new Date().toISOString(),
      );
      if (directory !== null) queries.setQueryData(LATEST, directory);
      return directory;
    },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    networkMode: 'always',
  });
  const given = newest.data ?? null;
  const late = useLate(given === null);
  const kept = useQuery({
    queryKey: ['availability', 'kept-directory'],
    queryFn: () => withStore(readKept),
    enabled: newest.isError || late,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  });
  useEffect(() => {
    if (given === null || given.epoch === undefined) return;
    const { version, checkedAt, colleagues } = given;
    keepLater(() => withStore((store) => store.write({ version, checkedAt, colleagues })));
  }, [given]);
  const directory = given ?? kept.data ?? null;
  return {
    directory,
    loading: directory === null && !newest.isError,
    failed: directory === null && newest.isError && kept.isFetched,
    retry: () => void newest.refetch(),
  };
}
