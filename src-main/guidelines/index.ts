import type { Clock } from '#shared/clock.js';
import type { Log } from '../log.js';
import type { ArticleProblem } from '#shared/guidelines.js';
import { type LastGood, type Library, buildLibrary } from './build-library.js';
import { type PublishedSource, createLayeredSource } from './layered-source.js';
import { type ArticleFolder, createArticleFolder } from './read-folder.js';
import { createRouter } from './router.js';
import { createVersionStore } from './version-store.js';

/** Documentation guidelines: reads the county's folder of articles and gives them to the renderer. */
export interface Guidelines {
  router: ReturnType<typeof createRouter>;
  /** The library as it is now; reads the folder when it has changed since. */
  ready: () => Promise<Library>;
}

/**
 * @param options.folder absolute path of the folder of articles (`*.md`)
 * @param options.keptIn folder of the data folder for what is kept of articles over restarts
 * @param options.published what the county has published at its hub: it goes before what the folder has
 * @param options.source replaces the folder on disk
 */
export function createGuidelines({
  folder,
  keptIn,
  clock,
  log,
  published,
  source = published === undefined
    ? createArticleFolder(folder)
    : createLayeredSource(createArticleFolder(folder), published),
}: {
  folder: string;
  keptIn: string;
  clock: Pick<Clock, 'now'>;
  log: Log;
  published?: PublishedSource;
  source?: ArticleFolder;
}): Guidelines {
  const versions = createVersionStore({ folder: keptIn, now: clock.now, log });
  let stamp: string | undefined;
  let library: Library | undefined;

  /** Of the files that gave no article; when the whole folder cannot be read, of all that it had. */
  async function lastGoodOf(problems: readonly ArticleProblem[]): Promise<Map<string, LastGood>> {
    const refused = problems.filter(({ severity }) => severity === 'refused').map(({ file }) => file);
    const found = new Map<string, LastGood>();
    for (const name of refused.includes('.') ? await versions.files() : refused) {
      const last = await versions.lastGood(name);
      if (last !== undefined) found.set(name, last);
    }
    return found;
  }

  const read = async (): Promise<Library> => {
    const now = await source.stamp();
    if (library !== undefined && now !== undefined && now === stamp) return library;
    const { files, problems } = await source.read();
    const first = buildLibrary(files, problems);
    const lastGood = await lastGoodOf(first.problems);
    const built = lastGood.size === 0 ? first : buildLibrary(files, problems, lastGood);
    await versions.keep(
      built.shelved.map(({ article: { id, language, version, title, owner }, file, text }) => ({
        id,
        language,
        version,
        title,
        owner,
        file,
        text,
      })),
    );
    if (built.version !== library?.version) {
      log('info', 'guidelines.read', { articles: built.articles.length, problems: built.problems.length });
      for (const { file, line, severity, code } of built.problems) {
        log('warn', `guidelines.${severity}`, { file, line, code });
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
  return { router: createRouter(ready, versions), ready };
}
