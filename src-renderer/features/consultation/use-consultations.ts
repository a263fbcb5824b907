import { useQuery } from '@tanstack/react-query';
import type { Consultations } from '#shared/consultation.js';
import { useWorkbench } from '../../ui/workbench.js';

/** All requests that this professional may see, as the core last told them; undefined until the first word. */
export function useConsultations(): Consultations | undefined {
  const { orpc } = useWorkbench();
  return useQuery(orpc.consultation.watch.experimental_liveOptions({ retry: true })).data;
}
