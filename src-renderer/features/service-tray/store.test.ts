import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Service } from '#shared/service-tray.js';
import type { WorkbenchClient } from '../../ui/workbench.js';
import { fetchServices, withChanges } from './fetch-services.js';
import { type StoredServices, createServiceStore } from './store.js';

const service = (id: string, name = id): Service => ({
  id,
  name: { fi: name },
  summary: { fi: name },
  sector: 'ngo',
  theme: 'everyday',
  targetGroups: ['everyone'],
  municipalities: [],
  languages: ['fi'],
  charge: 'free',
  channels: [],
  selfReferral: true,
  keywords: [],
});
const stored = (version: string, ...services: Service[]): StoredServices => ({
  version,
  services,
  events: [],
  sources: [],
  fetchedAt: '2026-11-23T08:42:00.000Z',
  attribution: 'Keksitty',
});
const names = (from: StoredServices | undefined) =>
  Object.fromEntries((from?.services ?? []).map(({ id, name }) => [id, name.fi]));

// A browser of its own for each.
beforeEach(() => void Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange }));

describe('the store of services', () => {
  it('keeps what the first form had, each service now in its own row', async () => {
    const first = new Dexie('tyopoyta-services');
    first.version(1).stores({ kept: 'key' });
    const { events: _, sources: __, ...value } = stored('old', service('a'), service('b'));
    await first.table('kept').put({ key: 'current', value });
    first.close();
    const store = createServiceStore();
    expect(await store.read()).toMatchObject({ version: 'old', attribution: 'Keksitty', events: [], sources: [] });
    expect(names(await store.read())).toEqual({ a: 'a', b: 'b' });
    await store.write(stored('new', service('a', 'A'), service('b')), {
      since: 'old',
      services: [service('a', 'A')],
      removed: [],
    });
    expect(names(await createServiceStore().read())).toEqual({ a: 'A', b: 'b' });
  });

  it('begins empty where the first form held something else', async () => {
    const first = new Dexie('tyopoyta-services');
    first.version(1).stores({ kept: 'key' });
    await first.table('kept').put({ key: 'current', value: 'nonsense' });
    first.close();
    expect(await createServiceStore().read()).toBeUndefined();
  });

  it('writes changes only onto the version that they follow on, and else all', async () => {
    const store = createServiceStore();
    await store.write(stored('1', service('a'), service('b')));
    // Changes since a version that is not kept here: what they do not speak of would be missing.
    const third = stored('3', service('a', '3'), service('c', '3'));
    await store.write(third, { since: '2', services: [service('c', '3')], removed: ['b'] });
    expect(names(await store.read())).toEqual({ a: '3', c: '3' });
    await store.write(stored('4', service('a', '3')), { since: '3', services: [], removed: ['c'] });
    expect(names(await store.read())).toEqual({ a: '3' });
  });

  it('does not give what it cannot read whole', async () => {
    const store = createServiceStore();
    await store.write(stored('1', service('a')));
    const other = new Dexie('tyopoyta-services');
    other.version(2).stores({ kept: 'key', services: 'id' });
    await other.table('services').put({ id: 'b', name: 7 });
    other.close();
    expect(await store.read()).toBeUndefined();
  });
});

describe('fetchServices', () => {
  type Ask = Parameters<WorkbenchClient['serviceTray']['services']>[0];
  type Answer = Awaited<ReturnType<WorkbenchClient['serviceTray']['services']>>;
  const told = { events: [], fetchedAt: '2026-11-23T08:42:00.000Z', attribution: 'Keksitty', sources: [], skipped: [] };
  const answer = (version: string, more: Partial<Answer>): Answer => ({
    version,
    whole: true,
    services: [],
    removed: [],
    ...told,
    ...more,
  });
  const core = (...answers: ((ask: Ask) => Answer)[]) => {
    const asked: Ask[] = [];
    const services = (ask: Ask) => {
      asked.push(ask);
      const next = answers[Math.min(asked.length, answers.length) - 1];
      if (next === undefined) throw new Error('nothing to answer');
      return Promise.resolve(next(ask));
    };
    return { client: { serviceTray: { services } }, asked };
  };
  const nothing = () => Promise.resolve(undefined);

  it('joins pages, and begins anew when the services change between them', async () => {
    const { client, asked } = core(
      () => answer('1', { services: [service('a')], next: 1000 }),
      () => answer('2', { whole: false }),
      () => answer('2', { services: [service('a', '2')], next: 1000 }),
      () => answer('2', { services: [service('b', '2')] }),
    );
    const { catalogue } = await fetchServices(client, undefined, nothing);
    expect(names(catalogue)).toEqual({ a: '2', b: '2' });
    expect(catalogue?.version).toBe('2');
    expect(asked[3]).toEqual({ page: { of: '2', from: 1000 } });
  });

  it('looks at what is kept here when there is much to fetch, and asks for what has changed since', async () => {
    const { client, asked } = core(
      () => answer('5', { services: [service('a')], next: 1000 }),
      () => answer('5', { whole: false, services: [service('b', '5')], removed: ['c'] }),
    );
    const kept = stored('4', service('a'), service('b'), service('c'));
    const { catalogue, changes } = await fetchServices(client, undefined, () => Promise.resolve(kept));
    expect(names(catalogue)).toEqual({ a: 'a', b: '5' });
    expect(asked).toEqual([{}, { since: '4' }]);
    expect(changes).toEqual({ since: '4', services: [service('b', '5')], removed: ['c'] });
  });

  it('keeps what this window has when the core has none and says why', async () => {
    const failure = { kind: 'unreachable', source: 'PTV' } as const;
    const { client } = core(() => answer('', { failure }));
    const known = stored('4', service('a'));
    expect(await fetchServices(client, known, nothing)).toMatchObject({ catalogue: known, failure });
  });

  it('leaves the order of the services as it was', () => {
    const before = [service('a'), service('b'), service('c')];
    expect(withChanges(before, [service('d'), service('b', 'B')], ['a']).map((one) => one.name.fi)).toEqual([
      'B',
      'c',
      'd',
    ]);
  });
});
