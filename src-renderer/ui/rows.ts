/** What of a long list stands in sight, in pixels. */
export interface Sight {
  scrollTop: number;
  height: number;
}

/** Rows drawn above and below those in sight, so that a scroll finds them there. */
const OVERSCAN = 6;

/**
 * Top of each row, and last the end of the list.
 * @param keys the rows in their order
 * @param heights those that were measured; all others are taken to be `usual` high
 */
export function topsOf(keys: readonly number[], heights: ReadonlyMap<number, number>, usual: number): number[] {
  let top = 0;
  const tops = [0];
  for (const key of keys) tops.push((top += heights.get(key) ?? usual));
  return tops;
}

/** Index of the row at `y`, by halving; the last one for what lies below the list. */
export function rowAt(tops: readonly number[], y: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Index of the first row that begins at `y` or below it; the end of the list where none does. */
export function edgeOf(tops: readonly number[], y: number): number {
  const row = rowAt(tops, y);
  return (tops[row] ?? 0) >= y ? row : Math.min(row + 1, tops.length - 1);
}

/**
 * Indices of the rows to draw, in their order: those in sight with some around them, and `kept` wherever it is.
 * @param kept the row that has the focus or gets it by Tab; drawn also when scrolled away
 */
export function rowsToDraw({ scrollTop, height }: Sight, tops: readonly number[], kept: number): number[] {
  const count = tops.length - 1;
  const first = Math.max(0, rowAt(tops, scrollTop) - OVERSCAN);
  const end = Math.min(count, rowAt(tops, scrollTop + height) + 1 + OVERSCAN);
  const drawn = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  if (kept < 0 || kept >= count || (kept >= first && kept < end)) return drawn;
  return kept < first ? [kept, ...drawn] : [...drawn, kept];
}

/** Where to scroll so that a row is wholly in sight, moving as little as possible. */
export function scrollTopFor(index: number, tops: readonly number[], { scrollTop, height }: Sight): number {
  const top = tops[index] ?? 0;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, (tops[index + 1] ?? top) - height);
}
