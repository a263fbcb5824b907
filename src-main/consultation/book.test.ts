import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Consultation } from '#shared/consultation.js';
import { type Book, newestFirst, take, tieOf } from './book.js';
import { request } from './testing/request.js';

const ids = [1, 2, 3].map((one) => `00000000-0000-4000-8000-00000000000${one}`);
const item = fc
  .record({ id: fc.constantFrom(...ids), version: fc.integer({ min: 1, max: 20 }) })
  .map(({ id, version }): Consultation => request({ id, version }));

test('told in any order and any number of times, the newest version of each request is the one that stands', () => {
  fc.assert(
    fc.property(fc.array(fc.array(item, { maxLength: 4 }), { maxLength: 12 }), (batches) => {
      let book: Book = new Map();
      for (const batch of batches) book = take(book, batch, []);
      const told = batches.flat();
      for (const id of ids) {
        const versions = told.filter((one) => one.id === id).map(({ version }) => version);
        expect(book.get(id)?.version).toBe(versions.length === 0 ? undefined : Math.max(...versions));
      }
      expect(take(book, told, [])).toEqual(book);
    }),
  );
});

test('what is gone is gone, and the rest is shown newest first', () => {
  const [a, b, c] = ids;
  const all = [a, b, c].map((id, index) => request({ id: id ?? '', createdAt: `2026-11-27T1${index}:00:00.000Z` }));
  const book = take(new Map(), all, [b ?? '']);
  expect(newestFirst(book).map(({ id }) => id)).toEqual([c, a]);
});

test('only an accepted request, with that client, ties the one who took it', () => {
  const client = 'Patient/1';
  const tied = { state: 'accepted', acceptedBy: 'me', client } as const;
  const holds = (fields: Partial<Extract<Consultation, { view: 'full' }>>) =>
    tieOf(take(new Map(), [request({ ...tied, ...fields })], []), 'me', client) !== undefined;
  expect(holds({})).toBe(true);
  expect(holds({ state: 'waiting' })).toBe(false);
  expect(holds({ state: 'closed' })).toBe(false);
  expect(holds({ acceptedBy: 'another', from: 'me' })).toBe(false);
  expect(holds({ client: 'Patient/2' })).toBe(false);
});
