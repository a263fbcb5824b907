import { useQuery } from '@tanstack/react-query';
import type { Colleague } from '#shared/availability.js';
import type { ContactLink } from '#shared/contact-links.js';
import { useWorkbench } from '../workbench.js';

/** A way to reach one colleague now. */
export interface Reach {
  kind: ContactLink['kind'];
  href: string;
  /** The county's own name for it; absent = the word for its kind. */
  label: ContactLink['label'];
}

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
