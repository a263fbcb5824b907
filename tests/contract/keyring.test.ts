import { spawnSync } from 'node:child_process';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSystemClock } from '#shared/clock.js';
import { chooseStore } from '../../src-main/credentials/choose-store.js';
import { forkKeyring } from '../../src-main/credentials/fork-keyring.js';
import { createKeyringClient } from '../../src-main/credentials/keyring-client.js';
import { createKeyringStore } from '../../src-main/credentials/keyring-store.js';
import { bundle } from '../lib/bundle.mjs';
import { type KeyringSession, missingForKeyring, startKeyringSession } from '../lib/gnome-keyring.js';

const missing = missingForKeyring();
if (missing.length > 0)
  console.warn(`NOT RUN: the real keyring, since ${missing.join(' and ')} is not installed here.`);

/** Nobody listens there: also where the machine of the test has a keyring of its own. */
const NOWHERE = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus', DISPLAY: '' };
const clock = createSystemClock();
let script = '';
const closers: (() => void | Promise<void>)[] = [];

beforeAll(async () => {
  script = (await bundle('keyring-test', { keyring: 'src-main/credentials/keyring-process.ts' }))('keyring');
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** Our store on the keyring that these variables lead to, through the process that the product uses. */
function storeAt(env: Record<string, string>, timeoutMs?: number) {
  const keyring = createKeyringClient(() => forkKeyring(script, env));
  closers.push(() => keyring.close?.());
  return createKeyringStore({ keyring, clock, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
}
async function session(how: { unlocked: boolean }): Promise<KeyringSession> {
  const started = await startKeyringSession(how);
  closers.push(started.stop);
  return started;
}
const vaultAt = async (env: Record<string, string>, timeoutMs?: number) =>
  (await chooseStore({ shared: false, keyring: storeAt(env, timeoutMs), probe: `probe-${Math.random()}` })).vault;

describe.skipIf(missing.length > 0)('gnome-keyring', () => {
  it('keeps what is given to it: set, get, replace, find, delete', async () => {
    const { env } = await session({ unlocked: true });
    const store = storeAt(env);
    await expect
      .poll(() => store.set('tyopoyta:k:matti', 'palse', 'kissa € "1"'), { timeout: 10_000 })
      .toMatchObject({ ok: true });
    await store.set('tyopoyta:k:matti', 'soster', 'toinen');
    await store.set('tyopoyta:k:liisa', 'palse', 'liisan');
    expect(await store.get('tyopoyta:k:matti', 'palse')).toEqual({ ok: true, value: 'kissa € "1"' });
    await store.set('tyopoyta:k:matti', 'palse', 'uusi');
    const all = await store.findAll('tyopoyta:k:matti');
    expect(all.ok && all.value.toSorted((one, other) => one.account.localeCompare(other.account))).toEqual([
      { account: 'palse', secret: 'uusi' },
      { account: 'soster', secret: 'toinen' },
    ]);
    expect(await store.delete('tyopoyta:k:matti', 'palse')).toEqual({ ok: true, value: true });
    expect(await store.delete('tyopoyta:k:matti', 'palse')).toEqual({ ok: true, value: false });
    expect(await store.get('tyopoyta:k:matti', 'palse')).toEqual({ ok: true, value: undefined });
    expect(await store.findAll('tyopoyta:k:nobody')).toEqual({ ok: true, value: [] });
    expect(await vaultAt(env)).toEqual({ kind: 'keyring' });
    // Another process of the workbench, as after a restart.
    expect(await storeAt(env).get('tyopoyta:k:liisa', 'palse')).toEqual({ ok: true, value: 'liisan' });
  });

  it('that is locked is found out, and its entries are not mistaken for none', async () => {
    const { env } = await session({ unlocked: false });
    expect(await vaultAt(env)).toMatchObject({ kind: 'memory', because: expect.stringMatching(/Locked|Slow/) });
  });

  it('that hangs is given up within its time, also later on, and works again when it answers', async () => {
    const { env, freeze, resume } = await session({ unlocked: true });
    const store = storeAt(env, 1000);
    await expect.poll(() => store.set('s', 'a', '1'), { timeout: 10_000 }).toMatchObject({ ok: true });
    freeze();
    expect(await store.set('s', 'a', '2')).toEqual({ ok: false, trouble: 'slow' });
    expect(await vaultAt(env, 500)).toEqual({ kind: 'memory', because: 'keyringSlow' });
    resume();
    await expect.poll(() => store.get('s', 'a'), { timeout: 10_000 }).toMatchObject({ ok: true });
  });
});

describe('no keyring', () => {
  it('without D-Bus is told, and nothing waits', async () => {
    expect(await vaultAt(NOWHERE)).toEqual({ kind: 'memory', because: 'noKeyring' });
  });

  it('whose process cannot even start is told too', async () => {
    const keyring = createKeyringClient(() => forkKeyring('/nonexistent/keyring.js', NOWHERE));
    const store = createKeyringStore({ keyring, clock });
    expect((await chooseStore({ shared: false, keyring: store, probe: 'p' })).vault).toMatchObject({
      because: 'noKeyring',
    });
  });

  it('never keeps a program from ending', () => {
    const program = `import { fork } from 'node:child_process';
      const child = fork(${JSON.stringify(script)}, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      child.unref(); child.channel.unref();`;
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { timeout: 10_000 });
    expect(status).toBe(0);
  });
});
