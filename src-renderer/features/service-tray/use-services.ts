import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Failure } from '#shared/failure.js';
import type { SourceHealth } from '#shared/service-tray.js';
import { keepLater } from '../../ui/keep-later.js';
import { useLate } from '../../ui/use-late.js';
import { withParsers } from '../../ui/with-parsers.js';
import { useWorkbench } from '../../ui/workbench.js';
import { type Fetched, fetchServices } from './fetch-services.js';
import { isKept } from './is-kept.js';
import type { StoredServices } from './store.js';

export interface ServicesNow {
  /** Undefined until the first ones are there. */
  catalogue: StoredServices | undefined;
  loading: boolean;
  /** The source could not be read; `catalogue` then holds what was read before. */
  failure: Failure | undefined;
  /** How each source fares, as the core tells it at the moment, or did when the services were fetched. */
  sources: readonly SourceHealth[];
  /** How many services could not be read. */
  skipped: number;
  /** The core did not answer. */
  failed: boolean;
  retry: () => void;
}

const noSources: readonly SourceHealth[] = [];
const TEN_MINUTES_MS = 600_000;

const FRESH = ['serviceTray', 'fresh'];
const KEPT = ['serviceTray', 'kept'];

// The store and what reads it back weigh more than the pane: they come when they are needed.
const openStore = async () => (await withParsers(() => import('./store.js'))).createServiceStore();

/** The services: the core's, or those kept on this machine when the core fails, is silent or could read none. */
export function useServices(): ServicesNow {
  const { client, orpc } = useWorkbench();
  const queries = useQueryClient();
  const fresh = useQuery({
    queryKey: FRESH,
    queryFn: () => {
      // What this window has already: as the core gave it, or as it was kept.
      const given = queries.getQueryData<Fetched>(FRESH)?.catalogue;
      const known = given ?? queries.getQueryData<StoredServices | null>(KEPT) ?? undefined;
      return fetchServices(client, known, async () => ((await isKept()) ? (await openStore()).read() : undefined));
    },
    staleTime: TEN_MINUTES_MS,
    structuralSharing: false,
  });
  const given = fresh.data?.catalogue;
  const changes = fresh.data?.changes;
  const told = useQuery(orpc.serviceTray.watchSources.experimental_liveOptions({ retry: true })).data;
  const { refetch } = fresh;
  // The core fetches by itself: when it has something else than this window, that is asked for.
  const newer = told !== undefined && given !== undefined && told.version !== '' && told.version !== given.version;
  useEffect(() => {
    if (newer) void refetch();
  }, [newer, refetch, told?.version]);
  const late = useLate(fresh.isPending);
  const kept = useQuery({
    queryKey: KEPT,
    queryFn: async () => {
      const found = (await (await openStore()).read()) ?? null;
      // Newer ones may have come while these were read.
      return queries.getQueryData<StoredServices | null>(KEPT) ?? found;
    },
    enabled: late || fresh.isError || (fresh.isSuccess && given === undefined),
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
  });
  const sound = fresh.data?.failure === undefined;
  useEffect(() => {
    // What has not come yet is no reason to forget what is kept.
    if (given === undefined || !sound || given.services.length === 0) return;
    queries.setQueryData(KEPT, given);
    keepLater(async () => (await openStore()).write(given, changes));
  }, [given, changes, sound, queries]);
  const catalogue = given ?? kept.data ?? undefined;
  return {
    catalogue,
    sources: told?.sources ?? catalogue?.sources ?? noSources,
    loading: fresh.isPending || kept.isLoading,
    failure: fresh.data?.failure,
    skipped: fresh.data?.skipped.length ?? 0,
    failed: fresh.isError,
    // The core tries the sources that failed; what it then has is asked for, whether they came or not.
    retry() {
      const ask = () => void refetch();
      void client.serviceTray.retry().then(ask, ask);
    },
  };
}
