import type { Localized } from '#shared/language.js';
import type { Drawing } from './drawing.js';
import { type Disc, type Name, placeNames, widthOf } from './names.js';
import { type Flat, type Size, type View, boundsOf, fromScreen, toScreen } from './project.js';

/** From how near a place of each size is named. */
const NAMED_FROM = { city: 1.8, town: 1.8, village: 2.6 } as const;
/** A map at least so wide names what lies beside the county. */
const NAMES_BESIDE_FROM = 480;
/** Pixels that names give way to points: a municipality's is always wanted, others only beside what they name. */
const FAR = { area: 120, city: 72, town: 72, village: 32, beside: 48, road: 0 } as const;
/** Pixels of room around the county when all of it is seen: for a name below a point at its edge. */
export const AROUND = 20;
/** Who has the place when two want it. */
const RANK = { area: 0, city: 1, town: 2, village: 3, beside: 4, road: 5 } as const;

/** A text on the map. */
export interface Letters extends Flat {
  key: string;
  text: string;
  className: string;
}

/** Whether a point is within an outline: how often a line from it crosses the outline. */
export const isWithin = (outline: readonly Flat[], { x, y }: Flat): boolean =>
  outline.reduce((inside, one, nth) => {
    const other = outline.at(nth - 1);
    if (other === undefined || one.y > y === other.y > y) return inside;
    return x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x ? !inside : inside;
  }, false);

const apart = (one: Flat, other: Flat) => Math.hypot(one.x - other.x, one.y - other.y);

/**
 * The texts on the map as it is seen, in places where no point covers them. Near, the places in a municipality are named
 * instead of it; a small map names only the county's own. Pure.
 * @param discs the points that are drawn over the map, also those out of sight
 */
export function letteringOf(
  drawing: Drawing,
  { view, size, nearness }: { view: View; size: Size; nearness: number },
  discs: readonly Disc[],
  local: (text: Localized) => string,
): Letters[] {
  const near = nearness >= NAMED_FROM.city;
  // Names of the county stay on it, with the room that there is around it: where all of it is seen, so are they.
  const { min, max } = boundsOf(drawing.home);
  const [upper, lower] = [toScreen(min, view, size), toScreen(max, view, size)];
  const within = { left: upper.x - AROUND, top: upper.y - AROUND, right: lower.x + AROUND, bottom: lower.y + AROUND };
  const middles = drawing.areas
    .filter((area) => area.own)
    .map(({ key, at }) => ({ key, at: toScreen(at, view, size) }));
  /** Whose name a name would be taken for. */
  const nearest = (place: Flat) =>
    middles.toSorted((one, other) => apart(one.at, place) - apart(other.at, place))[0]?.key;
  const names: (Omit<Name, 'width'> & { text: string; className: string; rank: number })[] = [];
  for (const { key, own, name, at, outline } of drawing.areas) {
    if (own ? near : size.width < NAMES_BESIDE_FROM) continue;
    names.push({
      key: `area ${key}`,
      text: local(name),
      className: own ? 'st-map-area' : 'st-map-beside',
      at: toScreen(at, view, size),
      far: own ? FAR.area : FAR.beside,
      rank: own ? RANK.area : RANK.beside,
      ...(own ? { within } : {}),
      wishes: [(place) => isWithin(outline, fromScreen(place, view, size)), (place) => !own || nearest(place) === key],
    });
  }
  for (const { key, name, at, size: weight } of drawing.places) {
    if (nearness < NAMED_FROM[weight]) continue;
    names.push({
      key: `place ${key}`,
      text: local(name),
      className: `st-map-place st-map-${weight}`,
      at: toScreen(at, view, size),
      far: FAR[weight],
      rank: RANK[weight],
    });
  }
  names.sort((one, other) => one.rank - other.rank);
  if (near) {
    const seen = ({ x, y }: Flat) => x > 0 && y > 0 && x < size.width && y < size.height;
    for (const { key, number, points } of drawing.roads) {
      const shown = points.map((point) => toScreen(point, view, size)).filter(seen);
      const middle = shown[Math.floor(shown.length / 2)];
      if (middle !== undefined)
        names.push({
          key: `road ${key}`,
          text: number,
          className: 'st-map-number',
          at: middle,
          far: FAR.road,
          rank: RANK.road,
        });
    }
  }
  const placed = placeNames(
    names.map((name) => ({ ...name, width: widthOf(name.text) })),
    discs,
  );
  return names.flatMap(({ key, text, className }) => {
    const at = placed.get(key);
    return at === undefined ? [] : [{ key, text, className, ...at }];
  });
}
