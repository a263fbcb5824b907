import Dexie, { type EntityTable } from 'dexie';
import * as z from 'zod';
import { colleagueSchema } from '#shared/availability.js';
import { openInTime } from '../open-in-time.js';
import { storeName } from '../training-mode.js';

const keptSchema = z.object({
  key: z.literal('directory'),
  version: z.string(),
  /** When the core was last heard to have this version, ISO. */
  checkedAt: z.iso.datetime(),
  colleagues: z.array(colleagueSchema),
});
/** The directory as this machine last saw it: colleagues' work contacts, never clients, never presence. */
export type KeptDirectory = Omit<z.infer<typeof keptSchema>, 'key'>;

/** Keeps the newest directory over restarts, so that the list shows at once and without a connection. */
export function createDirectoryStore(name = storeName('tyopoyta-directory'), patienceMs?: number) {
  const database = new Dexie(name);
  database.version(1).stores({ editions: 'key' });
  const editions: EntityTable<{ key: string }, 'key'> = database.table('editions');
  return {
    /** What is kept, or null: nothing, in a form of another release, or out of reach. */
    async read(): Promise<KeptDirectory | null> {
      try {
        await openInTime(database, patienceMs);
        const parsed = keptSchema.safeParse(await editions.get('directory'));
        return parsed.success ? parsed.data : null;
      } catch {
        return null;
      }
    },
    /** Resolves also where nothing can be kept: the directory is then fetched anew next time. */
    async write(kept: KeptDirectory): Promise<void> {
      try {
        await openInTime(database, patienceMs);
        await editions.put({ key: 'directory', ...kept });
      } catch {
        // No room, no permission, or another window holds it: the store only saves time.
      }
    },
    close: () => database.close(),
  };
}
export type DirectoryStore = ReturnType<typeof createDirectoryStore>;
