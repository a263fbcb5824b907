import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Failure } from '#shared/failure.js';
import { type WorkbenchClient, useWorkbench } from '../../ui/workbench.js';
import { type ServiceStore, type StoredServices, createServiceStore } from './store.js';

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

/** What the core has now; the services travel only when those kept here are older. */
async function fetchServices(client: WorkbenchClient, store: ServiceStore) {
  const kept = await store.read();
  const answer = await client.serviceTray.services(kept === undefined ? {} : { knownVersion: kept.version });
  const services = answer.services ?? kept?.services ?? [];
  const { version, fetchedAt, attribution, failure, skipped } = answer;
  if (failure !== undefined && services.length === 0) return { catalogue: kept, failure, skipped };
  const catalogue = { version, services, fetchedAt, attribution };
  if (failure === undefined) await store.write(catalogue);
  return { catalogue, failure, skipped };
}

/** The services: first those kept from the last time, then those of the core. */
export function useServices(): ServicesNow {
  const { client } = useWorkbench();
  const [store] = useState(createServiceStore);
  const kept = useQuery({
    queryKey: ['serviceTray', 'kept'],
    queryFn: async () => (await store.read()) ?? null,
    staleTime: Infinity,
    structuralSharing: false,
  });
  const fresh = useQuery({
    queryKey: ['serviceTray', 'fresh'],
    queryFn: () => fetchServices(client, store),
    staleTime: TEN_MINUTES_MS,
    structuralSharing: false,
  });
  return {
    catalogue: fresh.data?.catalogue ?? kept.data ?? undefined,
    loading: fresh.isPending,
    failure: fresh.data?.failure,
    skipped: fresh.data?.skipped.length ?? 0,
    failed: fresh.isError,
    retry: () => void fresh.refetch(),
  };
}
