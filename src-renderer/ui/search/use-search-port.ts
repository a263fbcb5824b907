import { useQuery } from '@tanstack/react-query';
import type { SearchPort } from './port.js';

/** The search of this window, started when somebody is about to search. */
export const useSearchPort = (wanted: boolean): SearchPort | undefined =>
  useQuery({
    queryKey: ['search', 'port'],
    queryFn: async () => (await import('./port.js')).openSearch(),
    enabled: wanted,
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
    networkMode: 'always',
  }).data;
