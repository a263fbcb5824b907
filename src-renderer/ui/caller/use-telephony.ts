import { useQuery } from '@tanstack/react-query';
import type { CentreContact, TelephonyState } from '#shared/telephony.js';
import { useWorkbench } from '../workbench.js';

/** Own contacts, queues and promises, as the core last told them; undefined until the first word. */
export function useTelephony(): TelephonyState | undefined {
  const { orpc } = useWorkbench();
  return useQuery(orpc.telephony.watch.experimental_liveOptions({ retry: true })).data;
}

/** It rings, or it is going on: what the bar shows. */
export const isLive = ({ state }: CentreContact): boolean =>
  state === 'offered' || state === 'connected' || state === 'held';
