import { articleKey } from '#shared/guidelines-diff.js';
import { parseArticle } from '#shared/article-file/parse-article.js';
import type { ArticleFile } from './build-library.js';
import type { ArticleFolder } from './read-folder.js';

/** What the county has published through its hub. */
export interface PublishedSource {
  /** Changes when what is published does. */
  stamp: () => Promise<string>;
  files: () => Promise<readonly ArticleFile[]>;
}

/** The county's folder as the base, and over it what is published at the hub: an article of the same id and language goes. */
export function createLayeredSource(folder: ArticleFolder, published: PublishedSource): ArticleFolder {
  const keyOf = ({ name, text }: ArticleFile) => {
    const { article } = parseArticle(name, text);
    return article === undefined ? undefined : articleKey(article);
  };
  return {
    async stamp() {
      const base = await folder.stamp();
      return base === undefined ? undefined : `${await published.stamp()}|${base}`;
    },
    async read() {
      const over = await published.files();
      const base = await folder.read();
      if (over.length === 0) return base;
      const keys = new Set(over.map(keyOf));
      return {
        files: [...over, ...base.files.filter((file) => !keys.has(keyOf(file) ?? ''))],
        problems: base.problems,
      };
    },
  };
}
