import type { Article } from '#shared/guidelines.js';
import type { Place } from '#shared/guidelines-layers.js';
import { validityOf } from '#shared/guidelines-validity.js';
import type { FoundArticle } from './use-article-search.js';

/** A row of the list. */
export interface FoundPlace {
  place: Place;
  matched: ReadonlySet<string>;
  /** What the region or the unit adds, when the words were found in that and not in the article itself. */
  through?: Article;
}

/** The articles that one can search: those that hold, each with its additions. */
export const searchable = (places: readonly Place[]): Article[] =>
  places.flatMap((place) => [place.article, ...place.additions.map(({ article }) => article)]);

/**
 * The places of what was found, each once, in the order of finding; those that hold no more come last.
 * @param today YYYY-MM-DD in Finland
 */
export function foundPlaces(found: readonly FoundArticle[], places: readonly Place[], today: string): FoundPlace[] {
  const placeOf = new Map(
    places.flatMap((place) => [place, ...place.additions].map(({ article }) => [article.id, place] as const)),
  );
  const rows = new Map<Place, FoundPlace>();
  for (const { article, matched } of found) {
    const place = placeOf.get(article.id);
    if (place === undefined || rows.has(place)) continue;
    rows.set(place, { place, matched, ...(place.article.id === article.id ? {} : { through: article }) });
  }
  const all = [...rows.values()];
  const isOver = ({ place }: FoundPlace) => validityOf(place.article, today) === 'expired';
  return [...all.filter((row) => !isOver(row)), ...all.filter(isOver)];
}

/** What opens by an id: the article or its addition in its place, or one that was replaced, by itself. */
export function placeById(
  places: readonly Place[],
  id: string | undefined,
): { place: Place; replacedBy?: Article } | undefined {
  for (const place of places) {
    if ([place, ...place.additions].some(({ article }) => article.id === id)) return { place };
    for (const standing of [place, ...place.additions]) {
      const replaced = standing.replaced.find((article) => article.id === id);
      if (replaced !== undefined)
        return { place: { article: replaced, replaced: [], additions: [] }, replacedBy: standing.article };
    }
  }
  return undefined;
}
