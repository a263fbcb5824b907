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

/** The last good text of a file, and since when it has been the newest (ISO 8601). */
export interface LastGood {
  text: string;
  since: string;
}

/** An article of the library with the file that it comes from. */
export interface Shelved {
  article: Article;
  file: string;
  text: string;
}

/**
 * Makes the library out of files, in the files' order. A file that cannot be read as an article adds its problems and
 * takes nothing else with it, and its last good version stays; the second of two articles with one id and language is
 * refused.
 * @param earlier problems that were met before: of files that could not be opened
 * @param lastGood the last good texts of files, by the files' names; used for those that give no article now
 */
export function buildLibrary(
  files: readonly ArticleFile[],
  earlier: readonly ArticleProblem[] = [],
  lastGood: ReadonlyMap<string, LastGood> = new Map(),
): Library & { shelved: Shelved[] } {
  const problems: ArticleProblem[] = [...earlier];
  const articles = new Map<string, Shelved>();
  for (const { name, text } of files) {
    const parsed = parseArticle(name, text);
    problems.push(...parsed.problems);
    if (parsed.article === undefined) continue;
    const key = `${parsed.article.id}.${parsed.article.language}`;
    const first = articles.get(key);
    if (first === undefined) {
      articles.set(key, { article: { ...parsed.article, version: digest(text) }, file: name, text });
    } else {
      problems.push({ file: name, line: 1, severity: 'refused', code: 'twice', about: first.file });
    }
  }
  for (const [file, { text, since }] of lastGood) {
    if ([...articles.values()].some((one) => one.file === file)) continue;
    const { article } = parseArticle(file, text);
    const key = `${article?.id}.${article?.language}`;
    // An article that has moved to another file is there already.
    if (article === undefined || articles.has(key)) continue;
    articles.set(key, { article: { ...article, version: digest(text), lastGood: since }, file, text });
  }
  const shelved = [...articles.values()];
  const ids = new Set(shelved.map(({ article }) => article.id));
  for (const { article, file } of shelved) {
    problems.push(
      ...leaningProblems(article, ids).map((one) => ({ file, line: 1, severity: 'warned' as const, ...one })),
    );
    article.related = article.related.filter((id) => ids.has(id) && id !== article.id);
  }
  const all = shelved.map(({ article }) => article);
  return { version: digest(JSON.stringify([all, problems])), articles: all, problems, shelved };
}

/** What an article says of others, or of itself, that does not hold. It is shown all the same. */
function leaningProblems(article: Article, ids: ReadonlySet<string>): Pick<ArticleProblem, 'code' | 'about'>[] {
  const { related, addsTo, replaces, approved, layer, unit } = article;
  return [
    ...related.filter((id) => !ids.has(id)).map((id) => ({ code: 'related' as const, about: id })),
    ...(addsTo !== undefined && !ids.has(addsTo) ? [{ code: 'addsTo' as const, about: addsTo }] : []),
    ...(replaces !== undefined && !ids.has(replaces) ? [{ code: 'replaces' as const, about: replaces }] : []),
    ...(replaces !== undefined && approved === undefined ? [{ code: 'notApproved' as const, about: replaces }] : []),
    ...(layer === 'unit' && unit === undefined ? [{ code: 'noUnit' as const }] : []),
  ];
}
