import type { Flat } from './project.js';

/** Edges in pixels. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A name to be written on the map, with its wish of place. All in pixels. */
export interface Name {
  key: string;
  at: Flat;
  width: number;
  /** How far from its place it may stand. */
  far: number;
  /** It stands wholly within this, e.g. the land that is drawn. */
  within?: Box;
  /** What is wished of its place, the dearest first: the nearest place that has it is taken, or any where none has. */
  wishes?: readonly ((at: Flat) => boolean)[];
}

/** A point that is drawn over the map. */
export interface Disc extends Flat {
  radius: number;
}

/** Half of a name's height. */
const HALF_HEIGHT = 8;
/** Pixels between two rings of places that are tried, and how many are tried on each. */
const RING = 6;
const TRIES = 16;
/** Room between a name and what it gives way to. */
const ROOM = 2;

/** So wide is a name at most, at the size that the map is lettered in. */
export const widthOf = (text: string): number => Math.ceil(text.length * 6.6) + 8;

const boxAt = ({ x, y }: Flat, width: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - HALF_HEIGHT,
  bottom: y + HALF_HEIGHT,
});
const meets = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
const isIn = (box: Box, room: Box): boolean =>
  box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
const isUnder = ({ left, right, top, bottom }: Box, { x, y, radius }: Disc): boolean =>
  Math.hypot(x - Math.min(right, Math.max(left, x)), y - Math.min(bottom, Math.max(top, y))) < radius + ROOM;

/** The place itself, then rings around it: below and above first, where a name is looked for. */
function* placesAround({ x, y }: Flat, far: number): Generator<Flat> {
  yield { x, y };
  for (let out = RING; out <= far; out += RING) {
    for (let nth = 0; nth < TRIES; nth += 1) {
      const side = nth % 2 === 0 ? nth / 2 : -(nth + 1) / 2;
      const angle = Math.PI / 2 + (side * 2 * Math.PI) / TRIES;
      yield { x: x + out * Math.cos(angle), y: y + out * Math.sin(angle) };
    }
  }
}

/**
 * Where the names stand so that no point covers one and no two meet: each as near its place as there is room, earlier ones
 * first. One that finds no room is left out. It depends on how things lie to each other only: a map that is moved keeps its
 * names where they are. Pure.
 */
export function placeNames(names: readonly Name[], discs: readonly Disc[]): Map<string, Flat> {
  const placed = new Map<string, Flat>();
  const taken: Box[] = [];
  for (const { key, at, width, far, within, wishes = [] } of names) {
    const reach = far + width / 2;
    const near = discs.filter(
      ({ x, y, radius }) =>
        Math.abs(x - at.x) < reach + radius + ROOM && Math.abs(y - at.y) < far + HALF_HEIGHT + radius + ROOM,
    );
    const isFree = (place: Flat) => {
      const box = boxAt(place, width);
      return (
        (within === undefined || isIn(box, within)) &&
        !near.some((disc) => isUnder(box, disc)) &&
        !taken.some((other) => meets(box, other))
      );
    };
    const free = isFree(at) ? [at] : [...placesAround(at, far)].filter(isFree);
    const wish = wishes.find((each) => free.some(each));
    const found = wish === undefined ? free[0] : free.find(wish);
    if (found === undefined) continue;
    placed.set(key, found);
    taken.push(boxAt(found, width));
  }
  return placed;
}
