import { useQuery } from '@tanstack/react-query';
import type { WorkspaceState } from '#shared/workspace.js';
import { useWorkbench } from '../ui/workbench.js';

/** Settings, layouts and open screens as last told by the core; undefined until the first word. */
export function useWorkspace(): WorkspaceState | undefined {
  const { orpc } = useWorkbench();
  return useQuery(orpc.workspace.watch.experimental_liveOptions({ retry: true })).data;
}

/** What does not change while the workbench runs: county, host's capabilities, version. */
export function useAbout() {
  const { orpc } = useWorkbench();
  return useQuery(orpc.workspace.about.queryOptions({ retry: true })).data;
}
