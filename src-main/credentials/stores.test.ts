import { expect, describe, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { chooseStore } from './choose-store.js';
import { KEYRING_TIMEOUT_MS, createKeyringStore } from './keyring-store.js';
import type { Keyring } from './keyring.js';

/** A keyring as keytar offers it, in memory; a call may be replaced. */
function keyring(change: Partial<Keyring> = {}): Keyring & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getPassword: async (service, account) => entries.get(`${service} ${account}`) ?? null,
    setPassword: async (service, account, password) => void entries.set(`${service} ${account}`, password),
    deletePassword: async (service, account) => entries.delete(`${service} ${account}`),
    findCredentials: async (service) =>
      [...entries].flatMap(([key, password]) =>
        key.startsWith(`${service} `) ? [{ account: key.slice(service.length + 1), password }] : [],
      ),
    ...change,
  };
}
const never = () => new Promise<never>(() => {});
const clock = createManualClock(0);
const choose = (one: Keyring | undefined, shared = false) =>
  chooseStore({ shared, probe: 'p1', keyring: one && createKeyringStore({ keyring: one, clock }) });

describe('where secrets are kept', () => {
  it('on the keyring where it works, and nothing of the probe is left there', async () => {
    const real = keyring();
    expect((await choose(real)).vault).toEqual({ kind: 'keyring' });
    expect(real.entries.size).toBe(0);
  });

  it.each<[string, Partial<Keyring>, string]>([
    [
      'a locked one that refuses',
      { setPassword: () => Promise.reject(new Error('in a locked collection')) },
      'keyringLocked',
    ],
    ['a locked one that reads as empty', { getPassword: async () => null }, 'keyringLocked'],
    ['one that is not there', { setPassword: () => Promise.reject(new Error('no D-Bus')) }, 'noKeyring'],
    ['one that cannot read', { getPassword: () => Promise.reject(new Error('x')) }, 'noKeyring'],
    ['one that cannot delete', { deletePassword: () => Promise.reject(new Error('x')) }, 'noKeyring'],
    ['one that deletes nothing', { deletePassword: async () => false }, 'noKeyring'],
  ])('in memory for %s', async (_what, change, because) => {
    expect((await choose(keyring(change))).vault).toEqual({ kind: 'memory', because });
  });

  it.each(['setPassword', 'getPassword', 'deletePassword'] as const)(
    'in memory for one that hangs at %s',
    async (call) => {
      let abandoned = 0;
      let asked = () => {};
      const hangs = new Promise<void>((resolve) => (asked = resolve));
      const chosen = choose(
        keyring({
          [call]: () => {
            asked();
            return never();
          },
          abandon: () => void (abandoned += 1),
        }),
      );
      await hangs;
      clock.advance(KEYRING_TIMEOUT_MS);
      expect((await chosen).vault).toEqual({ kind: 'memory', because: 'keyringSlow' });
      expect(abandoned).toBe(1);
    },
  );

  it('in memory on a shared workstation, whose keyring is not even asked', async () => {
    const real = keyring({ setPassword: () => Promise.reject(new Error('asked')) });
    const { vault, store, forget } = await choose(real, true);
    expect(vault).toEqual({ kind: 'memory', because: 'shared' });
    await store.set('a', 'x', '1');
    await store.set('b', 'y', '2');
    forget('a');
    expect([await store.findAll('a'), await store.get('b', 'y')]).toMatchObject([{ value: [] }, { value: '2' }]);
    forget();
    expect(await store.get('b', 'y')).toEqual({ ok: true, value: undefined });
    expect((await choose(undefined)).vault).toEqual({ kind: 'memory', because: 'noKeyring' });
  });
});

describe('a keyring that hangs', () => {
  it('is asked nothing more until it answers', async () => {
    let calls = 0;
    let answer: (value: null) => void = () => {};
    const store = createKeyringStore({
      clock,
      keyring: keyring({
        getPassword: () => {
          calls += 1;
          return new Promise((resolve) => (answer = resolve));
        },
      }),
    });
    const first = store.get('s', 'a');
    clock.advance(KEYRING_TIMEOUT_MS);
    expect(await first).toEqual({ ok: false, trouble: 'slow' });
    expect(await store.set('s', 'a', 'x')).toEqual({ ok: false, trouble: 'slow' });
    answer(null);
    await expect.poll(() => store.set('s', 'a', 'x')).toMatchObject({ ok: true });
    expect(calls).toBe(1);
  });
});
