import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serviceSourceSchema } from '#shared/service-sources.js';
import type { Service } from '#shared/service-tray.js';
import { normalise } from '../../src-main/service-tray/sources/normalise.js';
import { openSource } from '../../src-main/service-tray/sources/open-source.js';
import { refreshSource } from '../../src-main/service-tray/sources/refresh.js';
import { type Store, createStore } from '../../src-main/service-tray/sources/store.js';
import { type LoopbackServer, listenOnLoopback } from '../../src-simulators/lib/loopback.js';
import { startDemoPtv } from '../../src-simulators/ptv/demo.js';
import { type PtvData, type PtvObject, startPtv } from '../../src-simulators/ptv/index.js';

const fi = (value: string, type?: string) => [{ language: 'fi', value, type }];
const MODIFIED = '2026-01-10T06:56:40.000';
const service = (index: number, more: Record<string, unknown> = {}): PtvObject => ({
  id: `s${index}`,
  serviceNames: fi(`Palvelu ${index}`, 'Name'),
  serviceDescriptions: fi('Kerran viikossa', 'Summary'),
  serviceChannels: [{ serviceChannel: { id: `c${index % 7}` }, description: [], serviceHours: [] }],
  organizations: [{ organization: { id: 'o1' }, roleType: 'Responsible' }],
  areas: [{ type: 'Municipality', municipalities: [{ code: index % 2 === 0 ? '285' : '489', name: fi('Kotka') }] }],
  publishingStatus: 'Published',
  modified: MODIFIED,
  ...more,
});
const channel = (index: number, organizationId = 'o1'): PtvObject => ({
  id: `c${index}`,
  serviceChannelType: 'ServiceLocation',
  organizationId,
  serviceChannelNames: fi(`Talo ${index}`, 'Name'),
  publishingStatus: 'Published',
  modified: MODIFIED,
});
const organization: PtvObject = {
  id: 'o1',
  organizationType: 'Municipality',
  organizationNames: fi('Kotkan kaupunki', 'Name'),
  publishingStatus: 'Published',
  modified: MODIFIED,
};

let folder: string;
let store: Store;
let now: number;
const reader = (url: string, more: Record<string, unknown>) => {
  const source = serviceSourceSchema.parse({
    kind: 'ptv12',
    id: 'ptv',
    name: 'PTV',
    licence: 'CC0',
    baseUrl: `${url}/api/v12`,
    retries: 1,
    ...more,
  });
  const world = { fetch, pause: () => Promise.resolve(), random: () => 0.5, now: () => now };
  const open = openSource(source, (path) => path, world);
  return async (abortAfter?: number) => {
    const stop = new AbortController();
    return refreshSource({
      source,
      origin: await open.origin(),
      read: open.read,
      store,
      now: () => now,
      mostRemoved: 0.2,
      progress: (done) => {
        if (abortAfter !== undefined && done >= abortAfter) stop.abort();
      },
      signal: stop.signal,
    });
  };
};
const kept = async (): Promise<Service[]> => {
  const found = await store.read('ptv');
  if (found === undefined) throw new Error('nothing is kept');
  return (await normalise(found.holding, 'ptv')).services;
};
const named = async (id: string) => (await kept()).find((one) => one.id === id);

describe('PTV v12', () => {
  let server: LoopbackServer;
  let services: PtvObject[];
  let data: PtvData;
  let ptv: ReturnType<typeof startPtv>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ptv12-'));
    store = createStore(folder);
    server = await listenOnLoopback();
    now = Date.parse('2026-11-23T08:00:00Z');
    services = Array.from({ length: 145 }, (_, index) => service(index));
    const channels = Array.from({ length: 7 }, (_, index) => channel(index, index === 6 ? 'o2' : 'o1'));
    data = { services, channels, organizations: [organization] };
    ptv = startPtv({ server, data: () => Promise.resolve({ ...data }), apiKey: 'avain' });
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const refresh = (more: Record<string, unknown> = {}, abortAfter?: number) =>
    reader(server.url, { apiKey: 'avain', ...more })(abortAfter);

  it('asks for a key', async () => {
    const { report } = await refresh({ apiKey: 'toinen' });
    expect(report).toMatchObject({ outcome: 'failed', failure: { kind: 'rejected', status: 401 } });
  });

  it('is read whole, page by page, and a second time changes nothing', async () => {
    const { report } = await refresh();
    expect(report).toMatchObject({ outcome: 'changed', asked: 'all', services: 145, skipped: [] });
    expect(await named('s0')).toMatchObject({
      name: { fi: 'Palvelu 0' },
      provider: { fi: 'Kotkan kaupunki' },
      sector: 'municipality',
      municipalities: [{ fi: 'Kotka' }],
      channels: [{ kind: 'inPerson', name: { fi: 'Talo 0' } }],
    });
    // A channel of another organisation is asked for by itself.
    expect((await named('s6'))?.channels).toMatchObject([{ name: { fi: 'Talo 6' } }]);
    const again = await refresh();
    expect(again.report).toMatchObject({ outcome: 'same', asked: 'changes', services: 145 });
  });

  it('gives the changes of a day: new texts, new connections, and what was archived goes', async () => {
    await refresh();
    now += 24 * 3_600_000;
    const modified = '2026-11-24T07:00:00.000';
    services[0] = service(0, { serviceNames: fi('Uusi nimi', 'Name'), modified });
    services[1] = service(1, { publishingStatus: 'Archived', modified });
    services.push(service(200, { modified }));
    const before = ptv.requests();
    const { report } = await refresh();
    expect(report).toMatchObject({ asked: 'changes', added: ['s200'], changed: ['s0'], removed: ['s1'] });
    expect(ptv.requests() - before).toBeLessThan(20);
  });

  it('of some municipalities gives theirs, with those of their county and of the whole country', async () => {
    services.push(service(300, { areas: [] }), service(301, { areas: [{ type: 'Region', municipalities: [] }] }));
    const { report } = await refresh({ municipalities: ['489'] });
    expect(report.services).toBe(72 + 2);
    expect((await named('s301'))?.municipalities).toHaveLength(2);
    expect((await named('s300'))?.municipalities).toEqual([]);
  });

  it('lets the general description speak where the service is silent', async () => {
    services.push(service(400, { serviceDescriptions: [], generalDescriptionId: 'g1', serviceClasses: [] }));
    data = {
      ...data,
      generals: [
        {
          contentId: 'g1',
          serviceClasses: ['P27.1'],
          targetGroups: ['KR1.1'],
          chargeType: 'Free',
          languageVersions: {
            fi: { name: 'Liikunta', description: '### Liikunta\n* **ohjattu** ryhmä', userInstructions: 'Soita' },
          },
        } as { contentId: string },
      ],
    };
    await refresh();
    expect(await named('s400')).toMatchObject({
      description: { fi: 'Liikunta\n• ohjattu ryhmä' },
      instruction: { fi: 'Soita' },
      theme: 'exercise',
      targetGroups: ['older'],
      charge: 'free',
    });
  });

  it('goes on after an interruption where it was', async () => {
    expect((await refresh({ concurrency: 1 }, 60)).report.outcome).toBe('failed');
    const { report } = await refresh();
    expect(report).toMatchObject({ outcome: 'changed', services: 145 });
    expect(report.resumed).toBeGreaterThanOrEqual(60);
  });

  it.each(['errors', 'gateway', 'html', 'truncated'] as const)('is read whole through %s', async (mode) => {
    ptv.trouble(mode);
    expect((await refresh({ retries: 2 })).report).toMatchObject({ outcome: 'changed', services: 145 });
  });

  it.each(['down', 'cut'] as const)('that is %s leaves the last good data', async (mode) => {
    await refresh();
    ptv.trouble(mode);
    expect((await refresh()).report).toMatchObject({ outcome: 'failed', services: 145 });
    expect(await kept()).toHaveLength(145);
  });
});

describe('the demo county through v11 and through v12', () => {
  let close: () => Promise<void>;
  const all: Record<string, Service[]> = {};
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ptv12-demo-'));
    now = Date.parse('2026-11-26T09:00:00Z');
    const server = await listenOnLoopback();
    ({ close } = server);
    startDemoPtv({ server, now: () => new Date(now) });
    for (const version of ['v11', 'v12']) {
      store = createStore(join(folder, version));
      const key = version === 'v12' ? { kind: 'ptv12', apiKey: 'kymijoki-demo' } : { kind: 'ptv11' };
      const { report } = await reader(server.url, { ...key, baseUrl: `${server.url}/api/${version}` })();
      expect(report).toMatchObject({ outcome: 'changed', skipped: [] });
      all[version] = await kept();
    }
  }, 60_000);
  afterAll(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is the same tray, but for what v12 does not tell', () => {
    const told = (services: Service[] | undefined) =>
      new Map(
        services?.map((one) => {
          const { modified: _, municipalities, ...rest } = one;
          // v12 tells no sentences of accessibility; v11 tells a region without its municipalities.
          const channels = rest.channels.map(({ accessible: __, accessibility: ___, ...way }) => way);
          const places = municipalities.length === 1 ? municipalities.map(({ fi: place }) => place) : [];
          // Each version tells the languages in an order of its own.
          return [one.id, { ...rest, channels, places, keywords: rest.keywords.toSorted() }];
        }),
      );
    const [v11, v12] = [told(all['v11']), told(all['v12'])];
    expect(v12.size).toBe(v11.size);
    expect(v12.size).toBeGreaterThan(800);
    for (const [id, one] of v11) expect(v12.get(id), one.name.fi).toEqual(one);
  });
});
