import Dexie, { type EntityTable } from 'dexie';
import * as z from 'zod';
import { serviceEventSchema, serviceSchema, sourceHealthSchema } from '#shared/service-tray.js';
import { openInTime } from '../../ui/open-in-time.js';
import { databaseName } from './is-kept.js';

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
  const database = new Dexie(databaseName());
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

/** Rows at once: of all in one go, the window would stand still for more than a second. */
const ROWS = 500;

/** @param patienceMs how long the browser may take to open it */
export function createServiceStore(patienceMs?: number): ServiceStore {
  const { database, kept, services } = openDatabase();
  const headNow = async () => headSchema.safeParse((await kept.get('head'))?.value).data;
  /** All of them; undefined where one cannot be read: it would be missing for ever, as the changes since would not bring it. */
  async function readAll(): Promise<StoredServices['services'] | undefined> {
    const all: StoredServices['services'] = [];
    for (let rows = await services.orderBy('id').limit(ROWS).toArray(); rows.length > 0;) {
      for (const row of rows) {
        const read = serviceSchema.safeParse(row);
        if (!read.success) return undefined;
        all.push(read.data);
      }
      const last = rows.at(-1)?.id ?? '';
      rows = rows.length < ROWS ? [] : await services.where('id').above(last).limit(ROWS).toArray();
    }
    return all;
  }
  async function writeAll(rows: StoredServices['services']): Promise<void> {
    for (let at = 0; at < rows.length; at += ROWS) await services.bulkPut(rows.slice(at, at + ROWS));
  }
  return {
    async read() {
      const found = await openInTime(database, patienceMs)
        .then(() =>
          database.transaction('r', kept, services, async () => ({ head: await headNow(), all: await readAll() })),
        )
        .catch(() => undefined);
      return found?.head === undefined || found.all === undefined ? undefined : { ...found.head, services: found.all };
    },
    async write({ services: all, ...head }, changes) {
      const write = async () => {
        const follows = changes !== undefined && (await headNow())?.version === changes.since;
        if (!follows) await services.clear();
        await writeAll(follows ? changes.services : all);
        if (follows) await services.bulkDelete(changes.removed);
        await kept.put({ key: 'head', value: head });
      };
      await openInTime(database, patienceMs)
        .then(() => database.transaction('rw', kept, services, write))
        .catch(() => undefined);
    },
  };
}
