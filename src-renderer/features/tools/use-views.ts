import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ViewStatus } from '#shared/tool-view.js';
import { useWorkbench } from '../../ui/workbench.js';

/** How the views of all opened tools stand, by tool; undefined until the core's first word. */
export function useViews(): ReadonlyMap<string, ViewStatus> | undefined {
  const { orpc } = useWorkbench();
  const { data } = useQuery(orpc.tools.views.experimental_liveOptions({ retry: true }));
  return useMemo(() => data && new Map(data.map((view) => [view.toolId, view])), [data]);
}
