import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeOf, rowAt, rowsToDraw, scrollTopFor, topsOf } from './rows.js';

const USUAL = 42;
const sight = fc.record({ scrollTop: fc.integer({ min: 0, max: 30_000 }), height: fc.integer({ min: 0, max: 1500 }) });
const list = fc
  .array(fc.option(fc.integer({ min: 30, max: 90 }), { nil: undefined }), { maxLength: 600 })
  .map((measured) => {
    const keys = measured.map((_, index) => 1000 + index);
    const heights = new Map(
      measured.flatMap((height, index): [number, number][] => (height === undefined ? [] : [[1000 + index, height]])),
    );
    return topsOf(keys, heights, USUAL);
  });

test('rows stand one under another, measured ones by their own height', () => {
  expect(topsOf([7, 8, 9], new Map([[8, 60]]), USUAL)).toEqual([0, 42, 102, 144]);
  expect(topsOf([], new Map(), USUAL)).toEqual([0]);
});

test('draws every row in sight and the kept one, each once and in order, and not the whole county', () => {
  fc.assert(
    fc.property(sight, list, fc.nat(700), (seen, tops, kept) => {
      const drawn = rowsToDraw(seen, tops, kept);
      const count = tops.length - 1;
      expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b));
      expect(drawn.every((index) => index >= 0 && index < count)).toBe(true);
      expect(drawn.length).toBeLessThanOrEqual(Math.ceil(seen.height / 30) + 16);
      if (kept < count) expect(drawn).toContain(kept);
      for (let index = 0; index < count; index += 1) {
        const [top = 0, bottom = 0] = [tops[index], tops[index + 1]];
        if (bottom > seen.scrollTop && top < seen.scrollTop + seen.height) expect(drawn).toContain(index);
      }
    }),
  );
});

test('finds the row at a height', () => {
  fc.assert(
    fc.property(list, fc.nat(40_000), (tops, y) => {
      const at = rowAt(tops, y);
      const end = tops.at(-1) ?? 0;
      if (y < end) expect((tops[at] ?? 0) <= y && y < (tops[at + 1] ?? 0)).toBe(true);
      else expect(at).toBe(Math.max(0, tops.length - 2));
    }),
  );
});

test('finds the first row that begins at a height or below it', () => {
  fc.assert(
    fc.property(list, fc.nat(40_000), (tops, y) => {
      const first = tops.findIndex((top) => top >= y);
      expect(edgeOf(tops, y)).toBe(first < 0 ? tops.length - 1 : first);
    }),
  );
});

test('scrolls a row wholly into sight, and not at all when it is there', () => {
  const tops = topsOf([1, 2, 3, 4, 5, 6, 7, 8, 9], new Map(), 40);
  const seen = { scrollTop: 80, height: 120 };
  expect(scrollTopFor(3, tops, seen)).toBe(80);
  expect(scrollTopFor(1, tops, seen)).toBe(40);
  expect(scrollTopFor(7, tops, seen)).toBe(200);
});
