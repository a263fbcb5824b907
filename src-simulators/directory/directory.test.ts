import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { createScimDirectory } from '../../src-hub/index.js';
import { makePeople, staffFileSchema, startDirectory, usersFileSchema } from './index.js';
import { share } from './people.js';

const staff = staffFileSchema.parse(JSON.parse(readFileSync('seeds/kymijoki/staff.json', 'utf8')));
const users = usersFileSchema.parse([
  {
    sub: 'kymijoki-user',
    givenName: 'Johanna',
    familyName: 'Lehtonen',
    role: 'sairaanhoitaja',
    title: 'sairaanhoitaja',
    unit: 'Asiakasohjaus',
    languages: ['fi', 'en'],
  },
]);
let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

test('the hub reads all of the directory over its own protocol', async () => {
  const people = makePeople(staff, users);
  const directory = await startDirectory({ people: () => people });
  ({ close } = directory);
  const answer = await createScimDirectory({ url: directory.url, fetch }).load(new AbortController().signal);
  if (!answer.ok) throw new Error(answer.failure.kind);
  expect(answer.people).toHaveLength(5001);
  expect(answer.people[0]).toEqual({
    id: 'kymijoki-user',
    name: 'Johanna Lehtonen',
    title: 'sairaanhoitaja',
    profession: 'nurse',
    unit: 'Asiakasohjaus',
    skills: staff.titles['sairaanhoitaja']?.skills,
    languages: ['fi', 'en'],
    phone: '+358-5-000-2100',
    extension: '2100',
    email: 'johanna.lehtonen@kymijoki.example',
  });
});

test('a directory that is not there is a value, not a crash', async () => {
  const source = createScimDirectory({ url: 'http://127.0.0.1:9/Users', fetch });
  expect(await source.load(new AbortController().signal)).toEqual({
    ok: false,
    failure: { kind: 'unreachable', source: 'SCIM' },
  });
});

test('people are the same each time, and each has their own id, extension and address', () => {
  const people = makePeople(staff, users);
  expect(makePeople(staff, users)).toEqual(people);
  for (const key of ['id', 'extension', 'email'] as const) {
    expect(new Set(people.map((person) => person[key])).size).toBe(people.length);
  }
  expect(people.every((person) => /^\+358-5-000-\d{4}$/.test(person.phone ?? ''))).toBe(true);
  expect(people.some((person) => person.onDuty)).toBe(true);
});

test('pages follow SCIM: index from one, a count that is cut, odd values taken as absent', async () => {
  const directory = await startDirectory({ people: () => makePeople(staff, users, { count: 30 }) });
  ({ close } = directory);
  const page = async (query: string) => (await fetch(`${directory.url}${query}`)).json();
  expect(await page('?startIndex=30&count=5')).toMatchObject({ totalResults: 31, startIndex: 30, itemsPerPage: 2 });
  expect(await page('?startIndex=-3&count=x')).toMatchObject({ startIndex: 1, itemsPerPage: 31 });
  expect((await fetch(`${directory.url}/nobody`)).status).toBe(404);
  expect((await fetch(directory.url, { method: 'DELETE' })).status).toBe(405);
});

test('shares are whole, near their weight and add up', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1 }), fc.nat(5000), (weights, total) => {
      const parts = share(weights, total);
      const sum = weights.reduce((all, one) => all + one, 0);
      expect(parts.reduce((all, one) => all + one, 0)).toBe(total);
      for (const [index, weight] of weights.entries()) {
        expect(Math.abs((parts[index] ?? 0) - (weight / sum) * total)).toBeLessThan(1);
      }
    }),
  );
});
