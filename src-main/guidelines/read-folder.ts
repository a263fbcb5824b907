import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleProblem } from '#shared/guidelines.js';
import type { ArticleFile } from './build-library.js';

/** Where articles come from. */
export interface ArticleFolder {
  /** Changes when a file is added, changed or removed; cheap to ask. Undefined when the folder cannot be read. */
  stamp: () => Promise<string | undefined>;
  /** All files of articles by name; a file that cannot be read is a problem among the others. */
  read: () => Promise<{ files: ArticleFile[]; problems: ArticleProblem[] }>;
}

const isArticle = (name: string) => name.endsWith('.md') && name.toLowerCase() !== 'readme.md';

const unreadable = (file: string, code: ArticleProblem['code']): ArticleProblem => ({
  file,
  line: 1,
  severity: 'refused',
  code,
});

/** A folder on disk: the `*.md` files directly in it, except its README. */
export function createArticleFolder(folder: string): ArticleFolder {
  const names = async () => (await readdir(folder)).filter(isArticle).sort();
  return {
    async stamp() {
      try {
        const stamps = (await names()).map(async (name) => {
          const { mtimeMs, size } = await stat(join(folder, name));
          return `${name}:${mtimeMs}:${size}`;
        });
        return (await Promise.all(stamps)).join('|');
      } catch {
        return undefined;
      }
    },
    async read() {
      let found: string[];
      try {
        found = await names();
      } catch {
        return { files: [], problems: [unreadable('.', 'folderUnreadable')] };
      }
      const read = await Promise.all(
        found.map(async (name): Promise<ArticleFile | ArticleProblem> => {
          try {
            return { name, text: await readFile(join(folder, name), 'utf8') };
          } catch {
            return unreadable(name, 'fileUnreadable');
          }
        }),
      );
      return {
        files: read.filter((each): each is ArticleFile => 'text' in each),
        problems: read.filter((each): each is ArticleProblem => 'code' in each),
      };
    },
  };
}
