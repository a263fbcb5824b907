import { useQuery } from '@tanstack/react-query';
import type { Favourites } from '#shared/service-finding.js';
import { useWorkbench } from '../../ui/workbench.js';

/** The favourite services of the professional and of their unit. @param wanted somebody looks at them */
export function useFavourites(wanted: boolean): {
  favourites: Favourites | undefined;
  /** Makes a service a favourite of one's own, or takes it away. */
  keep: (id: string, on: boolean) => void;
} {
  const { client, orpc } = useWorkbench();
  const favourites = useQuery(
    orpc.serviceFinding.watchFavourites.experimental_liveOptions({ retry: true, enabled: wanted }),
  ).data;
  return { favourites, keep: (id, on) => void client.serviceFinding.favourite({ id, on }).catch(() => {}) };
}
