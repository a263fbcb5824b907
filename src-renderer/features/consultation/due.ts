/** How a request stands to its response target. */
export type Due =
  | { kind: 'left'; unit: 'seconds' | 'minutes' | 'hours' | 'days'; count: number }
  | { kind: 'over'; unit: 'minutes' | 'hours' | 'days'; count: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function coarse(ms: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  if (ms < 2 * HOUR) return { unit: 'minutes', count: Math.floor(ms / MINUTE) };
  return ms < 2 * DAY ? { unit: 'hours', count: Math.floor(ms / HOUR) } : { unit: 'days', count: Math.floor(ms / DAY) };
}

/** Time to the response target: seconds under two minutes, then minutes, hours and days, rounded down. */
export function dueOf(respondBy: string, now: number): Due {
  const left = Date.parse(respondBy) - now;
  if (left < 0) return { kind: 'over', ...coarse(-left) };
  if (left < 2 * MINUTE) return { kind: 'left', unit: 'seconds', count: Math.floor(left / 1000) };
  return { kind: 'left', ...coarse(left) };
}

/** Seconds of a target in the largest unit that it is whole in. */
export function targetIn(seconds: number): { unit: 'seconds' | 'minutes' | 'hours' | 'days'; count: number } {
  if (seconds % 86_400 === 0) return { unit: 'days', count: seconds / 86_400 };
  if (seconds % 3600 === 0) return { unit: 'hours', count: seconds / 3600 };
  if (seconds % 60 === 0) return { unit: 'minutes', count: seconds / 60 };
  return { unit: 'seconds', count: seconds };
}
