import Dexie, { type EntityTable } from 'dexie';
import * as z from 'zod';
import { serviceEventSchema, serviceSchema, sourceHealthSchema } from '#shared/service-tray.js';
import { storeName } from '../../ui/training-mode.js';

const headSchema = z.object({
  version: z.string(),
  fetchedAt: z.iso.datetime(),
  attribution: z.string(),
  events: z.array(serviceEventSchema),
  sources: z.array(sourceHealthSchema),
});

/** Services as the core last gave them. Public facts only: nothing of a client is ever kept here. */
export interface StoredServices extends z.infer<typeof headSchema> {
  services: z.infer<typeof serviceSchema>[];
}

/** What has changed since the version `since`. */
export interface ServiceChanges {
  since: string;
  services: StoredServices['services'];
  removed: string[];
}

export interface ServiceStore {
  /** Undefined when nothing (or nothing readable) is kept, or this browser keeps nothing. */
  read: () => Promise<StoredServices | undefined>;
  /**
   * Keeps the services for the next start: the changes only, where what is kept is the version that they follow on.
   * Does without when this browser keeps nothing.
   */
  write: (services: StoredServices, changes?: ServiceChanges) => Promise<void>;
}

/** The form of the first version: everything in one row. */
const firstFormSchema = z.object({
  key: z.literal('current'),
  value: z.object({
    version: z.string(),
    fetchedAt: z.iso.datetime(),
    attribution: z.string(),
    services: z.array(z.looseObject({ id: z.string() })),
  }),
});

function openDatabase() {
  const database = new Dexie(storeName('tyopoyta-services'));
  database.version(1).stores({ kept: 'key' });
  // Each service has a row of its own, so that a change writes what has changed and not all of thirty thousand.
  database
    .version(2)
    .stores({ kept: 'key', services: 'id' })
    .upgrade(async (transaction) => {
      const rows: unknown[] = await transaction.table('kept').toArray();
      const old = rows.map((row) => firstFormSchema.safeParse(row).data).find((row) => row !== undefined);
      await transaction.table('kept').clear();
      if (old === undefined) return;
      const { services, ...head } = old.value;
      await transaction.table('services').bulkPut(services);
      await transaction.table('kept').put({ key: 'head', value: { ...head, events: [], sources: [] } });
    });
  const kept: EntityTable<{ key: string; value: unknown }, 'key'> = database.table('kept');
  const services: EntityTable<{ id: string }, 'id'> = database.table('services');
  return { database, kept, services };
}

export function createServiceStore(): ServiceStore {
  const { database, kept, services } = openDatabase();
  const headNow = async () => headSchema.safeParse((await kept.get('head'))?.value).data;
  return {
    async read() {
      const found = await database
        .transaction('r', kept, services, async () => ({ head: await headNow(), rows: await services.toArray() }))
        .catch(() => undefined);
      if (found?.head === undefined) return undefined;
      const read = found.rows.map((row) => serviceSchema.safeParse(row).data);
      // A row that cannot be read would be missing for ever: the changes since would not bring it.
      const whole = read.filter((service) => service !== undefined);
      return whole.length === read.length ? { ...found.head, services: whole } : undefined;
    },
    async write({ services: all, ...head }, changes) {
      const writing = database.transaction('rw', kept, services, async () => {
        const follows = changes !== undefined && (await headNow())?.version === changes.since;
        if (!follows) await services.clear();
        await services.bulkPut(follows ? changes.services : all);
        if (follows) await services.bulkDelete(changes.removed);
        await kept.put({ key: 'head', value: head });
      });
      await writing.catch(() => undefined);
    },
  };
}
