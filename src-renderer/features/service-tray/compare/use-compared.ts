import { useMemo, useState } from 'react';
import type { Service } from '#shared/service-tray.js';
import { type Compared, MOST_COMPARED } from './compared.js';

export interface ComparedNow extends Compared {
  services: readonly Service[];
  /** The comparison is looked at. */
  seen: boolean;
  see: (seen: boolean) => void;
  clear: () => void;
}

const nothing = { ids: [] as readonly string[], seen: false };

/**
 * What has been picked for comparing. It is picked for the client who is open: with another version there is nothing.
 * @param version the version of the client that this window shows
 */
export function useCompared(version: number, all: ReadonlyMap<string, Service>): ComparedNow {
  const [state, setState] = useState({ version, ...nothing });
  const { ids: picked, seen } = state.version === version ? state : nothing;
  return useMemo(() => {
    // A service that the source no longer has is let go.
    const services = picked.flatMap((id) => all.get(id) ?? []);
    const ids = services.map(({ id }) => id);
    const pick = (next: readonly string[]) => setState({ version, ids: next, seen: seen && next.length > 0 });
    return {
      ids,
      services,
      seen: seen && services.length > 0,
      see: (look) => setState({ version, ids, seen: look }),
      clear: () => pick([]),
      toggle(id) {
        if (ids.includes(id)) pick(ids.filter((one) => one !== id));
        else if (ids.length < MOST_COMPARED) pick([...ids, id]);
      },
    };
  }, [picked, seen, version, all]);
}
