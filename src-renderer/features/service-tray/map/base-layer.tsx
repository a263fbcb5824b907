import { memo } from 'react';
import type { CountyMap, MapPoint } from '#shared/county-map.js';
import type { Localized } from '#shared/language.js';
import { type Flat, type Size, type View, boundsOf, flatten, toScreen } from './project.js';

/** The county's map made ready for drawing. */
export interface Drawing {
  /** Drawn around this point, so that no large numbers lose their ends. */
  origin: Flat;
  /** Outlines of the county's own municipalities. */
  home: readonly Flat[];
  areas: readonly { key: string; own: boolean; path: string; name: Localized; at: Flat }[];
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
      const at = middleOf(outlines[0] ?? []);
      return { key: name.fi, own, name, at, path: rings.map((ring) => `${along(ring)}Z`).join('') };
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

/** From how near a place of each size is named. */
const NAMED_FROM = { city: 1.8, town: 1.8, village: 2.6 } as const;

/** A map at least so wide names what lies beside the county. */
const NAMES_BESIDE_FROM = 480;

/** Land, water, roads and names: what the points stand on. It says nothing that the list does not. */
export const BaseLayer = memo(function BaseLayer({
  drawing,
  view,
  size,
  nearness,
  local,
}: {
  drawing: Drawing;
  view: View;
  size: Size;
  nearness: number;
  local: (text: Localized) => string;
}) {
  const at = toScreen(drawing.origin, view, size);
  const place = `translate(${at.x} ${at.y}) scale(${view.scale})`;
  const near = nearness >= NAMED_FROM.city;
  const seen = ({ x, y }: Flat) => x > 0 && y > 0 && x < size.width && y < size.height;
  return (
    <svg className="st-map-base" width={size.width} height={size.height} aria-hidden focusable="false">
      <g transform={place}>
        {drawing.areas.map(({ key, own, path }) => (
          <path key={key} d={path} className={own ? 'st-map-own' : 'st-map-other'} />
        ))}
        {drawing.roads.map(({ key, path }) => (
          <path key={key} d={path} className="st-map-road" />
        ))}
      </g>
      {drawing.areas.map(({ key, own, name, at: where }) => {
        const { x, y } = toScreen(where, view, size);
        // Near, the places in it are named instead; a small map names only the county's own.
        if (own ? near : size.width < NAMES_BESIDE_FROM) return null;
        return (
          <text key={key} x={x} y={y} className={own ? 'st-map-area' : 'st-map-beside'}>
            {local(name)}
          </text>
        );
      })}
      {near &&
        drawing.roads.map(({ key, number, points }) => {
          const shown = points.map((point) => toScreen(point, view, size)).filter(seen);
          const middle = shown[Math.floor(shown.length / 2)];
          return middle === undefined ? null : (
            <text key={key} x={middle.x} y={middle.y} className="st-map-number">
              {number}
            </text>
          );
        })}
      {drawing.places
        .filter((one) => nearness >= NAMED_FROM[one.size])
        .map(({ key, name, at: where, size: weight }) => {
          const { x, y } = toScreen(where, view, size);
          return (
            <text key={key} x={x} y={y} className={`st-map-place st-map-${weight}`}>
              {local(name)}
            </text>
          );
        })}
    </svg>
  );
});
