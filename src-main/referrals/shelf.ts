import { join } from 'node:path';
import type { SealingKey } from '../credentials/index.js';
import type { Log } from '../log.js';
import { type SealedVault, createSealedFile, openVault, sealedName } from '../sealed/index.js';
import { type Referral, type ReferralEvent, referralSchema, step } from './referral.js';

/** One professional's referrals while they work here, and where they are kept. */
export interface Shelf {
  owner: string;
  vault: SealedVault<Referral>;
  all: () => readonly Referral[];
  get: (id: string) => Referral | undefined;
  /** Adds one. @returns whether it is safe */
  add: (referral: Referral) => Promise<boolean>;
  /** Does what may be done. Undefined when it may not; `saved` tells whether it is safe by now. */
  happen: (id: string, event: ReferralEvent) => { referral: Referral; saved: Promise<boolean> } | undefined;
  remove: (id: string) => Promise<boolean>;
  /** Resolves when all of it is on the disk, or has failed to be. */
  saved: () => Promise<unknown>;
  /** Takes back what was kept in memory aside. */
  restore: (referrals: readonly Referral[]) => void;
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
  let referrals = new Map(vault.kept.filter(fresh).map((one) => [one.id, one]));
  let last: Promise<unknown> = Promise.resolve();
  const put = (next: Map<string, Referral>): Promise<boolean> => {
    referrals = next;
    const saved = vault.save([...referrals.values()]);
    last = saved;
    onChange();
    return saved;
  };
  return {
    owner,
    vault,
    all: () => [...referrals.values()],
    get: (id) => referrals.get(id),
    add: (referral) => put(new Map(referrals).set(referral.id, referral)),
    happen(id, event) {
      const before = referrals.get(id);
      const referral = before === undefined ? undefined : step(before, event);
      if (referral === undefined) return undefined;
      return { referral, saved: put(new Map(referrals).set(id, referral)) };
    },
    remove(id) {
      const next = new Map(referrals);
      next.delete(id);
      return put(next);
    },
    saved: () => last,
    restore: (kept) => void put(new Map([...kept.map((one) => [one.id, one] as const), ...referrals])),
  };
}
