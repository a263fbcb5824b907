import type { Clock } from '#shared/clock.js';
import type { Vault } from '#shared/credentials.js';
import { type ChosenStore, chooseStore } from './choose-store.js';
import { serviceOf } from './entry.js';
import { createKeyringStore } from './keyring-store.js';
import type { Keyring } from './keyring.js';

/** A key of 32 bytes, or why there is none that outlives this run. */
export type SealingKey = { key: Buffer; made: boolean } | { because: NonNullable<Vault['because']> };

const ACCOUNT = 'drafts';
const KEY = /^[0-9a-f]{64}$/;

/**
 * Gives each professional a key by which their unfinished work is sealed on the disk. It is kept on the keyring only: where
 * that does not work, or the workstation is shared, there is none.
 * @param random 64 hexadecimal digits, not to be guessed
 */
export function createKeyChest({
  county,
  shared,
  keyring,
  random,
  clock,
}: {
  county: string;
  shared: boolean;
  keyring: Keyring | undefined;
  random: () => string;
  clock: Pick<Clock, 'after'>;
}): (professionalId: string) => Promise<SealingKey> {
  const store = keyring === undefined ? undefined : createKeyringStore({ keyring, clock });
  let chosen: Promise<ChosenStore> | undefined;
  return async (professionalId) => {
    const { store: kept, vault } = await (chosen ??= chooseStore({ shared, keyring: store, probe: random() }));
    if (vault.kind !== 'keyring') return { because: vault.because ?? 'noKeyring' };
    // Apart from the stored log-ins, which are listed and emptied by their own name.
    const service = `${serviceOf(county, professionalId)}:sealed`;
    const before = await kept.get(service, ACCOUNT);
    if (!before.ok) return { because: before.trouble === 'slow' ? 'keyringSlow' : 'keyringLocked' };
    if (before.value !== undefined && KEY.test(before.value))
      return { key: Buffer.from(before.value, 'hex'), made: false };
    const made = random();
    const written = await kept.set(service, ACCOUNT, made);
    return written.ok ? { key: Buffer.from(made, 'hex'), made: true } : { because: 'keyringLocked' };
  };
}
