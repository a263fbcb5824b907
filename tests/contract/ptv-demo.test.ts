import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextOccurrence } from '#shared/occurrences.js';
import { serviceDocument, serviceFields } from '#shared/search/fields.js';
import { createTextSearch } from '#shared/search/text-search.js';
import { type ServiceSource, serviceSourceSchema } from '#shared/service-sources.js';
import { type Service, type ServiceEvent, serviceEventSchema, serviceSchema } from '#shared/service-tray.js';
import { openSource } from '../../src-main/service-tray/sources/open-source.js';
import { refreshSource } from '../../src-main/service-tray/sources/refresh.js';
import { createStore } from '../../src-main/service-tray/sources/store.js';
import { listenOnLoopback } from '../../src-simulators/lib/loopback.js';
import { startDemoPtv } from '../../src-simulators/ptv/demo.js';

const now = new Date('2026-11-26T09:00:00Z');
let folder: string;
let services: Service[] = [];
let events: ServiceEvent[] = [];
let skipped: string[] = [];
let close: () => Promise<void>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ptv-demo-'));
  const server = await listenOnLoopback();
  ({ close } = server);
  startDemoPtv({ server, now: () => now });
  const store = createStore(folder);
  const read = async (entry: Record<string, unknown>) => {
    const source: ServiceSource = serviceSourceSchema.parse({ licence: 'Keksitty', ...entry });
    const world = { fetch, pause: () => Promise.resolve(), random: () => 0.5, now: () => now.getTime() };
    const { origin, read: reader } = openSource(source, (path) => path, world);
    const { report, normalised } = await refreshSource({
      source,
      origin: await origin(),
      read: reader,
      store,
      now: () => now.getTime(),
      mostRemoved: 0.2,
      progress: () => {},
      signal: new AbortController().signal,
    });
    if (normalised === undefined) throw new Error(JSON.stringify(report.failure));
    skipped = [...skipped, ...report.skipped];
    return normalised;
  };
  ({ services } = await read({ kind: 'ptv11', id: 'ptv', name: 'PTV', baseUrl: `${server.url}/api/v11` }));
  ({ events } = await read({ kind: 'csvUrl', id: 'ngo', name: 'Järjestöt', url: `${server.url}/jarjestot.csv` }));
}, 60_000);
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

/** Rough bounds of each municipality: south, north, west, east. */
const BOUNDS: Record<string, readonly [number, number, number, number]> = {
  Kotka: [60.3, 60.66, 26.7, 27.15],
  Kouvola: [60.6, 61.3, 26.1, 27.3],
  Hamina: [60.4, 60.85, 27.0, 27.6],
  Pyhtää: [60.3, 60.63, 26.35, 26.9],
  Virolahti: [60.4, 60.8, 27.4, 27.9],
  Miehikkälä: [60.6, 60.85, 27.4, 27.95],
};

describe('the demo county’s services over PTV’s interface', () => {
  it('are at least 800 from at least 200 texts, in both languages, each with a way to it', () => {
    expect(skipped).toEqual([]);
    expect(services.length).toBeGreaterThanOrEqual(800);
    expect(new Set(services.map((service) => service.name.fi)).size).toBeGreaterThanOrEqual(340);
    for (const service of services) {
      serviceSchema.parse(service);
      for (const text of [service.name, service.summary]) expect(text.sv, service.name.fi).toBeTruthy();
      expect(service.provider?.sv, service.name.fi).toBeTruthy();
      expect(service.channels.length, service.name.fi).toBeGreaterThan(0);
      expect(JSON.stringify(service)).not.toMatch(/[{]s?in[}]|undefined/);
      for (const { phone, url } of service.channels) {
        if (phone !== undefined) expect(phone).toMatch(/^05 000 \d{4}$/);
        if (url !== undefined) expect(new URL(url).hostname).toMatch(/\.example$/);
      }
    }
  });

  it('cover every theme, group, way and municipality', () => {
    const count = (values: (service: Service) => readonly string[]) => {
      const sizes = new Map<string, number>();
      for (const service of services) for (const one of values(service)) sizes.set(one, (sizes.get(one) ?? 0) + 1);
      return sizes;
    };
    const least = (sizes: Map<string, number>) => Math.min(...sizes.values());
    expect(least(count((service) => [service.theme]))).toBeGreaterThanOrEqual(50);
    expect(least(count((service) => service.targetGroups))).toBeGreaterThanOrEqual(15);
    expect(least(count((service) => service.channels.map(({ kind }) => kind)))).toBeGreaterThanOrEqual(50);
    const places = count((service) => service.municipalities.map(({ fi }) => fi));
    expect([...places.keys()].toSorted()).toEqual(Object.keys(BOUNDS).toSorted());
    expect(least(places)).toBeGreaterThanOrEqual(80);
    expect(services.filter(({ selfReferral }) => !selfReferral).length).toBeGreaterThan(60);
  });

  it('stand inside their municipality', () => {
    let placed = 0;
    for (const service of services) {
      const [only, ...more] = service.municipalities;
      for (const { coordinates } of service.channels) {
        if (coordinates === undefined || only === undefined || more.length > 0) continue;
        const [south, north, west, east] = BOUNDS[only.fi] ?? [0, 0, 0, 0];
        const { latitude, longitude } = coordinates;
        const inside = latitude > south && latitude < north && longitude > west && longitude < east;
        expect(inside, `${service.name.fi}, ${only.fi}: ${latitude} ${longitude}`).toBe(true);
        placed += 1;
      }
    }
    expect(placed).toBeGreaterThan(300);
  });

  it('have an exercise group in Pyhtää that is found in Swedish', () => {
    const search = createTextSearch({ fields: serviceFields, synonyms: [] });
    search.add(services.map(serviceDocument));
    const byId = new Map(services.map((service) => [service.id, service]));
    const found = search.search('motionsgrupp', 80).hits.flatMap(({ id }) => byId.get(id) ?? []);
    const near = found.filter(({ municipalities }) => municipalities.some(({ fi }) => fi === 'Pyhtää'));
    const group = near.slice(0, 5).find(({ name }) => name.sv === 'Motionsgrupp på svenska');
    expect(group).toMatchObject({ theme: 'exercise', languages: ['sv'] });
  });
});

describe('the associations’ events', () => {
  it('are at least 60, ahead whatever the day, in both languages, in every theme', () => {
    expect(events.length).toBeGreaterThanOrEqual(60);
    for (const event of events) {
      serviceEventSchema.parse(event);
      expect(event.title.sv, event.title.fi).toBeTruthy();
      expect(nextOccurrence(event, now.getTime()), event.title.fi).toBeDefined();
      expect(event.place.coordinates, event.title.fi).toBeDefined();
      expect(event.organiser?.sv, event.title.fi).toBeTruthy();
    }
    expect(new Set(events.map(({ theme }) => theme)).size).toBe(9);
    expect(events.filter(({ repeats }) => repeats !== undefined).length).toBeGreaterThan(20);
  });

  it('belong to services that there are, where they belong to any; some go on, some are to begin', () => {
    const ids = new Set(services.map(({ id }) => id));
    const linked = events.flatMap(({ serviceId, start }) => (serviceId === undefined ? [] : [{ serviceId, start }]));
    expect(linked.length).toBeGreaterThanOrEqual(40);
    for (const { serviceId } of linked) expect(ids.has(serviceId)).toBe(true);
    const begun = linked.filter(({ start }) => Date.parse(start) < now.getTime());
    expect(begun.length).toBeGreaterThan(10);
    expect(linked.length - begun.length).toBeGreaterThan(10);
  });
});
