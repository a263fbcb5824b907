import type { Scale } from './scale.js';

/** The point whose place is nearest to a pixel; found by halves, for there may be ten thousand. @param points oldest first */
export function nearest<T extends { at: number }>(points: readonly T[], x: Scale, pixel: number): T | undefined {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const point = points[middle];
    if (point !== undefined && x(point.at) < pixel) low = middle + 1;
    else high = middle;
  }
  const after = points[low];
  const before = points[low - 1];
  if (after === undefined || before === undefined) return after ?? before;
  return Math.abs(x(before.at) - pixel) <= Math.abs(x(after.at) - pixel) ? before : after;
}
