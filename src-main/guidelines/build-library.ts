import { createHash } from 'node:crypto';
import type { Article, ArticleProblem } from '#shared/guidelines.js';
import { parseArticle } from '#shared/article-file/parse-article.js';

export interface ArticleFile {
  name: string;
  text: string;
}

export interface Library {
  /** Changes when any article or problem does. */
  version: string;
  articles: Article[];
  problems: ArticleProblem[];
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * Makes the library out of files, in the files' order. A file that cannot be read as an article adds its problems and
 * takes nothing else with it; the second of two articles with one id and language is refused.
 */
export function buildLibrary(files: readonly ArticleFile[], earlier: readonly ArticleProblem[] = []): Library {
  const problems: ArticleProblem[] = [...earlier];
  const articles = new Map<string, { article: Article; file: string }>();
  for (const { name, text } of files) {
    const parsed = parseArticle(name, text);
    problems.push(...parsed.problems);
    if (parsed.article === undefined) continue;
    const key = `${parsed.article.id}.${parsed.article.language}`;
    const first = articles.get(key);
    if (first === undefined) {
      articles.set(key, { article: { ...parsed.article, version: digest(text) }, file: name });
    } else {
      problems.push({ file: name, line: 1, severity: 'refused', message: `${key} is already in ${first.file}` });
    }
  }
  const ids = new Set([...articles.values()].map(({ article }) => article.id));
  for (const { article, file } of articles.values()) {
    for (const id of article.related.filter((each) => !ids.has(each))) {
      problems.push({ file, line: 1, severity: 'warned', message: `related: there is no article ${id}` });
    }
    article.related = article.related.filter((id) => ids.has(id) && id !== article.id);
  }
  const all = [...articles.values()].map(({ article }) => article);
  return { version: digest(JSON.stringify([all, problems])), articles: all, problems };
}
