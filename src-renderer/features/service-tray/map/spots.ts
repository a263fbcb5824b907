import type { Coordinates, Service, ServiceEvent } from '#shared/service-tray.js';
import type { Localized } from '#shared/language.js';
import { type Flat, flatten } from './project.js';

/** One place on the map, with all that is given there. */
export interface Spot extends Flat {
  /** The same for the same place. */
  key: string;
  /** What it is called: by the first that names it. */
  name: Localized | undefined;
  /** Ids of services or events, in the order of the list. */
  ids: string[];
}

/** A service or an event with its places; none where it has no place. */
export interface Placed {
  id: string;
  places: readonly { at: Coordinates; name: Localized | undefined }[];
}

/** About eleven metres: one door has one point, whoever measured it. */
const keyOf = ({ latitude, longitude }: Coordinates) => `${latitude.toFixed(4)} ${longitude.toFixed(4)}`;

/** A service's places: only where it is given, not where a telephone is answered. */
export const placedService = ({ id, channels }: Service): Placed => ({
  id,
  places: channels.flatMap(({ kind, coordinates, name, address }) =>
    coordinates === undefined || kind !== 'inPerson'
      ? []
      : [{ at: coordinates, name: name ?? (address === undefined ? undefined : { fi: address }) }],
  ),
});

export const placedEvent = ({ id, place }: ServiceEvent): Placed => ({
  id,
  places:
    place.coordinates === undefined
      ? []
      : [
          {
            at: place.coordinates,
            name: place.name ?? (place.address === undefined ? undefined : { fi: place.address }),
          },
        ],
});

/** The places of all, each once. Pure. */
export function spotsOf(placed: readonly Placed[]): Spot[] {
  const spots = new Map<string, Spot>();
  for (const { id, places } of placed) {
    for (const { at, name } of places) {
      const key = keyOf(at);
      const spot = spots.get(key);
      if (spot === undefined) {
        spots.set(key, { key, name, ids: [id], ...flatten([at.longitude, at.latitude]) });
      } else {
        spot.name ??= name;
        if (!spot.ids.includes(id)) spot.ids.push(id);
      }
    }
  }
  return [...spots.values()];
}
