/** What of a long list of equally high rows stands in sight, in pixels. */
export interface Sight {
  scrollTop: number;
  height: number;
}

/** Rows drawn above and below those in sight, so that a scroll finds them there. */
const OVERSCAN = 6;

/**
 * Indices of the rows to draw, in their order: those in sight with some around them, and `kept` wherever it is.
 * @param kept the row that has the focus or gets it by Tab; drawn also when scrolled away
 */
export function rowsToDraw({ scrollTop, height }: Sight, count: number, rowHeight: number, kept: number): number[] {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - OVERSCAN);
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + OVERSCAN);
  const drawn = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  if (kept < 0 || kept >= count || (kept >= first && kept < end)) return drawn;
  return kept < first ? [kept, ...drawn] : [...drawn, kept];
}

/** Where to scroll so that a row is wholly in sight, moving as little as possible. */
export function scrollTopFor(index: number, { scrollTop, height }: Sight, rowHeight: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}
