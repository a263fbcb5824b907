import { isDeepStrictEqual } from 'node:util';
import type { ClientIdentity, ClientReference, ContextState } from '#shared/context.js';
import { type Live, createLive } from '../live.js';

/** How a part of what the banner tells stands for the professional; `checking` while it is being found out. */
export type Sight = 'open' | 'closed' | 'checking';

/** What the professional may see of the active client; the access rules decide it. */
export interface Seen {
  allergies: (client: ClientReference) => Sight;
  /** Who works with the client, as told in this register. */
  worker: (client: ClientReference, register: 'health' | 'social') => Sight;
  subscribe: (listener: () => void) => () => void;
}

/** The identity with what is not open to the professional left out. Pure but for what `seen` says. */
export function identityFor(identity: ClientIdentity, seen: Seen): ClientIdentity {
  const { allergies, namedWorker, ...rest } = identity;
  const sight = seen.allergies(identity.reference);
  const isWorkerOpen = namedWorker !== undefined && seen.worker(identity.reference, namedWorker.register) === 'open';
  return {
    ...rest,
    ...(isWorkerOpen ? { namedWorker } : {}),
    // That nobody answered is no one's data.
    allergies: sight === 'open' || allergies.state === 'unavailable' ? allergies : { state: sight, substances: [] },
  };
}

/**
 * The context as this professional may see it: who the client is comes with the change, what is known of their health when
 * the access rules have let it through. Follows both.
 */
export function createShown(live: Live<ContextState>, seen: Seen): Live<ContextState> {
  const mask = (state: ContextState): ContextState =>
    state.active === null ? state : { ...state, active: identityFor(state.active, seen) };
  const shown = createLive(mask(live.get()));
  const follow = () => {
    const next = mask(live.get());
    // What is the same to the eye is not said again.
    if (!isDeepStrictEqual(next, shown.get())) shown.set(next);
  };
  live.subscribe(follow);
  seen.subscribe(follow);
  return {
    ...shown,
    get() {
      follow();
      return shown.get();
    },
    watch(signal) {
      follow();
      return shown.watch(signal);
    },
  };
}
