import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatClock, formatSeconds } from './seconds.js';

it('writes times as they are written in each language', () => {
  expect(formatSeconds(212, 'fi')).toBe('0,2\u00a0s');
  expect(formatSeconds(212, 'en')).toBe('0.2\u00a0s');
  expect(formatSeconds(10_000, 'sv')).toBe('10,0\u00a0s');
  expect(formatSeconds(34, 'fi')).toBe('0,03\u00a0s');
  expect(formatClock('2026-11-23T08:05:09Z', 'fi')).toBe('10.05.09');
  expect(formatClock('2026-06-23T06:05:09Z', 'fi')).toBe('9.05.09');
  expect(formatClock('2026-06-23T06:05:09Z', 'en')).toBe('09:05:09');
});

it('never says that something took no time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (ms) => {
      expect(formatSeconds(ms, 'fi')).not.toMatch(/^0,0+\s/);
    }),
  );
});
