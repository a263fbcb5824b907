import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReferralType, ReferralsState } from '#shared/referrals.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';

export interface ReferralsNow {
  /** Of the client who was open when the dialog came; undefined until they are told. */
  state: ReferralsState | undefined;
  types: readonly ReferralType[] | undefined;
  /** Another client is open by now, or none. */
  changed: boolean;
  version: number;
}

/** The referrals of the client who is open when this is first asked, for as long as they are. */
export function useReferrals(): ReferralsNow {
  const { orpc } = useWorkbench();
  const context = useClientContext();
  const [version] = useState(context?.version ?? -1);
  // Not kept when the dialog closes: what was told then would stand for what is so when it opens again.
  const live = orpc.referrals.watch.experimental_liveOptions({ retry: true });
  const state = useQuery({ ...live, gcTime: 0 }).data;
  const types = useQuery(orpc.referrals.types.queryOptions()).data;
  const changed = context !== undefined && context.version !== version;
  return { state: state?.contextVersion === version ? state : undefined, types, changed, version };
}
