import type { Vault } from '#shared/credentials.js';
import { assertNever } from '#shared/failure.js';
import { createMemoryStore } from './memory-store.js';
import type { Answer, KeyringTrouble, SecretStore } from './store.js';

export interface ChosenStore {
  store: SecretStore;
  vault: Vault;
  /** Forgets what is in memory only: of one service, or of all. Does nothing to a keyring. */
  forget: (service?: string) => void;
}

const PROBE = 'tyopoyta:probe';

/**
 * Tries the keyring with an entry of no meaning.
 * @param probe random: neither an old entry nor another workbench's can answer for it
 * @returns why the keyring does not do, undefined when it does
 */
async function troubleOf(keyring: SecretStore, probe: string): Promise<KeyringTrouble | undefined> {
  const failed = (answer: Answer<unknown>) => (answer.ok ? undefined : answer.trouble);
  const set = await keyring.set(PROBE, probe, probe);
  if (!set.ok) return set.trouble;
  const read = await keyring.get(PROBE, probe);
  // Taken away whatever was read: nothing of the probe is left behind.
  const removed = await keyring.delete(PROBE, probe);
  // A locked keyring reads as an empty one.
  if (read.ok && read.value !== probe) return 'locked';
  return failed(read) ?? failed(removed) ?? (removed.ok && !removed.value ? 'refused' : undefined);
}

const reasonOf = (trouble: KeyringTrouble): Vault['because'] => {
  switch (trouble) {
    case 'locked':
      return 'keyringLocked';
    case 'slow':
      return 'keyringSlow';
    case 'refused':
      return 'noKeyring';
    default:
      return assertNever(trouble);
  }
};

/**
 * Where the secrets of this run are kept: on the keyring where it works, otherwise in memory only, and why.
 * @param shared several people use the workstation: its keyring is not even tried
 * @param keyring undefined where the host has none
 */
export async function chooseStore({
  shared,
  keyring,
  probe,
}: {
  shared: boolean;
  keyring: SecretStore | undefined;
  probe: string;
}): Promise<ChosenStore> {
  const because = shared
    ? 'shared'
    : keyring === undefined
      ? 'noKeyring'
      : await troubleOf(keyring, probe).then((trouble) => (trouble === undefined ? undefined : reasonOf(trouble)));
  if (because === undefined && keyring !== undefined) {
    return { store: keyring, vault: { kind: 'keyring' }, forget: () => {} };
  }
  const memory = createMemoryStore();
  return { store: memory, vault: { kind: 'memory', because }, forget: memory.forget };
}
