import { Dexie, type DexieOptions, type Table } from 'dexie';
import * as z from 'zod';
import { articleSchema } from '#shared/guidelines.js';
import { openInTime } from '../../ui/open-in-time.js';
import { storeName } from '../../ui/training-mode.js';

const storedSchema = z.object({ key: z.literal('library'), version: z.string(), articles: z.array(articleSchema) });
export type StoredLibrary = Omit<z.infer<typeof storedSchema>, 'key'>;

/** Keeps the newest articles on this machine, so that they show at once and without a connection. Never client data. */
export interface ArticleStore {
  /** What was kept; null when there is nothing, or when it is of an older form. Never throws. */
  load: () => Promise<StoredLibrary | null>;
  /** Replaces what was kept. Resolves also where the browser gives no room: articles are then fetched anew next time. */
  save: (library: StoredLibrary) => Promise<void>;
}

export function createArticleStore(
  options: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'> = {},
  patienceMs?: number,
): ArticleStore {
  const database = new Dexie(storeName('tyopoyta-guidelines'), options);
  database.version(1).stores({ libraries: 'key' });
  const libraries: Table<unknown, string> = database.table('libraries');
  return {
    async load() {
      try {
        await openInTime(database, patienceMs);
        const stored = storedSchema.safeParse(await libraries.get('library'));
        return stored.success ? { version: stored.data.version, articles: stored.data.articles } : null;
      } catch {
        return null;
      }
    },
    async save(library) {
      try {
        await openInTime(database, patienceMs);
        await libraries.put({ key: 'library', ...library });
      } catch {
        // No room or no permission: the store only saves time.
      }
    },
  };
}
