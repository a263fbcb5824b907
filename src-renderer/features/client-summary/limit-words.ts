import { helsinkiDay } from '../../ui/format.js';

/** How a last day stands to today, as the key of its words and their count. */
export type LimitWords = { key: 'left' | 'over'; count: number } | { key: 'today' };

/** Days that are left until the last day, or by which it has passed. Pure. @param now in milliseconds */
export function limitWords(limit: string, now: number): LimitWords | undefined {
  const today = helsinkiDay(new Date(now).toISOString());
  const days = Math.round((Date.parse(limit) - Date.parse(today)) / 86_400_000);
  if (Number.isNaN(days)) return undefined;
  if (days === 0) return { key: 'today' };
  return days > 0 ? { key: 'left', count: days } : { key: 'over', count: -days };
}
