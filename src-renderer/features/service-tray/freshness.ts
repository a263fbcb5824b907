/** How old what is told of a service is. */
export type Freshness = 'fresh' | 'overYear' | 'unknown';

const YEAR_MS = 365 * 86_400_000;

/** @param modified the day of the last change (YYYY-MM-DD) at the source @param now milliseconds */
export function freshnessOf(modified: string | undefined, now: number): Freshness {
  const at = Date.parse(modified ?? '');
  if (Number.isNaN(at)) return 'unknown';
  return now - at > YEAR_MS ? 'overYear' : 'fresh';
}
