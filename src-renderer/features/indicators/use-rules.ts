import { useQuery } from '@tanstack/react-query';
import type { Aim } from '#shared/indicators.js';
import { useWorkbench } from '../../ui/workbench.js';

/** The table of longest times, and what the county's plan aims at. */
export function useRules() {
  const { orpc } = useWorkbench();
  const { data } = useQuery({ ...orpc.indicators.rules.queryOptions(), staleTime: Infinity });
  return { limits: data?.limits, aimOf: (of: Aim['of']) => data?.aims.find((aim) => aim.of === of) };
}
