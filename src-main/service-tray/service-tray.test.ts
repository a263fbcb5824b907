import { resolve } from 'node:path';
import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { serviceSchema } from '#shared/service-tray.js';
import { createLive } from '../live.js';
import type { Caller } from '../rpc.js';
import { createServiceTray } from './index.js';
import type { OpenClient } from './trays.js';

const seeds = resolve(import.meta.dirname, '../../seeds/kymijoki/services.json');
const caller: { context: Caller } = { context: { screen: 2 } };
const clock = { now: () => Date.parse('2026-11-23T08:42:00Z') };

const begin = (options: { files?: Record<string, string> } = {}) => {
  const client = createLive<OpenClient>({ version: 1, reference: 'Patient/aune' });
  const { files } = options;
  const readFile =
    files &&
    ((path: string) => {
      const text = files[path];
      return text === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(text);
    });
  const tray = createServiceTray({
    file: files === undefined ? seeds : 's.json',
    attribution: 'Keksitty aineisto',
    ...(readFile && { readFile }),
    clock,
    client,
    log: () => {},
  });
  const now = async () => {
    const stop = new AbortController();
    const shown = await call(tray.router.watchTray, undefined, { ...caller, signal: stop.signal });
    const first = await shown.next();
    stop.abort();
    await shown.return();
    if (first.done === true) throw new Error('nothing shown');
    return first.value;
  };
  return { client, tray, now };
};
const text = (...ids: string[]) =>
  JSON.stringify(ids.map((id) => ({ id, serviceNames: [{ language: 'fi', value: id, type: 'Name' }] })));

describe('the demo county’s services', () => {
  it('are all taken in, with Swedish, a provider and a way to each', async () => {
    const { tray } = begin();
    const { services = [], skipped, failure } = await call(tray.router.services, {}, caller);
    expect(failure).toBeUndefined();
    expect(skipped).toEqual([]);
    expect(services.length).toBeGreaterThanOrEqual(130);
    const sizes = new Map<string, number>();
    for (const service of services) {
      serviceSchema.parse(service);
      expect(service.name.sv, service.name.fi).toBeDefined();
      expect(service.summary.sv, service.name.fi).toBeDefined();
      expect(service.provider?.sv, service.name.fi).toBeDefined();
      expect(service.channels.length, service.name.fi).toBeGreaterThan(0);
      for (const channel of service.channels) {
        if (channel.url !== undefined) expect(new URL(channel.url).hostname).toMatch(/\.example$/);
        if (channel.phone !== undefined) expect(channel.phone).toMatch(/^05 000 \d{4}$/);
      }
      sizes.set(service.theme, (sizes.get(service.theme) ?? 0) + 1);
    }
    expect(new Set(services.map((service) => service.summary.fi)).size).toBe(services.length);
    expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(8);
    expect(sizes.size).toBe(9);
    expect(services.filter((service) => !service.selfReferral).length).toBeGreaterThan(15);
  });
});

describe('createServiceTray', () => {
  it('gives the services once, then only that they are the same', async () => {
    const { tray } = begin({ files: { 's.json': text('a', 'b') } });
    const first = await call(tray.router.services, {}, caller);
    expect(first.services?.map((service) => service.id)).toEqual(['a', 'b']);
    const again = await call(tray.router.services, { knownVersion: first.version }, caller);
    expect(again.services).toBeUndefined();
    expect(again.version).toBe(first.version);
  });

  it('sees a changed file, keeps what it had when the file breaks, and says so', async () => {
    const files: Record<string, string> = { 's.json': text('a') };
    const { tray } = begin({ files });
    const first = await call(tray.router.services, {}, caller);
    files['s.json'] = text('a', 'c');
    const second = await call(tray.router.services, { knownVersion: first.version }, caller);
    expect(second.services).toHaveLength(2);
    files['s.json'] = '{';
    const third = await call(tray.router.services, {}, caller);
    expect(third.failure).toEqual({ kind: 'invalidAnswer', source: 's.json' });
    expect(third.services).toHaveLength(2);
    delete files['s.json'];
    expect((await call(tray.router.services, {}, caller)).failure?.kind).toBe('unreachable');
  });

  it('keeps each client’s tray for the session and drops all at sign-out', async () => {
    const { client, tray, now } = begin({ files: { 's.json': text('a') } });
    expect(await call(tray.router.add, { contextVersion: 1, serviceId: 'a' }, caller)).toEqual({ done: true });
    expect(await call(tray.router.add, { contextVersion: 1, serviceId: 'zz' }, caller)).toEqual({ done: false });
    client.set({ version: 2, reference: null });
    expect(await now()).toEqual({ contextVersion: 2, client: null, items: [] });
    client.set({ version: 3, reference: 'Patient/eero' });
    expect((await now()).items).toEqual([]);
    expect(await call(tray.router.add, { contextVersion: 1, serviceId: 'a' }, caller)).toEqual({ done: false });
    expect((await now()).items).toEqual([]);
    client.set({ version: 4, reference: 'Patient/aune' });
    expect((await now()).items).toEqual([{ serviceId: 'a', note: '', addedAt: '2026-11-23T08:42:00.000Z' }]);
    tray.clear();
    expect((await now()).items).toEqual([]);
    tray.close();
  });

  it('adds to nobody when the client changes while the services are being read', async () => {
    let deliver: (value: string) => void = () => {};
    const slow = new Promise<string>((resolve) => (deliver = resolve));
    const client = createLive<OpenClient>({ version: 1, reference: 'Patient/aune' });
    const readFile = (path: string) => (path === 's.json' ? slow : Promise.reject(new Error('ENOENT')));
    const tray = createServiceTray({ file: 's.json', attribution: '', readFile, clock, client, log: () => {} });
    const adding = call(tray.router.add, { contextVersion: 1, serviceId: 'a' }, caller);
    client.set({ version: 2, reference: 'Patient/eero' });
    deliver(text('a'));
    expect(await adding).toEqual({ done: false });
  });
});
