import { parseArticle } from '#shared/article-file/parse-article.js';
import { type ArchiveProblem, readZip } from '#shared/article-file/read-zip.js';
import type { Article, ArticleProblem } from '#shared/guidelines.js';
import { unlike } from './check-form.js';

export interface Imported {
  articles: Article[];
  /** How many files gave no article. */
  refused: number;
  problems: ArticleProblem[];
  archive: ArchiveProblem[];
}

/** Largest file that is opened; the archive's own bounds are stricter. */
const MOST_BYTES = 20_000_000;

/** Reads the files that somebody chose or dropped: Markdown, and zip archives of it. Of two of one article the first counts. */
export async function readFiles(files: readonly File[]): Promise<Imported> {
  const texts: { name: string; text: string }[] = [];
  const archive: ArchiveProblem[] = [];
  for (const file of files) {
    const isText = file.name.toLowerCase().endsWith('.md');
    if (file.size > MOST_BYTES) archive.push({ file: file.name, code: 'tooLarge' });
    else if (isText) texts.push({ name: file.name, text: await file.text() });
    else if (!file.name.toLowerCase().endsWith('.zip')) archive.push({ file: file.name, code: 'otherFile' });
    else {
      // One after another: each is unpacked in this window's memory.
      const read = readZip(file.name, new Uint8Array(await file.arrayBuffer()));
      texts.push(...read.files);
      archive.push(...read.problems);
    }
  }
  const articles = new Map<string, { article: Article; file: string }>();
  const problems: ArticleProblem[] = [];
  let refused = 0;
  for (const { name, text } of texts) {
    const parsed = parseArticle(name, text);
    problems.push(...parsed.problems);
    if (parsed.article === undefined) {
      refused += 1;
      continue;
    }
    const key = `${parsed.article.id}.${parsed.article.language}`;
    const first = articles.get(key);
    if (first === undefined) articles.set(key, { article: { ...parsed.article, version: '' }, file: name });
    else problems.push({ file: name, line: 1, severity: 'refused', code: 'twice', about: first.file });
  }
  return {
    articles: [...articles.values()].map(({ article }) => article),
    refused,
    problems: unlike(problems),
    archive,
  };
}
