import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { articleSchema } from '#shared/guidelines.js';
import { createArticleStore } from '../features/guidelines/article-store.js';
import { type StoredServices, createServiceStore } from '../features/service-tray/store.js';
import { type KeptDirectory, createDirectoryStore } from './colleagues/directory-store.js';

/** Short: nobody lets go in these tests. */
const PATIENCE_MS = 60;

const directory: KeptDirectory = { version: '7', checkedAt: '2026-11-23T08:42:00.000Z', colleagues: [] };
const article = articleSchema.parse({
  id: 'a',
  language: 'fi',
  title: 'Otsikko',
  summary: 's',
  topics: [],
  keywords: [],
  layer: 'national',
  register: 'both',
  owner: 'o',
  sources: [],
  checked: '2026-11-02',
  checkValidity: false,
  version: '1',
  body: 'b',
  related: [],
});
const services: StoredServices = {
  version: '5',
  fetchedAt: '2026-11-23T08:42:00.000Z',
  attribution: 'Keksitty',
  events: [],
  sources: [],
  // More than are written or read at once.
  services: Array.from({ length: 1201 }, (_, at) => ({
    id: `s${String(at).padStart(5, '0')}`,
    name: { fi: `Ryhmä ${at}` },
    summary: { fi: 'Ryhmä' },
    sector: 'ngo',
    theme: 'everyday',
    targetGroups: ['everyone'],
    municipalities: [],
    languages: ['fi'],
    charge: 'free',
    channels: [],
    selfReferral: true,
    keywords: [],
  })),
};

/** What every store of the window can: keep, and give back what it kept. Version and tables as the first release had them. */
const stores = [
  {
    name: 'tyopoyta-directory',
    version: 1,
    tables: { editions: 'key' },
    kept: directory,
    open: () => {
      const store = createDirectoryStore(undefined, PATIENCE_MS);
      return { read: () => store.read(), write: () => store.write(directory) };
    },
  },
  {
    name: 'tyopoyta-guidelines',
    version: 1,
    tables: { libraries: 'key' },
    kept: { version: '3', articles: [article] },
    open: () => {
      const store = createArticleStore({}, PATIENCE_MS);
      return { read: () => store.load(), write: () => store.save({ version: '3', articles: [article] }) };
    },
  },
  {
    name: 'tyopoyta-services',
    version: 2,
    tables: { kept: 'key', services: 'id' },
    kept: services,
    open: () => {
      const store = createServiceStore(PATIENCE_MS);
      return { read: async () => (await store.read()) ?? null, write: () => store.write(services) };
    },
  },
];

// A browser of its own for each.
beforeEach(() => void Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange }));

const upgradeOf = (name: string, version: number, tables: Record<string, string>) => {
  const database = new Dexie(name);
  database.version(version).stores(tables);
  return database;
};

describe.each(stores)('$name', ({ name, version, tables, kept, open }) => {
  it('gives back in the next window what was kept, whatever there is of it', async () => {
    expect(await open().read()).toBeNull();
    await open().write();
    expect(await open().read()).toMatchObject(kept);
  });

  it('that a newer release has left is read all the same, and takes what is kept now', async () => {
    await open().write();
    const newer = upgradeOf(name, version + 1, { ...tables, more: 'id' });
    await newer.open();
    newer.close();
    expect(await open().read()).toMatchObject(kept);
    await open().write();
    expect(await open().read()).toMatchObject(kept);
  });

  it('held by another window in another form does not hold this one up', async () => {
    const factory: unknown = Dexie.dependencies.indexedDB;
    if (!(factory instanceof IDBFactory)) throw new Error('no browser');
    // A window that does not let go when it is asked to: IndexedDB waits for it without an end.
    const held = await new Promise<{ close: () => void }>((resolve, reject) => {
      const request = factory.open(name, 1);
      request.addEventListener('upgradeneeded', () => {
        request.result.createObjectStore('older', { keyPath: 'key' });
      });
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('not opened')));
    });
    const begun = performance.now();
    const { read, write } = open();
    expect(await read()).toBeNull();
    await write();
    expect(performance.now() - begun).toBeLessThan(5000);
    held.close();
    // It has let go: what is written from now on is kept.
    await open().write();
    expect(await open().read()).toMatchObject(kept);
  });

  it('of a browser that keeps nothing counts as none', async () => {
    const broken = new IDBFactory();
    Object.assign(broken, {
      open: () => {
        throw new Error('not allowed here');
      },
    });
    Object.assign(Dexie.dependencies, { indexedDB: broken });
    const { read, write } = open();
    expect(await read()).toBeNull();
    await write();
    expect(await read()).toBeNull();
  });
});
