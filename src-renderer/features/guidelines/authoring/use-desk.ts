import { useQuery } from '@tanstack/react-query';
import type { Workdesk } from '#shared/guidelines-authoring.js';
import type { Actor } from '#shared/guidelines-review.js';
import { useWorkbench } from '../../../ui/workbench.js';

/** Who works here, and the drafts that they may see; undefined until both are known. */
export function useDesk(): { actor: Actor & { unit: string | undefined }; desk: Workdesk } | undefined {
  const { orpc } = useWorkbench();
  const session = useQuery(orpc.identity.watch.experimental_liveOptions({ retry: true })).data;
  const desk = useQuery(orpc.guidelinesAuthoring.watch.experimental_liveOptions({ retry: true })).data;
  if (session?.state !== 'signedIn' || desk === undefined) return undefined;
  const { id, duties = [], unit } = session.professional;
  return { actor: { id, duties, unit }, desk };
}
