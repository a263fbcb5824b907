import { expect, it } from 'vitest';
import { limitWords } from './limit-words.js';

it('counts calendar days in Finland, the last one as today', () => {
  const now = Date.parse('2026-11-27T23:30:00+02:00');
  expect(limitWords('2026-11-27', now)).toEqual({ key: 'today' });
  expect(limitWords('2026-11-28', now)).toEqual({ key: 'left', count: 1 });
  expect(limitWords('2027-04-01', now)).toEqual({ key: 'left', count: 125 });
  expect(limitWords('2026-11-24', now)).toEqual({ key: 'over', count: 3 });
  expect(limitWords('2026-11-27', now + 3_600_000)).toEqual({ key: 'over', count: 1 });
  expect(limitWords('?', now)).toBeUndefined();
});
