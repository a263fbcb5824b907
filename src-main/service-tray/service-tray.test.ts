import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import type { ServiceSource } from '#shared/service-sources.js';
import { serviceSchema } from '#shared/service-tray.js';
import { createLive } from '../live.js';
import type { Caller } from '../rpc.js';
import { createServiceTray } from './index.js';
import type { OpenClient } from './trays.js';

const seeds = resolve(import.meta.dirname, '../../seeds/kymijoki/services.json');
const caller: { context: Caller } = { context: { screen: 2 } };
const noNetwork = () => Promise.reject(new Error('no network here'));

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'tray-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));
const put = (name: string, text: string) => writeFile(join(folder, name), text);

const begin = (options: { file?: string; sources?: ServiceSource[]; fetch?: typeof fetch } = {}) => {
  const client = createLive<OpenClient>({ version: 1, reference: 'Patient/aune' });
  const { file = 's.json', fetch = noNetwork } = options;
  const clock = createManualClock(Date.parse('2026-11-23T08:42:00Z'));
  const one: ServiceSource = { kind: 'file', id: 'services', name: 's.json', licence: 'Keksitty aineisto', file };
  const tray = createServiceTray({
    sources: options.sources ?? [one],
    map: undefined,
    readFile: async () => '',
    mostRemoved: 0.2,
    path: (relative) => resolve(folder, relative),
    folder: join(folder, 'kept'),
    fetchAfterMs: 2000,
    fetch,
    random: () => 0.5,
    newId: () => 'epoch',
    clock,
    client,
    log: () => {},
  });
  const ask = (input: { since?: string; page?: { of: string; from: number } } = {}) =>
    call(tray.router.services, input, caller);
  const now = async () => {
    const stop = new AbortController();
    const shown = await call(tray.router.watchTray, undefined, { ...caller, signal: stop.signal });
    const first = await shown.next();
    stop.abort();
    await shown.return();
    if (first.done === true) throw new Error('nothing shown');
    return first.value;
  };
  return { client, clock, tray, ask, now };
};
const text = (...ids: string[]) =>
  JSON.stringify(ids.map((id) => ({ id, serviceNames: [{ language: 'fi', value: id, type: 'Name' }] })));
const ids = (services: readonly { id: string }[]) => services.map((service) => service.id);

describe('the demo county’s services', () => {
  it('are all taken in, with Swedish, a provider and a way to each', async () => {
    const { ask, tray } = begin({ file: seeds });
    const { services, skipped, failure } = await ask();
    tray.close();
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
  it('gives the services once, then only what has changed', async () => {
    await put('s.json', text('a', 'b'));
    const { ask, tray } = begin();
    const first = await ask();
    expect(first).toMatchObject({
      whole: true,
      attribution: 'Keksitty aineisto',
      sources: [{ state: 'current', services: 2 }],
    });
    expect(ids(first.services)).toEqual(['a', 'b']);
    expect(await ask({ since: first.version })).toMatchObject({
      version: first.version,
      whole: false,
      services: [],
      removed: [],
    });
    await put('s.json', text('a', 'c'));
    const second = await ask({ since: first.version });
    expect(second).toMatchObject({ whole: false, removed: ['b'] });
    expect(ids(second.services)).toEqual(['c']);
    tray.close();
  });

  it('keeps what it had when the file breaks or goes, says so, and knows it still after a restart', async () => {
    await put('s.json', text('a'));
    const { ask, tray } = begin();
    const first = await ask();
    await put('s.json', '[{"id": "a", "serviceNames": [');
    const broken = await ask({ since: first.version });
    expect(broken).toMatchObject({
      version: first.version,
      failure: { kind: 'invalidAnswer', source: 's.json', detail: 'JSON that ends in the middle' },
      sources: [{ state: 'failed', services: 1 }],
    });
    await rm(join(folder, 's.json'));
    expect((await ask()).failure).toMatchObject({ detail: 'no such file' });
    tray.close();
    const again = begin();
    const after = await again.ask({ since: first.version });
    expect(after).toMatchObject({ version: first.version, whole: false, services: [] });
    expect(ids((await again.ask()).services)).toEqual(['a']);
    again.tray.close();
  });

  it('does not believe that most of the services are gone at once', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `s${index}`);
    await put('s.json', text(...many));
    const { ask, tray } = begin();
    await ask();
    await put('s.json', text(...many.slice(0, 10)));
    const held = await ask();
    expect(held.services).toHaveLength(40);
    expect(held.sources).toMatchObject([{ state: 'held', services: 40 }]);
    await put('s.json', text(...many.slice(0, 36)));
    expect((await ask()).services).toHaveLength(36);
    tray.close();
  });

  it('gives a large catalogue in pages, and tells a screen when it changes between two of them', async () => {
    const many = Array.from({ length: 600 }, (_, index) => `s${index}`);
    await put('s.json', text(...many));
    const { ask, tray } = begin();
    const first = await ask();
    expect(first.services).toHaveLength(250);
    const second = await ask({ page: { of: first.version, from: first.next ?? 0 } });
    const third = await ask({ page: { of: first.version, from: second.next ?? 0 } });
    expect(third.next).toBeUndefined();
    expect(ids([...first.services, ...second.services, ...third.services])).toEqual(many);
    await put('s.json', text(...many, 'new'));
    const late = await ask({ page: { of: first.version, from: 250 } });
    expect(late.version).not.toBe(first.version);
    expect(late.services).toEqual([]);
    tray.close();
  });

  it('asks an address only after the first screen, and gives the kept data of one that does not answer', async () => {
    const source: ServiceSource = {
      kind: 'csvUrl',
      id: 'ngo',
      name: 'Järjestöt',
      licence: 'Keksitty',
      url: 'http://127.0.0.1:9/t.csv',
      timeoutMs: 1000,
      concurrency: 1,
      retries: 0,
    };
    const asked: string[] = [];
    const answer: typeof fetch = (url) => {
      asked.push(String(url));
      return Promise.resolve(new Response('nimi;alkaa;klo\nKerho;;\nAvoimet ovet;1.12.2026;13'));
    };
    const { ask, clock, tray } = begin({ sources: [source], fetch: answer });
    // Nobody waits for it: the screen is told when it has come.
    expect(await ask()).toMatchObject({ services: [], sources: [{ state: 'never' }] });
    expect(asked).toEqual([]);
    clock.advance(2000);
    const told = await call(tray.router.watchSources, undefined, caller);
    for await (const { sources } of told) if (sources[0]?.state === 'current') break;
    const first = await ask();
    expect(first).toMatchObject({
      services: [{ name: { fi: 'Kerho' } }],
      events: [{ start: '2026-12-01T11:00:00.000Z' }],
    });
    expect(asked).toHaveLength(1);
    tray.close();
    const later = begin({ sources: [{ ...source, url: 'http://127.0.0.1:8/t.csv' }] });
    expect((await later.ask()).services).toHaveLength(1);
    later.tray.close();
  });

  it('keeps each client’s tray for the session and drops all at sign-out', async () => {
    await put('s.json', text('a'));
    const { client, tray, now } = begin();
    expect(
      await call(tray.router.add, { contextVersion: 1, item: { kind: 'service', serviceId: 'a' } }, caller),
    ).toEqual({ done: true });
    expect(
      await call(tray.router.add, { contextVersion: 1, item: { kind: 'service', serviceId: 'zz' } }, caller),
    ).toEqual({ done: false });
    client.set({ version: 2, reference: null });
    expect(await now()).toEqual({ contextVersion: 2, client: null, items: [] });
    client.set({ version: 3, reference: 'Patient/eero' });
    expect((await now()).items).toEqual([]);
    expect(
      await call(tray.router.add, { contextVersion: 1, item: { kind: 'service', serviceId: 'a' } }, caller),
    ).toEqual({ done: false });
    expect((await now()).items).toEqual([]);
    client.set({ version: 4, reference: 'Patient/aune' });
    expect((await now()).items).toEqual([
      { kind: 'service', serviceId: 'a', note: '', addedAt: '2026-11-23T08:42:00.000Z' },
    ]);
    tray.clear();
    expect((await now()).items).toEqual([]);
    tray.close();
  });

  it('adds to nobody when the client changes while the services are being read', async () => {
    await put('s.json', text('a'));
    const { client, tray } = begin();
    const adding = call(tray.router.add, { contextVersion: 1, item: { kind: 'service', serviceId: 'a' } }, caller);
    client.set({ version: 2, reference: 'Patient/eero' });
    expect(await adding).toEqual({ done: false });
    tray.close();
  });
});
