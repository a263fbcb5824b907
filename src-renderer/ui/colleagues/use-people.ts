import { useMemo } from 'react';
import type { Colleague } from '#shared/availability.js';
import type { PresenceStore } from './presence-store.js';
import { useDirectory } from './use-directory.js';
import { usePresenceStatus, usePresenceStore } from './use-presence.js';

export interface People {
  colleagues: readonly Colleague[];
  /** By subject at the identity provider. */
  byId: ReadonlyMap<string, Colleague>;
  store: PresenceStore;
  /** False while the directory's numbers are not those of the hub: then no state is anybody's. */
  known: boolean;
}

/** Everybody of the directory by subject, and their states. */
export function usePeople(): People {
  const { store } = usePresenceStore();
  const epoch = usePresenceStatus((status) => status.epoch);
  const { directory } = useDirectory();
  const known = directory?.epoch !== undefined && directory.epoch === epoch;
  return useMemo(() => {
    const colleagues = directory?.colleagues ?? [];
    return { colleagues, byId: new Map(colleagues.map((colleague) => [colleague.id, colleague])), store, known };
  }, [directory, known, store]);
}
