import type { OwnShelf } from '#shared/guidelines-own.js';
import type { Article, ArticleChange } from '#shared/guidelines.js';
import type { Place } from '#shared/guidelines-layers.js';
import { awaitsReview, validityOf } from '#shared/guidelines-validity.js';
import { searchable } from '../places.js';

/** What the pane can list besides all articles. */
export const views = ['all', 'favourites', 'recent', 'news', 'toRead', 'feedback', 'review', 'opens', 'unit'] as const;
export type View = (typeof views)[number];

interface ReadVersion {
  id: string;
  version: string;
}

/** Versions of an article that count as read: the present one of each language. */
export const versionsOf = (all: readonly Article[], id: string): string[] =>
  all.flatMap((article) => (article.id === id ? [article.version] : []));

/** Whether a present version of the article has been acknowledged. @param all articles of every language */
export const isRead = (article: Article, all: readonly Article[], readings: readonly ReadVersion[]): boolean => {
  const versions = versionsOf(all, article.id);
  return readings.some(({ id, version }) => id === article.id && versions.includes(version));
};

/** Articles of the professional's that ask to be acknowledged and that hold today. */
export const asksReading = (places: readonly Place[], all: readonly Article[], today: string): Article[] => {
  const asking = new Set(all.flatMap(({ id, acknowledge }) => (acknowledge ? [id] : [])));
  return searchable(places).filter((article) => asking.has(article.id) && validityOf(article, today) === 'valid');
};

/** Those that wait for their owner to look at them again. */
export const toReview = (places: readonly Place[], today: string): Article[] =>
  searchable(places)
    .filter((article) => awaitsReview(article, today))
    .toSorted((a, b) => (a.reviewBy ?? '').localeCompare(b.reviewBy ?? ''));

/** One line of what is new. */
export interface NewsItem extends Omit<ArticleChange, 'what'> {
  what: ArticleChange['what'] | 'expired' | 'started';
}

/** Days for which what is new is told to one who has never looked. */
const FIRST_DAYS = 30;

/** From when on things are new. */
export const newsSince = (shelf: Pick<OwnShelf, 'lookedAt'>, now: number): string =>
  shelf.lookedAt ?? new Date(now - FIRST_DAYS * 86_400_000).toISOString();

/**
 * New, changed and removed articles, and those that have begun or ceased to hold, the latest first; one line an article.
 * @param since ISO 8601; `today` and the days of articles are Finland's
 */
export function newsOf(
  changes: readonly ArticleChange[],
  places: readonly Place[],
  { since, today, language }: { since: string; today: string; language: string },
): NewsItem[] {
  const shown = new Map(searchable(places).map((article) => [article.id, article]));
  const items: NewsItem[] = changes.filter(({ id, language: of, what }) =>
    what === 'removed' ? !shown.has(id) && of === language : shown.get(id)?.language === of,
  );
  const told = new Set(items.map(({ id }) => id));
  const sinceDay = since.slice(0, 10);
  for (const article of shown.values()) {
    const { id, title, validFrom, validUntil } = article;
    const base = { id, title, language: article.language };
    if (told.has(id)) continue;
    if (validUntil !== undefined && validUntil < today && validUntil >= sinceDay)
      items.push({ ...base, what: 'expired', at: `${validUntil}T21:59:59.000Z` });
    else if (validFrom !== undefined && validFrom <= today && validFrom > sinceDay)
      items.push({ ...base, what: 'started', at: `${validFrom}T00:00:00.000Z` });
  }
  return items.toSorted((a, b) => b.at.localeCompare(a.at) || a.title.localeCompare(b.title));
}
