import type { DraftVault } from '#shared/referrals.js';
import * as z from 'zod';
import type { SealingKey } from '../credentials/index.js';
import type { Log } from '../log.js';
import { type Referral, referralSchema } from './referral.js';
import { seal, unseal } from './seal.js';
import type { SealedFile } from './sealed-file.js';

/** Where one professional's referrals are kept. */
export interface ReferralVault {
  kind: DraftVault;
  /** What was kept could not be opened with this key; it was set aside. */
  unreadable: boolean;
  /** What was kept before. */
  kept: readonly Referral[];
  /** Resolves to whether it is safe: on the disk, or in memory where that is all there is. */
  save: (all: readonly Referral[]) => Promise<boolean>;
}

const fileSchema = z.object({ version: z.literal(1), referrals: z.array(referralSchema) });

/**
 * Opens what a professional has kept, or says why there is memory only. A file that another key has sealed is never written
 * over.
 * @param nonce 12 random bytes
 */
export async function openVault({
  whose,
  file,
  keyFor,
  nonce,
  asideName,
  log,
}: {
  whose: string;
  file: SealedFile;
  keyFor: (professionalId: string) => Promise<SealingKey>;
  nonce: () => Buffer;
  asideName: () => string;
  log: Log;
}): Promise<ReferralVault> {
  const memory = (because: Extract<DraftVault, { kind: 'memory' }>['because']): ReferralVault => {
    log('warn', 'referrals-in-memory', { because });
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
  const kept = bytes === undefined ? [] : readKept(unseal(bytes, { key, whose }));
  if (kept === undefined) {
    log('error', 'referrals-unreadable', {});
    try {
      await file.setAside(asideName());
    } catch {
      return memory('diskFailed');
    }
  }

  let newest: readonly Referral[] = [];
  let writing: Promise<boolean> | undefined;
  let waiting: Promise<boolean> | undefined;
  async function write(): Promise<boolean> {
    const text = JSON.stringify({ version: 1, referrals: newest });
    try {
      await file.write(seal(text, { key, nonce: nonce(), whose }));
      return true;
    } catch {
      log('error', 'referrals-unwritten', {});
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

function readKept(text: string | undefined): readonly Referral[] | undefined {
  if (text === undefined) return undefined;
  try {
    return fileSchema.safeParse(JSON.parse(text)).data?.referrals;
  } catch {
    return undefined;
  }
}
