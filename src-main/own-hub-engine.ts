import { join } from 'node:path';
import type { Clock } from '#shared/clock.js';
import { createMemoryEngine } from '../src-hub/index.js';
import type { SealingKey } from './credentials/index.js';
import type { Log } from './log.js';

/** The first screen waits for the hub: a keyring that asks its user something is not waited for. */
const KEYRING_MS = 1500;

/**
 * What a workbench's own hub keeps. Consultations, numbers of colleagues and when they were last seen outlive a crash where
 * the machine's keyring holds a key to seal them with; otherwise they are in memory only, and end with the workbench.
 * @param key asked once, at the start
 */
export async function openOwnHubEngine({
  dataDir,
  key,
  clock,
  log,
}: {
  dataDir: string;
  key: Promise<SealingKey>;
  clock: Clock;
  log: Log;
}) {
  // Guidelines' records hold nothing of clients, and must be there with or without a keyring.
  const recordsFile = join(dataDir, 'hub-records.jsonl');
  const sealing = await new Promise<SealingKey>((resolve, reject) => {
    const stop = clock.after(KEYRING_MS, () => resolve({ because: 'keyringSlow' }));
    key.then(resolve, reject).finally(stop);
  });
  if ('because' in sealing) {
    log('info', 'hub-consultations-in-memory', { because: sealing.because });
    return createMemoryEngine({ recordsFile, clock, log });
  }
  try {
    return await createMemoryEngine({
      kept: { folder: join(dataDir, 'hub'), key: sealing.key },
      recordsFile,
      clock,
      log,
    });
  } catch (error) {
    // A full or unwritable disk must not keep the workbench from starting.
    log('error', 'hub-consultations-not-kept', { detail: String(error) });
    return createMemoryEngine({ recordsFile, clock, log });
  }
}
