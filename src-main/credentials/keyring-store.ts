import type { Clock } from '#shared/clock.js';
import type { Keyring } from './keyring.js';
import { type Answer, type SecretStore, given } from './store.js';

/** Milliseconds after which the keyring is not waited for. A locked one may wait for its prompt for ever. */
export const KEYRING_TIMEOUT_MS = 3000;

/** libsecret tells of a lock by words only ("Cannot create an item in a locked collection"). */
const isLocked = (error: unknown) => error instanceof Error && /\blocked\b/i.test(error.message);

/**
 * Keeps secrets on the operating system's keyring. What fails is an answer, never a silence. While an operation hangs, no
 * other one is begun: each would hold a thread.
 */
export function createKeyringStore({
  keyring,
  clock,
  timeoutMs = KEYRING_TIMEOUT_MS,
}: {
  keyring: Keyring;
  clock: Pick<Clock, 'after'>;
  timeoutMs?: number;
}): SecretStore {
  let hanging = 0;

  async function ask<T>(call: () => Promise<T>): Promise<Answer<T>> {
    if (hanging > 0) return { ok: false, trouble: 'slow' };
    let stop = () => {};
    const late = new Promise<'late'>((resolve) => {
      stop = clock.after(timeoutMs, () => resolve('late'));
    });
    const work = call().then(
      (value): Answer<T> => given(value),
      (error: unknown): Answer<T> => ({ ok: false, trouble: isLocked(error) ? 'locked' : 'refused' }),
    );
    const first = await Promise.race([work, late]);
    stop();
    if (first !== 'late') return first;
    hanging += 1;
    void work.then(() => (hanging -= 1));
    keyring.abandon?.();
    return { ok: false, trouble: 'slow' };
  }

  return {
    async get(service, account) {
      const answer = await ask(() => keyring.getPassword(service, account));
      return answer.ok ? given(answer.value ?? undefined) : answer;
    },
    set: (service, account, secret) => ask(() => keyring.setPassword(service, account, secret)),
    delete: (service, account) => ask(() => keyring.deletePassword(service, account)),
    async findAll(service) {
      const answer = await ask(() => keyring.findCredentials(service));
      return answer.ok ? given(answer.value.map(({ account, password }) => ({ account, secret: password }))) : answer;
    },
  };
}
