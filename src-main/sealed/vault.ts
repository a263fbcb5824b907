import { createHash } from 'node:crypto';
import type { DraftVault } from '#shared/referrals.js';
import * as z from 'zod';
import type { SealingKey } from '../credentials/index.js';
import type { Log } from '../log.js';
import { seal, unseal } from './seal.js';
import type { SealedFile } from './sealed-file.js';

/** Where one professional's unfinished work of one kind is kept. */
export interface SealedVault<T> {
  kind: DraftVault;
  /** What was kept could not be opened with this key; it was set aside. */
  unreadable: boolean;
  /** What was kept before. */
  kept: readonly T[];
  /** Resolves to whether it is safe: on the disk, or in memory where that is all there is. */
  save: (all: readonly T[]) => Promise<boolean>;
}

/** Name of a professional's file: it tells nobody whose it is. */
export const sealedName = (county: string, professional: string): string =>
  `${createHash('sha256').update(`${county}\n${professional}`).digest('hex').slice(0, 32)}.sealed`;

/**
 * Opens what a professional has kept, or says why there is memory only. A file that another key has sealed is never written
 * over.
 * @param kind what is kept, as the file and the program's log name it
 * @param nonce 12 random bytes
 */
export async function openVault<T>({
  kind,
  one,
  whose,
  file,
  keyFor,
  nonce,
  asideName,
  log,
}: {
  kind: 'referrals' | 'promises' | 'contacts' | 'assessments';
  /** Schema of one of them. */
  one: z.ZodType<T>;
  whose: string;
  file: SealedFile;
  keyFor: (professionalId: string) => Promise<SealingKey>;
  nonce: () => Buffer;
  asideName: () => string;
  log: Log;
}): Promise<SealedVault<T>> {
  const memory = (because: Extract<DraftVault, { kind: 'memory' }>['because']): SealedVault<T> => {
    log('warn', `${kind}-in-memory`, { because });
    return { kind: { kind: 'memory', because }, unreadable: false, kept: [], save: async () => true };
  };
  const sealing = await keyFor(whose);
  if ('because' in sealing) return memory(sealing.because);
  const { key } = sealing;
  let bytes: Buffer | undefined;
  try {
    bytes = await file.read();
  } catch {
    return memory('diskFailed');
  }
  const kept = bytes === undefined ? [] : readKept(unseal(bytes, { key, whose }), kind, one);
  if (kept === undefined) {
    log('error', `${kind}-unreadable`, {});
    try {
      await file.setAside(asideName());
    } catch {
      return memory('diskFailed');
    }
  }

  let newest: readonly T[] = [];
  let writing: Promise<boolean> | undefined;
  let waiting: Promise<boolean> | undefined;
  async function write(): Promise<boolean> {
    const text = JSON.stringify({ version: 1, [kind]: newest });
    try {
      await file.write(seal(text, { key, nonce: nonce(), whose }));
      return true;
    } catch {
      log('error', `${kind}-unwritten`, {});
      return false;
    }
  }
  return {
    kind: { kind: 'sealed' },
    unreadable: kept === undefined,
    kept: kept ?? [],
    /** One write at a time; what comes meanwhile goes together in the next. */
    save(all) {
      newest = all;
      if (writing === undefined) {
        writing = write().finally(() => (writing = undefined));
        return writing;
      }
      waiting ??= writing.then(() => {
        waiting = undefined;
        writing = write().finally(() => (writing = undefined));
        return writing;
      });
      return waiting;
    },
  };
}

function readKept<T>(text: string | undefined, kind: string, one: z.ZodType<T>): readonly T[] | undefined {
  if (text === undefined) return undefined;
  try {
    const file = z.looseObject({ version: z.literal(1) }).safeParse(JSON.parse(text));
    return z.array(one).safeParse(file.data?.[kind]).data;
  } catch {
    return undefined;
  }
}
