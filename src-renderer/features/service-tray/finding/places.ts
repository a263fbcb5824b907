import type { Service } from '#shared/service-tray.js';

/** A town or a part of one that services tell they are in. */
export interface Place {
  /** As addresses have it, in Finnish. */
  name: string;
  latitude: number;
  longitude: number;
}

/** "Katu 1, 48600 Kotka": the post town stands after the postal code. */
const TOWN = /\b\d{5}\s+([^,]+?)\s*$/u;

const middle = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

/**
 * The places that distance can be told from: post towns of the services' own addresses, each in the middle (median) of the
 * points that are there, so that a summer camp far off does not move the town. No table of the country's places is needed,
 * and none of a client's. By name. Pure.
 */
export function placesOf(services: readonly Service[]): Place[] {
  const towns = new Map<string, { latitudes: number[]; longitudes: number[] }>();
  for (const { channels } of services) {
    for (const { address, coordinates } of channels) {
      const town = TOWN.exec(address ?? '')?.[1];
      if (town === undefined || coordinates === undefined) continue;
      const points = towns.get(town) ?? { latitudes: [], longitudes: [] };
      towns.set(town, points);
      points.latitudes.push(coordinates.latitude);
      points.longitudes.push(coordinates.longitude);
    }
  }
  const { compare } = new Intl.Collator('fi');
  return [...towns]
    .map(([name, { latitudes, longitudes }]) => ({ name, latitude: middle(latitudes), longitude: middle(longitudes) }))
    .toSorted((a, b) => compare(a.name, b.name));
}
