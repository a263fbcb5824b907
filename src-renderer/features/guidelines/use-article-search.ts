import { useMemo } from 'react';
import type { SearchProgress } from '#shared/search/collections.js';
import type { SearchDocument } from '#shared/search/document-index.js';
import { articleDocument, articleFields } from '#shared/search/fields.js';
import type { Article } from '#shared/guidelines.js';
import { useTextSearch } from '../../ui/search/use-text-search.js';

export interface FoundArticle {
  article: Article;
  /** Words that matched, for highlighting; empty without a query. */
  matched: ReadonlySet<string>;
}

export interface ArticleSearch {
  /** Articles that match, best first; all of them until the first answer has come. */
  found: readonly FoundArticle[];
  /** The query put right, when it seems mistyped. */
  didYouMean: string | undefined;
  building: SearchProgress | undefined;
}

/** More articles than this nobody reads through. */
const MOST = 80;
const nothing: ReadonlySet<string> = new Set();

/** The articles shown as the search takes them. @param all articles of every language */
export const useArticleDocuments = (shown: readonly Article[], all: readonly Article[]): readonly SearchDocument[] =>
  useMemo(() => {
    const byId = new Map<string, Article[]>();
    for (const article of all) byId.set(article.id, [...(byId.get(article.id) ?? []), article]);
    return shown.map((article) =>
      articleDocument(
        article,
        (byId.get(article.id) ?? []).filter(({ language }) => language !== article.language),
      ),
    );
  }, [shown, all]);

/**
 * Search over the articles shown. Titles and keywords of the other languages are searched too, so that a Swedish word finds
 * an article that is shown in Finnish.
 * @param wanted somebody is about to search
 */
export function useArticleSearch(
  shown: readonly Article[],
  all: readonly Article[],
  wanted: boolean,
  query: string,
): ArticleSearch {
  const documents = useArticleDocuments(shown, all);
  const { answer, building } = useTextSearch({
    collection: 'guidelines',
    fields: articleFields,
    documents,
    wanted,
    query,
    limit: MOST,
  });
  return useMemo(() => {
    if (answer === undefined) {
      return { found: shown.map((article) => ({ article, matched: nothing })), didYouMean: undefined, building };
    }
    const byId = new Map(shown.map((article) => [article.id, article]));
    const found = answer.hits.flatMap(({ id, forms }) => {
      const article = byId.get(id);
      return article === undefined ? [] : [{ article, matched: new Set(forms) }];
    });
    return { found, didYouMean: answer.didYouMean, building };
  }, [answer, building, shown]);
}
