import type { Article } from './guidelines.js';

/** Whether an article holds today: not yet (`coming`), now, or no more (`expired`). */
export type Validity = 'coming' | 'valid' | 'expired';

/**
 * Both days of `validFrom` and `validUntil` belong to the time in which an article holds.
 * @param today YYYY-MM-DD in Finland's time
 */
export function validityOf(article: Pick<Article, 'validFrom' | 'validUntil'>, today: string): Validity {
  if (article.validUntil !== undefined && article.validUntil < today) return 'expired';
  if (article.validFrom !== undefined && article.validFrom > today) return 'coming';
  return 'valid';
}

/** Whether its owner should look at the article again by now. One that holds no more is not waited for. */
export const awaitsReview = (article: Pick<Article, 'reviewBy' | 'validFrom' | 'validUntil'>, today: string): boolean =>
  article.reviewBy !== undefined && article.reviewBy <= today && validityOf(article, today) !== 'expired';

const finnish = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' });

/** The day in Finland, YYYY-MM-DD. @param at milliseconds since the epoch */
export const dayInFinland = (at: number): string => finnish.format(at);
