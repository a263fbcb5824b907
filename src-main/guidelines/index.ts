import type { Log } from '../log.js';
import { type Library, buildLibrary } from './build-library.js';
import { type ArticleFolder, createArticleFolder } from './read-folder.js';
import { createRouter } from './router.js';

/** Documentation guidelines: reads the county's folder of articles and gives them to the renderer. */
export interface Guidelines {
  router: ReturnType<typeof createRouter>;
  /** The library as it is now; reads the folder when it has changed since. */
  ready: () => Promise<Library>;
}

/**
 * @param options.folder absolute path of the folder of articles (`*.md`)
 * @param options.source replaces the folder on disk
 */
export function createGuidelines({
  folder,
  log,
  source = createArticleFolder(folder),
}: {
  folder: string;
  log: Log;
  source?: ArticleFolder;
}): Guidelines {
  let stamp: string | undefined;
  let library: Library | undefined;

  const read = async (): Promise<Library> => {
    const now = await source.stamp();
    if (library !== undefined && now !== undefined && now === stamp) return library;
    const { files, problems } = await source.read();
    const built = buildLibrary(files, problems);
    if (built.version !== library?.version) {
      log('info', 'guidelines.read', { articles: built.articles.length, problems: built.problems.length });
      for (const { file, line, severity, message } of built.problems) {
        log('warn', `guidelines.${severity}`, { file, line, message });
      }
    }
    library = built;
    stamp = now;
    return built;
  };

  // Both screens ask at once when they open: one reading serves them.
  let reading: Promise<Library> | undefined;
  const ready = () => {
    reading ??= read().finally(() => (reading = undefined));
    return reading;
  };
  return { router: createRouter(ready), ready };
}
