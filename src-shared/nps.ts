import type { FeedbackCounts } from './feedback.js';

/** How many answered. Pure. */
export const answersIn = ({ nps }: FeedbackCounts): number => nps.reduce((sum, one) => sum + one, 0);

/**
 * Net promoter score, −100…100: the share of 9–10 less the share of 0–6, whole numbers. Undefined without answers. Pure.
 */
export function npsOf(counts: FeedbackCounts): number | undefined {
  const all = answersIn(counts);
  if (all === 0) return undefined;
  const sum = (from: number, to: number) => counts.nps.slice(from, to + 1).reduce((total, one) => total + one, 0);
  return Math.round(((sum(9, 10) - sum(0, 6)) / all) * 100);
}
