import { useQuery } from '@tanstack/react-query';
import type { Colleague } from '#shared/availability.js';
import { useWorkbench } from '../workbench.js';
import type { Reach } from './contact-links.js';

/** The county's ways to reach a colleague, in its order; none until they are known. */
export function useContactLinks(): (colleague: Colleague) => Reach[] {
  const { client } = useWorkbench();
  const of = useQuery({
    queryKey: ['availability', 'links'],
    // What fills the addresses comes with them: the first screen does without both.
    queryFn: async () => {
      const [links, { reachOf }] = await Promise.all([client.availability.links(), import('./contact-links.js')]);
      return reachOf(links);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    retry: true,
  }).data;
  return of ?? nothing;
}
const nothing = (): Reach[] => [];
