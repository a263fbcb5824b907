/** What a course is thinned by: an instant and a value, or the two values of a pair. */
interface Placed {
  at: number;
  value: number;
  value2?: number;
}

const lowOf = ({ value, value2 = value }: Placed): number => Math.min(value, value2);
const highOf = ({ value, value2 = value }: Placed): number => Math.max(value, value2);

/**
 * Thins a course to what its pixels can show: of each pixel column the first and the last point, the lowest and the
 * highest. No extreme is ever lost, and a line through what is left covers the same pixels as one through all.
 * @param points from the oldest to the newest
 * @param columns width of the drawing in pixels
 * @returns the same points in the same order, four a column at most
 */
export function decimate<T extends Placed>(points: readonly T[], columns: number): T[] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length <= 4 * columns) return [...points];
  const width = (last.at - first.at) / columns;
  const columnOf = (point: T) => (width > 0 ? Math.min(Math.floor((point.at - first.at) / width), columns - 1) : 0);
  const kept: T[] = [];
  let start = 0;
  while (start < points.length) {
    const opening = points[start];
    if (opening === undefined) break;
    const column = columnOf(opening);
    let [end, lowest, highest] = [start, start, start];
    let [low, high] = [lowOf(opening), highOf(opening)];
    for (let at = start + 1; at < points.length; at++) {
      const point = points[at];
      if (point === undefined || columnOf(point) !== column) break;
      end = at;
      if (lowOf(point) < low) [low, lowest] = [lowOf(point), at];
      if (highOf(point) > high) [high, highest] = [highOf(point), at];
    }
    for (const at of new Set([start, lowest, highest, end].toSorted((a, b) => a - b))) {
      const point = points[at];
      if (point !== undefined) kept.push(point);
    }
    start = end + 1;
  }
  return kept;
}
