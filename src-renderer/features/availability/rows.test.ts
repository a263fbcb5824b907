import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsToDraw, scrollTopFor } from './rows.js';

const ROW = 42;
const sight = fc.record({ scrollTop: fc.integer({ min: 0, max: 300_000 }), height: fc.integer({ min: 0, max: 2000 }) });

test('draws every row in sight and the kept one, each once and in order, and not the whole county', () => {
  fc.assert(
    fc.property(sight, fc.integer({ min: 0, max: 6000 }), fc.nat(6000), (seen, count, kept) => {
      const drawn = rowsToDraw(seen, count, ROW, kept);
      expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b));
      expect(drawn.every((index) => index >= 0 && index < count)).toBe(true);
      expect(drawn.length).toBeLessThanOrEqual(Math.ceil(seen.height / ROW) + 14);
      if (kept < count) expect(drawn).toContain(kept);
      for (let y = seen.scrollTop; y < Math.min(seen.scrollTop + seen.height, count * ROW); y += ROW)
        expect(drawn).toContain(Math.floor(y / ROW));
    }),
  );
});

test('scrolls a row wholly into sight, and not at all when it is there', () => {
  const seen = { scrollTop: 420, height: 210 };
  expect(scrollTopFor(12, seen, ROW)).toBe(420);
  expect(scrollTopFor(3, seen, ROW)).toBe(126);
  expect(scrollTopFor(20, seen, ROW)).toBe(21 * ROW - 210);
});
