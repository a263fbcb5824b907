import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Colleague, DirectoryAnswer } from '#shared/availability.js';
import { createDirectoryStore } from './directory-store.js';
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
const known = { version: 'v1', epoch: 'e1', colleagues: [colleague], checkedAt: now() };

test('what was fetched and kept is there at the next start, without an epoch of its own', async () => {
  const store = createDirectoryStore('directory-kept');
  expect(await readKept(store)).toBeNull();
  expect(await loadDirectory(null, async () => newer, now)).toEqual(known);
  const { epoch: _, ...kept } = known;
  await store.write(kept);
  expect(await readKept(store)).toMatchObject({ ...kept, epoch: undefined });
  store.close();
});

test('what is kept in another form, or cannot be read, is as good as nothing', async () => {
  const store = createDirectoryStore('directory-damaged');
  await store.write({ version: 'v1', checkedAt: 'yesterday', colleagues: [colleague] });
  expect(await readKept(store)).toBeNull();
  store.close();
});

test('the known version is asked about, and when it is still the newest it serves in the new run of the hub', async () => {
  const asked: unknown[] = [];
  const later = '2026-11-24T06:00:00.000Z';
  const directory = await loadDirectory(
    known,
    async (input) => {
      asked.push(input);
      return { kind: 'same', version: 'v1', epoch: 'e2' };
    },
    () => later,
  );
  expect(asked).toEqual([{ knownVersion: 'v1' }]);
  expect(directory).toMatchObject({ epoch: 'e2', checkedAt: later, colleagues: [colleague] });
});

test('while the hub has none, the known one is shown without an epoch; with neither, nothing', async () => {
  expect(await loadDirectory(null, async () => ({ kind: 'notYet' }), now)).toBeNull();
  expect(await loadDirectory(known, async () => ({ kind: 'notYet' }), now)).toEqual({ ...known, epoch: undefined });
});
