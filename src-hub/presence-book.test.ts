import { expect, test } from 'vitest';
import { GRACE_MS, createPresenceBook } from './presence-book.js';

const busy = { state: 'busy', reason: 'call' } as const;

test('one who returns within the grace keeps the state they had chosen', () => {
  const book = createPresenceBook();
  book.join('a');
  book.setOwn('a', busy, 0);
  book.leave('a', 0, false);
  expect(book.expire(GRACE_MS - 1)).toEqual([]);
  book.join('a');
  expect(book.expire(GRACE_MS * 3)).toEqual([]);
  expect(book.get('a')).toEqual(busy);
});

test('only the end of the last connection counts', () => {
  const book = createPresenceBook();
  book.join('a');
  book.join('a');
  book.leave('a', 0, true);
  expect(book.get('a')?.state).toBe('available');
  expect(book.leave('a', 90_000, true)).toEqual(['a']);
  expect(book.get('a')).toEqual({ state: 'offline', reason: 'none', lastSeen: '1970-01-01T00:01:00.000Z' });
});

test("a person's own word goes before a system's while they are connected", () => {
  const book = createPresenceBook();
  book.join('a');
  expect(book.report('exchange', [['a', busy]], 60_000, 0)).toEqual([]);
  book.leave('a', 0, true);
  expect(book.report('exchange', [['a', busy]], 60_000, 0)).toEqual(['a']);
});

test('what a system said ends with its lease; another system keeps its own', () => {
  const book = createPresenceBook();
  book.report('exchange', [['a', busy]], 60_000, 0);
  book.report('roster', [['b', busy]], 600_000, 0);
  book.report('exchange', [], 60_000, 30_000);
  expect(book.expire(60_000)).toEqual([]);
  expect(book.expire(90_000)).toEqual(['a']);
  expect(book.get('a')?.state).toBe('unknown');
  expect(book.get('b')?.state).toBe('busy');
});

test('a word that changes nothing is not news', () => {
  const book = createPresenceBook();
  expect(book.report('exchange', [['a', busy]], 60_000, 0)).toEqual(['a']);
  expect(book.report('exchange', [['a', { ...busy }]], 60_000, 0)).toEqual([]);
});
