import { copyFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '@orpc/server';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { createCollections } from '#shared/search/collections.js';
import { serviceDocument, serviceFields } from '#shared/search/fields.js';
import type { Service } from '#shared/service-tray.js';
import { needsRealPtv, realPtv } from '../../tests/lib/shared-data.js';
import { createLive } from '../live.js';
import { fromService } from './from-ptv.js';
import { createServiceTray } from './index.js';
import { parsePtv } from './sources/files.js';

/** Nearly two thousand services: on a loaded machine they take their time. */
const SLOW = { timeout: 120_000 };
const nothing = { channels: new Map(), organizations: new Map() };

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'real-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

function begin() {
  const tray = createServiceTray({
    sources: [{ kind: 'file', id: 'services', name: 's.json', licence: 'CC0', file: 's.json' }],
    mostRemoved: 0.2,
    path: (relative) => join(folder, relative),
    folder: join(folder, 'kept'),
    fetchAfterMs: 2000,
    fetch: () => Promise.reject(new Error('no network here')),
    random: () => 0.5,
    newId: () => 'epoch',
    clock: createManualClock(Date.parse('2026-11-23T08:42:00Z')),
    client: createLive({ version: 1, reference: null }),
    map: undefined,
    readFile: () => Promise.reject(new Error('no map here')),
    log: () => {},
  });
  const ask = (input: { since?: string; page?: { of: string; from: number } } = {}) =>
    call(tray.router.services, input, { context: { screen: 2 } });
  /** Every page. */
  const all = async () => {
    const first = await ask();
    const services: Service[] = [...first.services];
    for (let { next } = first; next !== undefined;) {
      const page = await ask({ page: { of: first.version, from: next } });
      services.push(...page.services);
      next = page.next;
    }
    return { ...first, services };
  };
  return { tray, ask, all };
}

it('takes in all of a real register, and changes nothing when it is taken in again', SLOW, async ({ skip }) => {
  needsRealPtv(skip);
  await copyFile(realPtv.path('services.json'), join(folder, 's.json'));
  const { tray, ask, all } = begin();
  const { services, version, skipped } = await all();
  expect(services).toHaveLength(1790);
  expect(skipped).toEqual([]);
  // The same file with another time on it.
  await writeFile(join(folder, 's.json'), realPtv.read('services.json'));
  expect(await ask({ since: version })).toMatchObject({ version, whole: false, services: [], removed: [] });
  tray.close();
});

it('finds in a real register in Finnish, whatever the form of the word', SLOW, async ({ skip }) => {
  needsRealPtv(skip);
  const read = parsePtv(realPtv.read('services.json'), 'services.json');
  if ('failure' in read) throw new Error('not read');
  const services = read.entries.flatMap(({ what, item }) => (what === 'services' ? [fromService(item, nothing)] : []));
  const collections = createCollections({
    now: () => performance.now(),
    pause: () => Promise.resolve(),
    sliceMs: 40,
    onProgress: () => {},
  });
  collections.rules('services', { fields: serviceFields, synonyms: [] });
  collections.documents('services', { round: 1, documents: services.map(serviceDocument), last: true });
  const byId = new Map(services.map((one) => [one.id, one]));
  for (const [query, found] of [
    ['päihdekuntoutukseen', /päihde/i],
    ['kirjastoista', /kirjasto/i],
    ['vanhuksen kotihoitoa', /kotihoi/i],
  ] as const) {
    const { hits } = await collections.search('services', query, 5);
    expect(
      hits.some(({ id }) => found.test(byId.get(id)?.name.fi ?? '')),
      query,
    ).toBe(true);
  }
});

it(
  'refuses a register that ends in the middle, or is something else, and keeps what it had',
  SLOW,
  async ({ skip }) => {
    needsRealPtv(skip);
    const file = join(folder, 's.json');
    await copyFile(realPtv.path('services.json'), file);
    const { tray, ask, all } = begin();
    const { version } = await all();
    await truncate(file, 200_000);
    expect(await ask({ since: version })).toMatchObject({
      version,
      services: [],
      removed: [],
      failure: { kind: 'invalidAnswer', detail: 'JSON that ends in the middle' },
      sources: [{ state: 'failed', services: 1790 }],
    });
    await copyFile(realPtv.path('municipality_codes_2023.json'), file);
    const wrong = await ask({ since: version });
    expect(wrong).toMatchObject({ version, services: [], removed: [], sources: [{ services: 1790 }] });
    expect(wrong.sources[0]?.state).toMatch(/failed|held/);
    expect((await all()).services).toHaveLength(1790);
    tray.close();
  },
);

/** Register, one of the two full objects of the interface, and the table of codes that stands beside them. */
const CUT = ['services.json', 'etalukio_service.json'] as const;

it('refuses a file that is cut anywhere, with the reason, and keeps what it had', SLOW, async ({ skip }) => {
  needsRealPtv(skip);
  const file = join(folder, 's.json');
  for (const name of CUT) {
    await copyFile(realPtv.path(name), file);
    const { tray, ask, all } = begin();
    const before = await all();
    const bytes = Buffer.byteLength(realPtv.read(name));
    const cut = fc.oneof(fc.constantFrom(0, 1, bytes - 2), fc.integer({ min: 2, max: bytes - 3 }));
    await fc.assert(
      fc.asyncProperty(cut, async (length) => {
        await copyFile(realPtv.path(name), file);
        await truncate(file, length);
        const { version, services, removed, failure, sources } = await ask({ since: before.version });
        expect({ version, services, removed }).toEqual({ version: before.version, services: [], removed: [] });
        expect(failure).toMatchObject({ kind: 'invalidAnswer', source: 's.json' });
        expect(failure !== undefined && 'detail' in failure && failure.detail).toBeTruthy();
        expect(sources).toMatchObject([{ state: 'failed', services: before.services.length }]);
      }),
      { numRuns: 10 },
    );
    expect((await all()).services).toEqual(before.services);
    // Another of the same place: its services are not to be taken for these.
    await rm(join(folder, 'kept'), { recursive: true });
    tray.close();
  }
});

it('takes in a full object of the interface', async ({ skip }) => {
  needsRealPtv(skip);
  await copyFile(realPtv.path('etalukio_service.json'), join(folder, 's.json'));
  const { tray, all } = begin();
  const { services, skipped } = await all();
  expect(services).toHaveLength(1);
  expect(skipped).toEqual([]);
  tray.close();
});
