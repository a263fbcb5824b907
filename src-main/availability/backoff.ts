const FIRST_MS = 500;
const MOST_MS = 20_000;

/**
 * How long to wait before the next attempt: doubles with each failure up to 20 s, and half of it is by chance, so that
 * a county's workbenches do not all come back in the same second.
 * @param failures attempts that failed in a row, 0 before the first
 * @param random in [0, 1)
 */
export function waitBeforeRetry(failures: number, random: number): number {
  const whole = Math.min(FIRST_MS * 2 ** Math.min(failures, 10), MOST_MS);
  return whole / 2 + (whole / 2) * random;
}
