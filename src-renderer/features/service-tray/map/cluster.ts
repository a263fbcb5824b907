import type { Flat } from './project.js';
import type { Spot } from './spots.js';

/** Spots that would lie over each other at this scale, shown as one. */
export interface Cluster extends Flat {
  /** The first spot's key. */
  key: string;
  spots: readonly Spot[];
  /** Ids at any of its spots, each once. */
  ids: readonly string[];
}

/**
 * Joins spots that are nearer to each other than `apart` pixels. It depends on the scale and not on what is in sight, so
 * that moving the map changes nothing. The spot with most to offer gathers those around it. Pure; a grid keeps it quick.
 */
export function clustersOf(spots: readonly Spot[], scale: number, apart: number): Cluster[] {
  const cell = apart / scale;
  const cells = new Map<string, Spot[]>();
  const nameOf = (x: number, y: number) => `${x} ${y}`;
  const cellOf = ({ x, y }: Flat): [number, number] => [Math.floor(x / cell), Math.floor(y / cell)];
  for (const spot of spots) {
    const name = nameOf(...cellOf(spot));
    const there = cells.get(name);
    if (there === undefined) cells.set(name, [spot]);
    else there.push(spot);
  }
  const taken = new Set<Spot>();
  const order = spots.toSorted((a, b) => b.ids.length - a.ids.length || (a.key < b.key ? -1 : 1));
  return order.flatMap((first) => {
    if (taken.has(first)) return [];
    const [column, row] = cellOf(first);
    const near = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(nameOf(column + dx, row + dy)) ?? []));
    const joined = near.filter((spot) => !taken.has(spot) && Math.hypot(spot.x - first.x, spot.y - first.y) < cell);
    for (const spot of joined) taken.add(spot);
    const together = [first, ...joined.filter((spot) => spot !== first)];
    const ids = [...new Set(together.flatMap((spot) => spot.ids))];
    return [{ key: first.key, x: first.x, y: first.y, spots: together, ids }];
  });
}

const ways = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
} as const;

/** Narrows a key to one that has a direction. */
export const isWay = (key: string): key is keyof typeof ways => key in ways;

/** The nearest point that way, preferring what lies straight ahead; undefined when there is none. Pure. */
export function nextOn<T extends Flat>(points: readonly T[], from: Flat, way: keyof typeof ways): T | undefined {
  const { x, y } = ways[way];
  let best: { point: T; cost: number } | undefined;
  for (const point of points) {
    const [dx, dy] = [point.x - from.x, point.y - from.y];
    const ahead = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    // Within a right angle ahead: with the two directions across, every point can be come to.
    if (ahead <= 0 || aside > ahead) continue;
    const cost = ahead + 2 * aside;
    if (best === undefined || cost < best.cost) best = { point, cost };
  }
  return best?.point;
}
