import { finnishMoment } from '#shared/helsinki.js';

/**
 * The moment of a call-back that was agreed by day and time of day in Finland, ISO; undefined when it has passed. Pure.
 * @param day YYYY-MM-DD @param time HH:mm @param now ms since the epoch
 */
export function agreedAt(day: string, time: string, now: number): string | undefined {
  const at = finnishMoment(day, time);
  return at > now ? new Date(at).toISOString() : undefined;
}
