import { join } from 'node:path';
import type { Clock } from '#shared/clock.js';
import type { Log } from '../log.js';
import type { ArticleProblem } from '#shared/guidelines.js';
import { type LastGood, type Library, buildLibrary } from './build-library.js';
import { type PublishedSource, createLayeredSource } from './layered-source.js';
import { type ArticleFolder, createArticleFolder } from './read-folder.js';
import { createHubDesk } from './hub-desk.js';
import { createHubDoor } from '../hub-door.js';
import { createOutbox } from './outbox.js';
import { type PersonStore, createOwn } from './own.js';
import { createRouter } from './router.js';
import { createVersionStore } from './version-store.js';

/** The signed-in professional's side: what they keep for themselves, and what they tell the county through its hub. */
export interface Reader {
  /** Subject of the signed-in professional, or undefined. */
  person: () => string | undefined;
  token: () => Promise<string | undefined>;
  store: PersonStore;
  /** Addresses of the county's hubs. */
  hubs: readonly string[];
  /** Whether the county gathers figures of use. */
  gathersUse: boolean;
  onOpened: (articleId: string) => void;
}

/**
 * Documentation guidelines: reads the county's folder of articles and gives them to the renderer, with what the professional
 * and the county say of them.
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
  reader,
  fetch,
  random,
  published,
  source = published === undefined
    ? createArticleFolder(folder)
    : createLayeredSource(createArticleFolder(folder), published),
}: {
  folder: string;
  keptIn: string;
  clock: Clock;
  log: Log;
  reader: Reader;
  fetch: typeof globalThis.fetch;
  /** Makes a UUID. */
  random: () => string;
  published?: PublishedSource;
  source?: ArticleFolder;
}) {
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
  const { person, token, store, hubs, gathersUse, onOpened } = reader;
  const own = createOwn({ store, person, onOpened, clock });
  const desk = createHubDesk({
    door: createHubDoor({ bases: hubs, token, fetch }),
    outbox: createOutbox({ file: join(keptIn, 'outbox.json'), log }),
    person,
    gathersUse,
    clock,
    random,
  });
  return {
    router: createRouter(ready, versions),
    own: own.router,
    readings: desk.readings,
    feedback: desk.feedback,
    /** The library as it is now; reads the folder when it has changed since. */
    ready,
    /** Somebody has signed in or out. */
    sessionChanged() {
      own.sessionChanged();
      void desk.look();
    },
    close: desk.close,
  };
}
