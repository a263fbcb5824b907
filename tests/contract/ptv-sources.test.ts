import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serviceSourceSchema } from '#shared/service-sources.js';
import { openSource } from '../../src-main/service-tray/sources/open-source.js';
import { normalise } from '../../src-main/service-tray/sources/normalise.js';
import { refreshSource } from '../../src-main/service-tray/sources/refresh.js';
import { createStore, type Store } from '../../src-main/service-tray/sources/store.js';
import { listenOnLoopback, type LoopbackServer } from '../../src-simulators/lib/loopback.js';
import { type PtvObject, type Trouble, startPtv } from '../../src-simulators/ptv/index.js';

const fi = (value: string, type?: string) => [{ language: 'fi', value, type }];
const service = (index: number, more: Record<string, unknown> = {}): PtvObject => ({
  id: `s${index}`,
  serviceNames: fi(`Palvelu ${index}: päivätoiminta`, 'Name'),
  serviceDescriptions: fi('Kerran viikossa, maksuton €', 'Summary'),
  serviceChannels: [{ serviceChannel: { id: `c${index % 7}`, name: 'Toimipiste' }, description: [], serviceHours: [] }],
  organizations: [{ organization: { id: 'o1', name: 'Kunta' }, roleType: 'Responsible' }],
  areas: [{ type: 'Municipality', municipalities: [{ code: index % 2 === 0 ? '285' : '489', name: fi('Kotka') }] }],
  publishingStatus: 'Published',
  modified: '2026-01-10T06:56:40.000',
  ...more,
});
const channel = (index: number): PtvObject => ({
  id: `c${index}`,
  serviceChannelType: 'ServiceLocation',
  serviceChannelNames: fi(`Talo ${index}`, 'Name'),
  publishingStatus: 'Published',
  modified: '2026-01-10T06:56:40.000',
});
const organization: PtvObject = {
  id: 'o1',
  organizationType: 'Municipality',
  organizationNames: fi('Kotkan kaupunki', 'Name'),
  publishingStatus: 'Published',
  modified: '2026-01-10T06:56:40.000',
};

let folder: string;
let server: LoopbackServer;
let store: Store;
let services: PtvObject[];
let ptv: ReturnType<typeof startPtv>;
let pauses: number[];
let now: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ptv-'));
  store = createStore(folder);
  server = await listenOnLoopback();
  services = Array.from({ length: 45 }, (_, index) => service(index));
  const channels = Array.from({ length: 7 }, (_, index) => channel(index));
  const data = () => Promise.resolve({ services, channels, organizations: [organization] });
  ptv = startPtv({ server, data, apiKey: 'avain', pageSize: 10 });
  pauses = [];
  now = Date.parse('2026-11-23T08:00:00Z');
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

function refresh(options: { source?: Record<string, unknown>; acceptRemovals?: boolean; abortAfter?: number } = {}) {
  const source = serviceSourceSchema.parse({
    kind: 'ptv11',
    id: 'ptv',
    name: 'PTV',
    licence: 'CC0',
    baseUrl: `${server.url}/api/v11`,
    retries: 2,
    timeoutMs: 2000,
    ...options.source,
  });
  const world = {
    fetch,
    pause: (ms: number) => Promise.resolve(void pauses.push(ms)),
    random: () => 0.5,
    now: () => now,
  };
  const stop = new AbortController();
  const open = openSource(source, (path) => path, world);
  return open.origin().then((origin) =>
    refreshSource({
      source,
      origin,
      read: open.read,
      store,
      now: () => now,
      mostRemoved: 0.2,
      acceptRemovals: options.acceptRemovals === true,
      progress: (done) => {
        if (options.abortAfter !== undefined && done >= options.abortAfter) stop.abort();
      },
      signal: stop.signal,
    }),
  );
}
const kept = async () => {
  const found = await store.read('ptv');
  if (found === undefined) throw new Error('nothing is kept');
  return normalise(found.holding, 'ptv');
};

describe('PTV', () => {
  it('is read whole, with channels and organisations, and a second time changes nothing', async () => {
    const { report } = await refresh();
    expect(report).toMatchObject({ outcome: 'changed', asked: 'all', services: 45, skipped: [] });
    expect(report.added).toHaveLength(45);
    const first = await kept();
    expect(first.services[0]).toMatchObject({
      name: { fi: 'Palvelu 0: päivätoiminta' },
      provider: { fi: 'Kotkan kaupunki' },
      sector: 'municipality',
      channels: [{ kind: 'inPerson', name: { fi: 'Talo 0' } }],
    });
    const again = await refresh();
    expect(again.report).toMatchObject({ outcome: 'same', asked: 'changes', services: 45 });
    expect((await kept()).marks).toEqual(first.marks);
  });

  it.each<Trouble>(['errors', 'gateway', 'html', 'truncated', 'repeats', 'shifts', 'latin', 'slow'])(
    'is read whole through %s',
    async (mode) => {
      ptv.trouble(mode);
      const { report } = await refresh();
      expect(report).toMatchObject({ outcome: 'changed', services: mode === 'shifts' ? expect.any(Number) : 45 });
      const { services: found } = await kept();
      expect(found[0]?.name.fi).toBe('Palvelu 0: päivätoiminta');
      expect(new Set(found.map((one) => one.id)).size).toBe(found.length);
      if (['errors', 'gateway', 'html', 'truncated'].includes(mode)) {
        // Each pause lies between half and the whole of a step that doubles.
        expect(pauses.every((ms) => ms >= 250 && ms <= 1000)).toBe(true);
        expect(pauses.length).toBeGreaterThan(3);
      }
    },
  );

  it('takes objects full of nulls, by their names', async () => {
    ptv.trouble('nulls');
    expect((await refresh()).report).toMatchObject({ outcome: 'changed', services: 45 });
    expect((await kept()).services[7]).toMatchObject({ channels: [], charge: 'unknown', theme: 'everyday' });
  });

  it.each<[Trouble, number, string]>([
    ['missing', 41, 'Service s9: HTTP 404'],
    ['poison', 44, 'Service s3: HTTP 500'],
  ])('goes on without the objects of %s, and says which', async (mode, count, line) => {
    ptv.trouble(mode);
    const { report } = await refresh();
    expect(report).toMatchObject({ outcome: 'changed', services: count });
    expect(report.skipped).toContain(line);
  });

  it.each<[Trouble, Record<string, unknown>]>([
    ['down', { kind: 'rejected', status: 500 }],
    ['cut', { kind: 'invalidAnswer', detail: 'JSON that ends in the middle' }],
  ])('that is %s leaves the last good data', async (mode, failure) => {
    await refresh();
    const before = await kept();
    ptv.trouble(mode);
    const { report } = await refresh();
    expect(report).toMatchObject({ outcome: 'failed', services: 45, failure });
    expect((await kept()).marks).toEqual(before.marks);
  });

  it('gives the changes of a day, and what was archived goes', async () => {
    await refresh();
    now += 24 * 3_600_000;
    const modified = '2026-11-24T07:00:00.000';
    services[0] = service(0, { serviceNames: fi('Uusi nimi', 'Name'), modified });
    services[1] = service(1, { publishingStatus: 'Archived', modified });
    services.push(service(99, { modified }));
    const before = ptv.requests();
    const { report } = await refresh();
    expect(report).toMatchObject({
      outcome: 'changed',
      asked: 'changes',
      added: ['s99'],
      changed: ['s0'],
      removed: ['s1'],
    });
    // Not all over again: lists of what has changed, and the two services.
    expect(ptv.requests() - before).toBeLessThan(12);
    expect((await kept()).services).toHaveLength(45);
  });

  it('is read whole once a week, and what is no longer listed goes', async () => {
    await refresh();
    services.splice(40);
    now += 24 * 3_600_000;
    expect((await refresh()).report).toMatchObject({ asked: 'changes', outcome: 'same' });
    now += 7 * 24 * 3_600_000;
    expect((await refresh()).report).toMatchObject({ asked: 'all', outcome: 'changed', services: 40 });
  });

  it.each<Trouble>(['shifts', 'empty'])(
    'with pages that leave some out (%s) loses none of those it still has',
    async (mode) => {
      await refresh();
      now += 8 * 24 * 3_600_000;
      ptv.trouble(mode);
      expect((await refresh()).report).toMatchObject({ asked: 'all', outcome: 'same', services: 45, skipped: [] });
    },
  );

  it('that lists nothing any more is not believed, until somebody accepts it', async () => {
    await refresh();
    services.splice(20);
    now += 8 * 24 * 3_600_000;
    const { report } = await refresh();
    expect(report).toMatchObject({ outcome: 'held', services: 45 });
    expect(report.removed).toHaveLength(25);
    expect((await kept()).services).toHaveLength(45);
    expect((await refresh({ acceptRemovals: true })).report).toMatchObject({ outcome: 'changed', services: 20 });
  });

  it('goes on after an interruption where it was', async () => {
    const interrupted = await refresh({ abortAfter: 45 });
    expect(interrupted.report.outcome).toBe('failed');
    const before = ptv.requests();
    const { report } = await refresh();
    expect(report).toMatchObject({ outcome: 'changed', services: 45 });
    expect(report.resumed).toBeGreaterThanOrEqual(45);
    // The pages of ids, and what had not come: no service again.
    expect(ptv.requests() - before).toBeLessThan(10);
  });

  it('of some municipalities gives theirs only, with the whole country’s once', async () => {
    services.push(service(100, { areas: [] }));
    const { report } = await refresh({ source: { municipalities: ['489'] } });
    expect(report).toMatchObject({ outcome: 'changed', services: 23 });
  });
});
