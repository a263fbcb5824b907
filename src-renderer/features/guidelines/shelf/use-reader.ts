import { useQuery } from '@tanstack/react-query';
import type { Article } from '#shared/guidelines.js';
import type { Place } from '#shared/guidelines-layers.js';
import type { OwnShelf } from '#shared/guidelines-own.js';
import { dayInFinland } from '#shared/guidelines-validity.js';
import { useWorkbench } from '../../../ui/workbench.js';

const nothing: OwnShelf = { favourites: [], recent: [], notes: [] };

/**
 * What the pane knows of its reader: what they keep, what they have acknowledged, and what they are entrusted with. The
 * streams end when no part of the pane draws them, and begin anew with the next: so nothing of them counts as fresh.
 */
export function useReader() {
  const { orpc } = useWorkbench();
  const shelf =
    useQuery(orpc.guidelinesOwn.watch.experimental_liveOptions({ retry: true, staleTime: 0 })).data ?? nothing;
  const read = useQuery(orpc.guidelinesReadings.watch.experimental_liveOptions({ retry: true, staleTime: 0 })).data;
  const session = useQuery(orpc.identity.watch.experimental_liveOptions({ retry: true })).data;
  const duties = session?.state === 'signedIn' ? (session.professional.duties ?? []) : [];
  return {
    shelf,
    /** Undefined until they are known: nothing is asked for before that. */
    readings: read?.readings,
    waiting: read?.waiting ?? 0,
    isEditor: duties.includes('guidelineEditor'),
    isSupervisor: duties.includes('unitSupervisor'),
    today: dayInFinland(Date.now()),
  };
}
export type GuidelineReader = ReturnType<typeof useReader>;

/** What every view is drawn from. */
export interface ViewProps {
  places: readonly Place[];
  /** Articles of every language. */
  all: readonly Article[];
  reader: GuidelineReader;
  onOpen: (id: string) => void;
}
