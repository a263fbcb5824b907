import type { MapPoint } from '#shared/county-map.js';

/**
 * A point of the flat map: x is the longitude in degrees, y the latitude stretched as Mercator does (and growing
 * downwards), so that over a county shapes are true and a degree of either is as long as the other.
 */
export interface Flat {
  x: number;
  y: number;
}

/** What of the map is seen: the flat point in the middle, and pixels per degree. */
export interface View extends Flat {
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

const RADIANS = Math.PI / 180;
/** Kilometres of one degree along a great circle. */
const DEGREE_KM = 111.19;

export const flatten = ([longitude, latitude]: readonly [number, number]): Flat => ({
  x: longitude,
  y: -Math.log(Math.tan(Math.PI / 4 + (latitude * RADIANS) / 2)) / RADIANS,
});

export const toScreen = ({ x, y }: Flat, view: View, { width, height }: Size): Flat => ({
  x: (x - view.x) * view.scale + width / 2,
  y: (y - view.y) * view.scale + height / 2,
});

export const fromScreen = ({ x, y }: Flat, view: View, { width, height }: Size): Flat => ({
  x: (x - width / 2) / view.scale + view.x,
  y: (y - height / 2) / view.scale + view.y,
});

/** The view in which all the points are seen, with some room around them. */
export function fit(points: readonly Flat[], { width, height }: Size, room = 12): View {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const across = Math.max(1, width - 2 * room) / Math.max(right - left, 1e-6);
  const down = Math.max(1, height - 2 * room) / Math.max(bottom - top, 1e-6);
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.min(across, down) };
}

/** The view nearer or farther by a factor, with the same place staying under `at`. */
export function zoomed(view: View, by: number, at: Flat, size: Size, limits: { least: number; most: number }): View {
  const scale = Math.min(limits.most, Math.max(limits.least, view.scale * by));
  const kept = fromScreen(at, view, size);
  return { scale, x: kept.x - (at.x - size.width / 2) / scale, y: kept.y - (at.y - size.height / 2) / scale };
}

/**
 * The view after two fingers have moved: what was under the middle of them stays there, nearer or farther as they part or
 * meet. Fingers on one spot only move the map.
 */
export function pinched(
  view: View,
  before: readonly [Flat, Flat],
  after: readonly [Flat, Flat],
  size: Size,
  limits: { least: number; most: number },
): View {
  const between = ([one, other]: readonly [Flat, Flat]) => Math.hypot(one.x - other.x, one.y - other.y);
  const middle = ([one, other]: readonly [Flat, Flat]) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
  const by = between(before) === 0 ? 1 : between(after) / between(before);
  const kept = fromScreen(middle(before), view, size);
  const to = middle(after);
  const scale = Math.min(limits.most, Math.max(limits.least, view.scale * by));
  return { scale, x: kept.x - (to.x - size.width / 2) / scale, y: kept.y - (to.y - size.height / 2) / scale };
}

/** The view moved by so many pixels, its middle staying within the bounds: the county is never lost from sight. */
export function moved(view: View, byX: number, byY: number, bounds: { min: Flat; max: Flat }): View {
  const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
  return {
    scale: view.scale,
    x: within(view.x - byX / view.scale, bounds.min.x, bounds.max.x),
    y: within(view.y - byY / view.scale, bounds.min.y, bounds.max.y),
  };
}

export function boundsOf(points: readonly Flat[]): { min: Flat; max: Flat } {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { min: { x: Math.min(...xs), y: Math.min(...ys) }, max: { x: Math.max(...xs), y: Math.max(...ys) } };
}

/** The longest round length (1, 2 or 5 × 10ⁿ km) that fits in so many pixels in the middle of the view. */
export function scaleBar(view: View, mostPixels: number): { km: number; pixels: number } {
  const latitude = (2 * Math.atan(Math.exp(-view.y * RADIANS)) - Math.PI / 2) / RADIANS;
  const pixelsPerKm = view.scale / (DEGREE_KM * Math.cos(latitude * RADIANS));
  const most = mostPixels / pixelsPerKm;
  const ten = 10 ** Math.floor(Math.log10(most));
  const km = ([5, 2, 1].find((step) => step * ten <= most) ?? 1) * ten;
  return { km, pixels: km * pixelsPerKm };
}

/** Kilometres between two places of the earth, as the crow flies. */
export function kilometresBetween([fromX, fromY]: MapPoint, [toX, toY]: MapPoint): number {
  const half = (degrees: number) => Math.sin((degrees * RADIANS) / 2) ** 2;
  const chord = half(toY - fromY) + Math.cos(fromY * RADIANS) * Math.cos(toY * RADIANS) * half(toX - fromX);
  return (2 * Math.asin(Math.min(1, Math.sqrt(chord))) * DEGREE_KM) / RADIANS;
}
