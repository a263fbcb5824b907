import type { Dexie } from 'dexie';

/** Longest that a store on this machine is waited for, in milliseconds: what it keeps only saves time. */
const PATIENCE_MS = 3000;

/** The store cannot be opened now: another window holds an older form of it, or the browser does not answer. */
class StoreBusy extends Error {}

/**
 * Opens a store, or gives up: a window of an older release that does not let go would otherwise be waited for without an
 * end. The opening goes on by itself, and the next one who asks may find it open.
 * @throws StoreBusy when it is not open in time; what Dexie throws when it cannot be opened at all
 */
export async function openInTime(database: Dexie, patienceMs = PATIENCE_MS): Promise<void> {
  if (database.isOpen()) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreBusy('the store is held by another window')), patienceMs);
  });
  try {
    await Promise.race([database.open(), late]);
  } finally {
    clearTimeout(timer);
  }
}
