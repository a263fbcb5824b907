const FIRST = 300;
const LONGEST = 10_000;

/**
 * Milliseconds to wait before trying again: doubling from 300 ms to 10 s, spread so that not everybody comes at once.
 * @param attempt 0 for the first retry
 * @param random from 0 to 1
 */
export const backOff = (attempt: number, random: number): number =>
  Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 10)) * (0.5 + random / 2);
