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
import { type Referral, type ReferralEvent, referralSchema, step } from './referral.js';

/** One professional's referrals while they work here, and where they are kept. */
export interface Shelf extends Omit<SealedShelf<Referral>, 'put'> {
  owner: string;
  vault: SealedVault<Referral>;
  /** Adds one. @returns whether it is safe */
  add: (referral: Referral) => Promise<boolean>;
  /** Does what may be done. Undefined when it may not; `saved` tells whether it is safe by now. */
  happen: (id: string, event: ReferralEvent) => { referral: Referral; saved: Promise<boolean> } | undefined;
}

/** Days for which what is over is remembered, so that its client can still be opened from the list. */
const KEPT_MS = 90 * 86_400_000;

/** Where a professional's file is. */
export const fileOf = (dataDir: string, county: string, professional: string): string =>
  join(dataDir, 'referrals', sealedName(county, professional));

export async function openShelf({
  owner,
  file,
  keyFor,
  nonce,
  now,
  onChange,
  log,
}: {
  owner: string;
  file: string;
  keyFor: (professionalId: string) => Promise<SealingKey>;
  nonce: () => Buffer;
  now: () => number;
  onChange: () => void;
  log: Log;
}): Promise<Shelf> {
  const vault = await openVault({
    kind: 'referrals',
    one: referralSchema,
    whose: owner,
    file: createSealedFile(file),
    keyFor,
    nonce,
    asideName: () => `unreadable-${now()}`,
    log,
  });
  const fresh = ({ phase, sentAt, savedAt }: Referral) =>
    (phase !== 'sent' && phase !== 'withdrawn') || now() - Date.parse(sentAt ?? savedAt) < KEPT_MS;
  const { put, ...held } = createSealedShelf({ vault, isFresh: fresh, onChange });
  return {
    owner,
    vault,
    ...held,
    add: put,
    happen(id, event) {
      const before = held.get(id);
      const referral = before === undefined ? undefined : step(before, event);
      return referral === undefined ? undefined : { referral, saved: put(referral) };
    },
  };
}
