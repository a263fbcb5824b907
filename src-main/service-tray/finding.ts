import { implement } from '@orpc/server';
import * as z from 'zod';
import type { Summary } from '#shared/client-summary.js';
import {
  type ClientNeeds,
  type Favourites,
  MOST_FAVOURITES,
  favouritesSchema,
  serviceFindingContract,
} from '#shared/service-finding.js';
import { type Live, createLive } from '../live.js';
import type { Caller } from '../rpc.js';
import { needsOf } from './needs.js';

/** What is kept of each professional, among the settings. */
export interface PersonStore {
  get: (person: string) => unknown;
  set: (person: string, kept: unknown) => void;
}

const os = implement(serviceFindingContract).$context<Caller>();
const keptSchema = z.object({ favourites: favouritesSchema.shape.own });

/** The newest first; beyond the most, the oldest goes. */
const withFavourite = (favourites: readonly string[], id: string, on: boolean): string[] => {
  const others = favourites.filter((one) => one !== id);
  return on ? [id, ...others].slice(0, MOST_FAVOURITES) : others;
};

/**
 * What helps in finding services: needs that the open client's summary speaks for, favourites of the professional and of
 * their unit, and where mistakes in the data are told.
 * @param person subject and unit of the signed-in professional, or undefined
 * @param unitFavourites ids of services by the unit's name, from the county file
 */
export function createServiceFinding({
  summary,
  store,
  person,
  unitFavourites,
  corrections,
}: {
  summary: Pick<Live<Summary>, 'get' | 'subscribe'>;
  store: PersonStore;
  person: () => { id: string; unit?: string | undefined } | undefined;
  unitFavourites: Readonly<Record<string, readonly string[]>>;
  corrections: string | undefined;
}) {
  const needsNow = (shown: Summary): ClientNeeds => ({
    contextVersion: shown.contextVersion,
    needs: shown.client === null ? [] : needsOf(shown),
  });
  const needs = createLive(needsNow(summary.get()));
  const unsubscribe = summary.subscribe((shown) => {
    const next = needsNow(shown);
    // A summary comes in many parts; most of them change no need.
    if (JSON.stringify(next) !== JSON.stringify(needs.get())) needs.set(next);
  });

  const ownOf = (id: string) => keptSchema.safeParse(store.get(id)).data?.favourites ?? [];
  const read = (): Favourites => {
    const who = person();
    return who === undefined
      ? { own: [], unit: [] }
      : { own: ownOf(who.id), unit: [...(unitFavourites[who.unit ?? ''] ?? [])] };
  };
  const favourites = createLive(read());

  const router = os.router({
    watchNeeds: os.watchNeeds.handler(({ signal }) => needs.watch(signal)),
    watchFavourites: os.watchFavourites.handler(({ signal }) => favourites.watch(signal)),
    favourite: os.favourite.handler(({ input: { id, on } }) => {
      const who = person();
      if (who === undefined) return { done: false };
      store.set(who.id, { favourites: withFavourite(ownOf(who.id), id, on) });
      favourites.set(read());
      return { done: true };
    }),
    corrections: os.corrections.handler(() => (corrections === undefined ? {} : { email: corrections })),
  });
  return {
    router,
    /** Somebody else may be signed in now. */
    sessionChanged: () => favourites.set(read()),
    close: unsubscribe,
  };
}
