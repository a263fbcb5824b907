import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { countyToolSchema } from '#shared/county-tool.js';
import type { CredentialsState } from '#shared/credentials.js';
import type { Professional } from '#shared/identity.js';
import { createLog } from '../log.js';
import { createRedaction } from '../redact.js';
import { type Keyring, createCredentials } from './index.js';

const matti: Professional = { id: 'matti/1', name: 'Matti', role: 'nurse' };
const liisa: Professional = { id: 'liisa', name: 'Liisa', role: 'nurse' };
const tool = (id: string, signIn: object, more: object = {}) =>
  countyToolSchema.parse({
    id,
    name: { fi: id, sv: id, en: id },
    kind: 'link',
    url: 'https://tool.example/',
    signIn,
    ...more,
  });
const form = { as: 'form', page: 'https://tool.example/login', user: '#u', password: '#p' };
const tools = [
  tool('palse', form),
  tool('soster', { as: 'basic' }),
  tool('omaolo', { as: 'provider' }),
  tool('toinen', { as: 'basic' }, { roles: ['trainer'] }),
];
const caller = { context: { screen: 1 as const } };

function setUp({ shared = false, fillsLogIns = false, clipboard = true } = {}) {
  const entries = new Map<string, Map<string, string>>();
  const broken = { keyring: false };
  const ask = async <T>(run: () => T): Promise<T> => {
    if (broken.keyring) throw new Error('gone');
    return run();
  };
  const of = (service: string) => {
    const accounts = entries.get(service) ?? new Map<string, string>();
    entries.set(service, accounts);
    return accounts;
  };
  let asked = 0;
  const keyring: Keyring = {
    getPassword: (service, account) => ask(() => of(service).get(account) ?? null),
    setPassword: (service, account, password) => {
      asked += 1;
      return ask(() => void of(service).set(account, password));
    },
    deletePassword: (service, account) => ask(() => of(service).delete(account)),
    findCredentials: (service) => ask(() => [...of(service)].map(([account, password]) => ({ account, password }))),
  };
  const held = { text: '' };
  const lines: string[] = [];
  const redaction = createRedaction();
  const who: { now: Professional | undefined } = { now: matti };
  let drawn = 0;
  const credentials = createCredentials({
    county: 'kymijoki',
    shared,
    keyring,
    tools,
    professional: () => who.now,
    fillsLogIns,
    clipboard: clipboard ? { read: async () => held.text, write: async (text) => void (held.text = text) } : undefined,
    redaction,
    random: () => `random-${(drawn += 1)}`,
    clock: createManualClock(Date.parse('2026-11-23T08:42:00Z')),
    log: createLog((line) => lines.push(line), undefined, redaction),
  });
  const { router } = credentials;
  return {
    credentials,
    entries,
    broken,
    held,
    lines,
    who,
    asked: () => asked,
    save: (toolId: string, user = 'mm', password = 'kissanpentu') =>
      call(router.save, { toolId, user, password }, caller),
    remove: (toolId: string) => call(router.remove, { toolId }, caller),
    removeAll: () => call(router.removeAll, undefined, caller),
    copy: (toolId: string, what: 'user' | 'password') => call(router.copy, { toolId, what }, caller),
    async state(): Promise<CredentialsState> {
      const stop = new AbortController();
      const seen = await call(router.watch, undefined, { ...caller, signal: stop.signal });
      const { value, done } = await seen.next();
      stop.abort();
      await seen.return(undefined);
      if (done === true || value === undefined) throw new Error('the stream ended');
      return value;
    },
  };
}

describe('stored log-ins', () => {
  it('are listed without their passwords, for the tools that ask for one', async () => {
    const { save, state, asked, credentials } = setUp();
    credentials.sessionChanged();
    expect(asked()).toBe(0);
    expect(await save('palse')).toEqual({});
    const now = await state();
    expect(now).toEqual({
      vault: { kind: 'keyring' },
      stored: [{ toolId: 'palse', user: 'mm', savedAt: '2026-11-23T08:42:00.000Z' }],
      tools: [
        { toolId: 'palse', handedOver: 'copies' },
        { toolId: 'soster', handedOver: 'copies' },
      ],
    });
    expect(JSON.stringify(now)).not.toContain('kissanpentu');
    expect(await credentials.loginFor('palse')).toEqual({ user: 'mm', password: 'kissanpentu' });
    expect(await credentials.loginFor('soster')).toBeUndefined();
  });

  it('are replaced, deleted one by one and all at once', async () => {
    const { save, remove, removeAll, state, credentials } = setUp();
    await save('palse');
    await save('soster', 'toinen');
    await save('palse', 'mm', 'uusi salasana');
    expect(await credentials.loginFor('palse')).toMatchObject({ password: 'uusi salasana' });
    expect(await remove('palse')).toEqual({});
    expect((await state()).stored.map(({ toolId }) => toolId)).toEqual(['soster']);
    await save('palse');
    expect(await removeAll()).toEqual({});
    expect((await state()).stored).toEqual([]);
  });

  it('are taken for tools that ask for them only', async () => {
    const { save, entries } = setUp();
    for (const id of ['omaolo', 'toinen', 'nope']) expect(await save(id)).toEqual({ failure: 'unknownTool' });
    expect([...entries.values()].every((accounts) => accounts.size === 0)).toBe(true);
  });

  it('of one professional are never another’s, and none are given while nobody is signed in', async () => {
    const { save, state, who, credentials, copy, entries, removeAll } = setUp();
    await save('palse');
    who.now = liisa;
    credentials.sessionChanged();
    expect((await state()).stored).toEqual([]);
    expect(await credentials.loginFor('palse')).toBeUndefined();
    expect(await copy('palse', 'password')).toEqual({ copied: false, because: 'nothingStored' });
    await removeAll();
    who.now = undefined;
    expect(await credentials.loginFor('palse')).toBeUndefined();
    expect(await save('palse')).toEqual({ failure: 'signedOut' });
    expect(await removeAll()).toEqual({ failure: 'signedOut' });
    expect(await copy('palse', 'user')).toEqual({ copied: false, because: 'signedOut' });
    expect(await state()).toMatchObject({ stored: [], tools: [] });
    who.now = matti;
    expect((await state()).stored).toHaveLength(1);
    expect([...entries.keys()]).toContain('tyopoyta:kymijoki:matti%2F1');
  });

  it('stay told of when the keyring fails, and every failure is said', async () => {
    const { save, state, remove, removeAll, copy, broken, lines } = setUp();
    await save('palse');
    await state();
    broken.keyring = true;
    expect(await save('soster')).toEqual({ failure: 'vaultFailed' });
    expect(await remove('palse')).toEqual({ failure: 'vaultFailed' });
    expect(await removeAll()).toEqual({ failure: 'vaultFailed' });
    expect(await copy('palse', 'password')).toEqual({ copied: false, because: 'vaultFailed' });
    expect(await state()).toMatchObject({
      vault: { kind: 'keyring', failing: true },
      stored: [{ toolId: 'palse' }],
    });
    broken.keyring = false;
    expect((await state()).vault).toEqual({ kind: 'keyring' });
    expect(lines.filter((line) => line.includes('credentials-vault-failed')).length).toBeGreaterThanOrEqual(4);
    expect(lines.join('')).not.toMatch(/kissanpentu|palse/);
  });
});

describe('in memory only', () => {
  it('they are forgotten at sign-out; of one professional alone where another’s session goes on', async () => {
    const { save, state, who, credentials, entries } = setUp({ shared: true });
    await save('palse');
    who.now = liisa;
    await save('palse', 'll');
    await credentials.clear(matti.id);
    expect((await state()).stored).toMatchObject([{ user: 'll' }]);
    expect((await state()).vault).toEqual({ kind: 'memory', because: 'shared' });
    await credentials.clear();
    expect((await state()).stored).toEqual([]);
    who.now = matti;
    expect((await state()).stored).toEqual([]);
    expect(entries.size).toBe(0);
  });
});

describe('handing over', () => {
  it('copies the user name, and the password for a while', async () => {
    const { save, copy, held, credentials } = setUp();
    await save('palse');
    expect([await copy('palse', 'user'), held.text]).toEqual([{ copied: true }, 'mm']);
    expect(await copy('palse', 'password')).toEqual({ copied: true, clearsAfterSeconds: 30 });
    expect(held.text).toBe('kissanpentu');
    await credentials.lock();
    expect(held.text).toBe('');
    await copy('palse', 'password');
    await credentials.close();
    expect(held.text).toBe('');
  });

  it('is said as it is in this host', async () => {
    const how = async (options: object) => (await setUp(options).state()).tools.map(({ handedOver }) => handedOver);
    expect(await how({ fillsLogIns: true })).toEqual(['fills', 'fills']);
    expect(await how({ clipboard: false })).toEqual(['byHand', 'byHand']);
    const { save, copy } = setUp({ clipboard: false });
    await save('palse');
    expect(await copy('palse', 'password')).toEqual({ copied: false, because: 'noClipboard' });
  });
});
