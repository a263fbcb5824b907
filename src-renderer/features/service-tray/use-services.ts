import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Failure } from '#shared/failure.js';
import { keepLater } from '../../ui/keep-later.js';
import { useLate } from '../../ui/use-late.js';
import { withParsers } from '../../ui/with-parsers.js';
import { type WorkbenchClient, useWorkbench } from '../../ui/workbench.js';
import type { StoredServices } from './store.js';

export interface ServicesNow {
  /** Undefined until the first ones are there. */
  catalogue: StoredServices | undefined;
  loading: boolean;
  /** The source could not be read; `catalogue` then holds what was read before. */
  failure: Failure | undefined;
  /** How many services could not be read. */
  skipped: number;
  /** The core did not answer. */
  failed: boolean;
  retry: () => void;
}

const TEN_MINUTES_MS = 600_000;

const KEPT = ['serviceTray', 'kept'];

// The store and what reads it back weigh more than the pane: they come when they are needed.
const openStore = async () => (await withParsers(() => import('./store.js'))).createServiceStore();

/** What the core has now; the services travel only when those that this window has are older. */
async function fetchServices(client: WorkbenchClient, known: StoredServices | undefined) {
  const answer = await client.serviceTray.services(known === undefined ? {} : { knownVersion: known.version });
  const services = answer.services ?? known?.services ?? [];
  const { version, fetchedAt, attribution, failure, skipped } = answer;
  if (failure !== undefined && services.length === 0) return { catalogue: known, failure, skipped };
  return { catalogue: { version, services, fetchedAt, attribution }, failure, skipped };
}

/** The services: the core's, or those kept on this machine when the core fails, is silent or could read none. */
export function useServices(): ServicesNow {
  const { client } = useWorkbench();
  const queries = useQueryClient();
  const fresh = useQuery({
    queryKey: ['serviceTray', 'fresh'],
    queryFn: () => fetchServices(client, queries.getQueryData<StoredServices | null>(KEPT) ?? undefined),
    staleTime: TEN_MINUTES_MS,
    structuralSharing: false,
  });
  const given = fresh.data?.catalogue;
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
    if (given === undefined || !sound) return;
    queries.setQueryData(KEPT, given);
    keepLater(async () => (await openStore()).write(given));
  }, [given, sound, queries]);
  return {
    catalogue: given ?? kept.data ?? undefined,
    loading: fresh.isPending || kept.isLoading,
    failure: fresh.data?.failure,
    skipped: fresh.data?.skipped.length ?? 0,
    failed: fresh.isError,
    retry: () => void fresh.refetch(),
  };
}
