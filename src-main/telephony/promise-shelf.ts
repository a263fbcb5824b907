import { join } from 'node:path';
import type { SealingKey } from '../credentials/index.js';
import type { Log } from '../log.js';
import { type SealedVault, createSealedFile, openVault, sealedName } from '../sealed/index.js';
import { type KeptPromise, isFresh, keptPromiseSchema } from './promises.js';

/** One professional's promises that the workbench remembers, and where they are kept. */
export interface PromiseShelf {
  vault: Pick<SealedVault<KeptPromise>, 'kind' | 'unreadable'>;
  all: () => readonly KeptPromise[];
  /** Adds one, or puts it in the place of the one of the same id. @returns whether it is safe */
  put: (promise: KeptPromise) => Promise<boolean>;
  saved: () => Promise<unknown>;
  /** Takes back what was kept in memory aside. */
  restore: (promises: readonly KeptPromise[]) => void;
}

export const promiseFile = (dataDir: string, county: string, professional: string): string =>
  join(dataDir, 'promises', sealedName(county, professional));

export async function openPromises(parts: {
  owner: string;
  file: string;
  keyFor: (professionalId: string) => Promise<SealingKey>;
  nonce: () => Buffer;
  now: () => number;
  onChange: () => void;
  log: Log;
}): Promise<PromiseShelf> {
  const vault = await openVault({
    kind: 'promises',
    one: keptPromiseSchema,
    whose: parts.owner,
    file: createSealedFile(parts.file),
    keyFor: parts.keyFor,
    nonce: parts.nonce,
    asideName: () => `unreadable-${parts.now()}`,
    log: parts.log,
  });
  let promises = new Map(vault.kept.filter((one) => isFresh(one, parts.now())).map((one) => [one.id, one]));
  let last: Promise<unknown> = Promise.resolve();
  const keep = (next: Map<string, KeptPromise>): Promise<boolean> => {
    promises = next;
    const saved = vault.save([...promises.values()]);
    last = saved;
    parts.onChange();
    return saved;
  };
  return {
    vault,
    all: () => [...promises.values()],
    put: (promise) => keep(new Map(promises).set(promise.id, promise)),
    saved: () => last,
    restore: (kept) => void keep(new Map([...kept.map((one) => [one.id, one] as const), ...promises])),
  };
}
