import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ColleagueGroups } from '#shared/workspace.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { NO_GROUPS } from './groups.js';

export interface Groups {
  groups: ColleagueGroups;
  change: (make: (groups: ColleagueGroups) => ColleagueGroups) => void;
}

/** The professional's own pinned colleagues and teams, the same in both windows; kept by the core. */
export function useGroups(): Groups {
  const { client, orpc } = useWorkbench();
  const workspace = useQuery(orpc.workspace.watch.experimental_liveOptions({ retry: true })).data;
  const groups = workspace?.colleagueGroups ?? NO_GROUPS;
  const change = useCallback<Groups['change']>(
    (make) => void client.workspace.saveColleagueGroups(make(groups)).catch(() => {}),
    [client, groups],
  );
  return { groups, change };
}
