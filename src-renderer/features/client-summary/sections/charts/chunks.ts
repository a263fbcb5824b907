/** Rows that come and go together while a long table is scrolled. */
export interface Chunk {
  start: number;
  end: number;
}

const SIZE = 50;

/** A count of rows in chunks, in order: each row is in exactly one. */
export const chunksOf = (count: number): Chunk[] =>
  Array.from({ length: Math.ceil(count / SIZE) }, (_, at) => ({
    start: at * SIZE,
    end: Math.min((at + 1) * SIZE, count),
  }));

/**
 * Which chunks to draw: those within reach of what is in sight.
 * @param heights of each chunk, measured or guessed, in pixels
 * @param top of what is in sight, @param height of it, in pixels
 * @returns first and last index, inclusive
 */
export function inReach(heights: readonly number[], top: number, height: number): { from: number; to: number } {
  const reach = height * 2;
  let [at, from] = [0, -1];
  let to = 0;
  for (const [index, size] of heights.entries()) {
    const [start, end] = [at, at + size];
    if (end >= top - reach && start <= top + height + reach) {
      if (from < 0) from = index;
      to = index;
    }
    at = end;
  }
  // Scrolled past the end, as when the rows have become fewer: the last ones.
  return from < 0 ? { from: Math.max(heights.length - 1, 0), to: Math.max(heights.length - 1, 0) } : { from, to };
}
