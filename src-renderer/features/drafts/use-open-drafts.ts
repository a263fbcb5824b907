import { useQuery } from '@tanstack/react-query';
import type { OpenDrafts } from '#shared/drafts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';

/** The drafts of the client that this window's banner names; undefined while the two speak of different clients. */
export function useOpenDrafts(): OpenDrafts | undefined {
  const { orpc } = useWorkbench();
  const context = useClientContext();
  const told = useQuery(orpc.drafts.watch.experimental_liveOptions({ retry: true })).data;
  const matches = told !== undefined && context !== undefined && told.client === (context.active?.reference ?? null);
  return matches ? told : undefined;
}
