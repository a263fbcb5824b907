import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Article } from '#shared/guidelines.js';

export interface FoundArticle {
  article: Article;
  /** Index terms that matched; empty without a query. */
  matched: ReadonlySet<string>;
}

export interface ArticleSearch {
  find: (query: string) => FoundArticle[];
  isMatch: (word: string, matched: ReadonlySet<string>) => boolean;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * Search over the articles shown. Titles and keywords of the other languages are searched too, so that a Swedish word finds
 * an article that is shown in Finnish. The engine with its stemmers is larger than the pane, so it loads when somebody
 * is about to search; until then `undefined`.
 */
export function useArticleSearch(
  shown: readonly Article[],
  all: readonly Article[],
  wanted: boolean,
): ArticleSearch | undefined {
  const engine = useQuery({
    queryKey: ['guidelines', 'engine'],
    queryFn: async () => (await import('#shared/search/text-search.js')).createTextSearch,
    enabled: wanted,
    staleTime: Infinity,
    networkMode: 'always',
  }).data;
  return useMemo(() => {
    if (engine === undefined) return undefined;
    const others = (id: string, language: string) =>
      all.filter((article) => article.id === id && article.language !== language);
    const text = engine(
      shown.map((article) => ({
        id: article.id,
        texts: {
          title: article.title,
          keywords: article.keywords.join(', '),
          summary: article.summary,
          body: article.body,
          others: others(article.id, article.language)
            .flatMap((other) => [other.title, ...other.keywords])
            .join(', '),
        },
      })),
      { title: 4, keywords: 3, summary: 2, body: 0.5, others: 2 },
    );
    const byId = new Map(shown.map((article) => [article.id, article]));
    return {
      isMatch: text.isMatch,
      find: (query) =>
        query.trim() === ''
          ? shown.map((article) => ({ article, matched: nothing }))
          : text.search(query).flatMap(({ id, matched }) => {
              const article = byId.get(id);
              return article === undefined ? [] : [{ article, matched }];
            }),
    };
  }, [engine, shown, all]);
}
