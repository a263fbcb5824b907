import { join } from 'node:path';
import type { SealingKey } from '../credentials/index.js';
import type { Log } from '../log.js';
import {
  type SealedShelf,
  type SealedVault,
  createSealedFile,
  createSealedShelf,
  openVault,
  sealedName,
} from '../sealed/index.js';
import { type KeptPromise, isFresh, keptPromiseSchema } from './promises.js';

/** One professional's promises that the workbench remembers, and where they are kept. */
export interface PromiseShelf extends Pick<SealedShelf<KeptPromise>, 'all' | 'get' | 'put' | 'saved' | 'restore'> {
  vault: Pick<SealedVault<KeptPromise>, 'kind' | 'unreadable'>;
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
  const isFreshNow = (one: KeptPromise) => isFresh(one, parts.now());
  return { vault, ...createSealedShelf({ vault, isFresh: isFreshNow, onChange: parts.onChange }) };
}
