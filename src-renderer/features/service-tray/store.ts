import Dexie, { type EntityTable } from 'dexie';
import * as z from 'zod';
import { serviceSchema } from '#shared/service-tray.js';
import { storeName } from '../../ui/training-mode.js';

const storedSchema = z.object({
  version: z.string(),
  services: z.array(serviceSchema),
  fetchedAt: z.iso.datetime(),
  attribution: z.string(),
});

/** Services as the core last gave them. Public facts only: nothing of a client is ever kept here. */
export type StoredServices = z.infer<typeof storedSchema>;

export interface ServiceStore {
  /** Undefined when nothing (or nothing readable) is kept, or this browser keeps nothing. */
  read: () => Promise<StoredServices | undefined>;
  /** Keeps the services for the next start; does without when this browser keeps nothing. */
  write: (services: StoredServices) => Promise<void>;
}

export function createServiceStore(): ServiceStore {
  const database = new Dexie(storeName('tyopoyta-services'));
  database.version(1).stores({ kept: 'key' });
  const table: EntityTable<{ key: string; value: unknown }, 'key'> = database.table('kept');
  return {
    async read() {
      const row = await table.get('current').catch(() => undefined);
      return storedSchema.safeParse(row?.value).data;
    },
    async write(value) {
      await table.put({ key: 'current', value }).catch(() => undefined);
    },
  };
}
