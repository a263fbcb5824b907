import type { CountyMap, MapPoint } from '#shared/county-map.js';
import type { Localized } from '#shared/language.js';
import { type Flat, boundsOf, flatten } from './project.js';

/** The county's map made ready for drawing. */
export interface Drawing {
  /** Drawn around this point, so that no large numbers lose their ends. */
  origin: Flat;
  /** Outlines of the county's own municipalities. */
  home: readonly Flat[];
  areas: readonly {
    key: string;
    own: boolean;
    path: string;
    name: Localized;
    at: Flat;
    /** Of its largest part. */
    outline: readonly Flat[];
  }[];
  roads: readonly { key: string; number: string; path: string; points: readonly Flat[] }[];
  places: readonly { key: string; name: Localized; at: Flat; size: CountyMap['places'][number]['size'] }[];
}

const middleOf = (points: readonly Flat[]): Flat => {
  const { min, max } = boundsOf(points);
  return { x: (min.x + max.x) / 2, y: (min.y + max.y) / 2 };
};
const widthOf = (points: readonly Flat[]) => boundsOf(points).max.x - boundsOf(points).min.x;

/** Pure. */
export function drawingOf({ areas, roads, places }: CountyMap): Drawing {
  const home = areas.flatMap((area) => (area.own ? area.rings.flat().map(flatten) : []));
  const origin = middleOf(home);
  const along = (points: readonly MapPoint[]) =>
    points
      .map(flatten)
      .map(({ x, y }, nth) => `${nth === 0 ? 'M' : 'L'}${(x - origin.x).toFixed(5)} ${(y - origin.y).toFixed(5)}`)
      .join('');
  return {
    origin,
    home,
    areas: areas.map(({ name, own, rings }) => {
      // Named within its largest part; islands bear no name.
      const outlines = rings.map((ring) => ring.map(flatten)).toSorted((a, b) => widthOf(b) - widthOf(a));
      const outline = outlines[0] ?? [];
      return {
        key: name.fi,
        own,
        name,
        at: middleOf(outline),
        outline,
        path: rings.map((ring) => `${along(ring)}Z`).join(''),
      };
    }),
    roads: roads.map(({ number, line }, nth) => ({
      key: `${number} ${nth}`,
      number,
      path: along(line),
      points: line.map(flatten),
    })),
    places: places.map(({ name, at, size }) => ({ key: name.fi, name, size, at: flatten(at) })),
  };
}
