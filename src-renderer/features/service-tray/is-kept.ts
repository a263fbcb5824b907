import { storeName } from '../../ui/training-mode.js';

/** Name of the database that keeps the services on this machine. */
export const databaseName = (): string => storeName('tyopoyta-services');

/** Whether this machine keeps any: asked without the store's own code, which a first start then need not load. */
export async function isKept(): Promise<boolean> {
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === databaseName());
  } catch {
    // Not every browser tells: then the store itself is asked.
    return true;
  }
}
