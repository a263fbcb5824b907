import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Service } from '#shared/service-tray.js';
import { byName } from './by-name.js';
import type { ServiceSearch } from './search.js';

const nothing: ReadonlySet<string> = new Set();

/**
 * Search over the services. The engine with its stemmers is larger than the pane, so it loads when somebody is about to
 * search (`wanted`); until then all services by name.
 */
export function useSearch(services: readonly Service[], language: string, wanted: boolean): ServiceSearch {
  const create = useQuery({
    queryKey: ['serviceTray', 'engine'],
    queryFn: async () => (await import('./search.js')).createServiceSearch,
    enabled: wanted,
    staleTime: Infinity,
    networkMode: 'always',
  }).data;
  return useMemo(() => {
    if (create !== undefined) return create(services, language);
    const all = byName(services, language).map((service) => ({ service, matched: nothing }));
    return { find: () => all, isMatch: () => false };
  }, [create, services, language]);
}
