import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Colleague, DirectoryAnswer } from '#shared/availability.js';
import { type DirectoryStore, createDirectoryStore } from './directory-store.js';
import { loadDirectory, readKept } from './load-directory.js';

const colleague: Colleague = {
  id: 'a',
  ordinal: 0,
  name: 'Kaisa Ojala',
  title: 'geriatri',
  profession: 'doctor',
  unit: 'Asiakasohjaus',
  skills: [],
  languages: ['fi'],
};
const newer: DirectoryAnswer = { kind: 'newer', version: 'v1', epoch: 'e1', colleagues: [colleague] };
const now = () => '2026-11-23T08:42:00.000Z';
let store: DirectoryStore;
let number = 0;
beforeEach(() => {
  number += 1;
  store = createDirectoryStore(`directory-${String(number)}`);
});
afterEach(() => store.close());

test('what was fetched is there at the next start, without an epoch of its own', async () => {
  expect(await readKept(store)).toBeNull();
  await loadDirectory(store, async () => newer, now);
  expect(await readKept(store)).toMatchObject({
    version: 'v1',
    epoch: undefined,
    colleagues: [colleague],
    checkedAt: now(),
  });
});

test('the kept version is asked about, and when it is still the newest it serves in the new run of the hub', async () => {
  await loadDirectory(store, async () => newer, now);
  const asked: unknown[] = [];
  const later = '2026-11-24T06:00:00.000Z';
  const directory = await loadDirectory(
    store,
    async (input) => {
      asked.push(input);
      return { kind: 'same', version: 'v1', epoch: 'e2' };
    },
    () => later,
  );
  expect(asked).toEqual([{ knownVersion: 'v1' }]);
  expect(directory).toMatchObject({ epoch: 'e2', checkedAt: later, colleagues: [colleague] });
  expect((await readKept(store))?.checkedAt).toBe(later);
});

test('while the hub has none, the kept one is shown; with neither, nothing', async () => {
  expect(await loadDirectory(store, async () => ({ kind: 'notYet' }), now)).toBeNull();
  await loadDirectory(store, async () => newer, now);
  expect(await loadDirectory(store, async () => ({ kind: 'notYet' }), now)).toMatchObject({ epoch: undefined });
});
