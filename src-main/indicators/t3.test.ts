import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SlotForT3, T3_WITHIN_DAYS, t3ByUnit, thirdFree } from './t3.js';

/** A Friday noon in Finland. */
const NOW = Date.parse('2026-11-27T12:00:00+02:00');
const slot = (start: string, more: Partial<SlotForT3> = {}): SlotForT3 => ({
  book: 'a',
  start,
  free: true,
  urgent: false,
  reserved: false,
  ...more,
});
const t3 = (...slots: SlotForT3[]) => {
  const found = thirdFree(slots, NOW);
  return found.kind === 'days' ? found.days : `none within ${found.within}`;
};
const NONE = 'none within 182';
const MONDAY = slot('2026-11-30T08:00:00+02:00');
const TUESDAY = slot('2026-12-01T08:00:00+02:00');
const WEDNESDAY = slot('2026-12-02T08:00:00+02:00');

describe('the third free time, as worked out by hand', () => {
  it.each<[string, SlotForT3[], number | string]>([
    ['no times at all', [], NONE],
    ['two are not three', [MONDAY, TUESDAY], NONE],
    ['the third is on Wednesday, in whatever order they come', [WEDNESDAY, MONDAY, TUESDAY], 5],
    ['three later today', ['13', '14', '15'].map((hour) => slot(`2026-11-27T${hour}:00:00+02:00`)), 0],
    ['what has begun is gone', [slot('2026-11-27T11:59:00+02:00'), MONDAY, TUESDAY], NONE],
    ['the weekend counts: calendar days', [MONDAY, MONDAY, MONDAY], 3],
    ['a booked time is none', [slot('2026-11-30T09:00:00+02:00', { free: false }), MONDAY, TUESDAY, WEDNESDAY], 5],
    ['an urgent time is none', [slot('2026-11-27T13:00:00+02:00', { urgent: true }), MONDAY, TUESDAY, WEDNESDAY], 5],
    ['nor one of a named group', [slot('2026-11-27T13:00:00+02:00', { reserved: true }), MONDAY, TUESDAY], NONE],
    ['just after midnight in Finland is the next day', [MONDAY, MONDAY, slot('2026-11-30T22:30:00Z')], 4],
    ['the clocks change on the way: 28.3.2027', [MONDAY, MONDAY, slot('2027-03-29T08:00:00+03:00')], 122],
    ['half a year is within', [MONDAY, MONDAY, slot('2027-05-28T08:00:00+03:00')], T3_WITHIN_DAYS],
    ['a day more is not', [MONDAY, MONDAY, slot('2027-05-29T08:00:00+03:00')], NONE],
  ])('%s', (_, slots, expected) => {
    expect(t3(...slots)).toBe(expected);
  });
});

describe('of a unit', () => {
  const book = (id: string, profession = 'sairaanhoitaja', unit = 'Kotka') => ({ id, unit, profession });
  const inDays = (id: string, days: number) =>
    [1, 2, 3].map(() => slot(new Date(NOW + days * 86_400_000).toISOString(), { book: id }));
  const median = (ids: string[], slots: SlotForT3[]) =>
    t3ByUnit(
      ids.map((id) => book(id)),
      slots,
      NOW,
    )[0]?.median;

  it('is the median of its books, and none where the middle has none', () => {
    const slots = [...inDays('a', 1), ...inDays('b', 4), ...inDays('c', 20)];
    expect(median(['a', 'b', 'c'], slots)).toEqual({ kind: 'days', days: 4 });
    expect(median(['a', 'b'], slots)).toEqual({ kind: 'days', days: 2.5 });
    expect(median(['a', 'b', 'empty'], slots)).toEqual({ kind: 'days', days: 4 });
    expect(median(['a', 'empty'], slots)).toEqual({ kind: 'none', within: 182 });
    expect(median(['empty'], [])).toEqual({ kind: 'none', within: 182 });
  });

  it('is told apart by profession and unit, with the books that have none', () => {
    const rows = t3ByUnit([book('a'), book('b', 'lääkäri'), book('c', 'lääkäri', 'Hamina')], inDays('b', 9), NOW);
    expect(rows).toEqual([
      { unit: 'Hamina', profession: 'lääkäri', books: 1, without: 1, median: { kind: 'none', within: 182 } },
      { unit: 'Kotka', profession: 'lääkäri', books: 1, without: 0, median: { kind: 'days', days: 9 } },
      { unit: 'Kotka', profession: 'sairaanhoitaja', books: 1, without: 1, median: { kind: 'none', within: 182 } },
    ]);
  });

  it('never gets longer when a time is cancelled by somebody', () => {
    const starts = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 });
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 200 }), (days, freed) => {
        const at = (one: number) => slot(new Date(NOW + one * 86_400_000).toISOString());
        const rank = (slots: SlotForT3[]) => {
          const found = thirdFree(slots, NOW);
          return found.kind === 'days' ? found.days : Infinity;
        };
        expect(rank([...days, freed].map(at))).toBeLessThanOrEqual(rank(days.map(at)));
      }),
    );
  });
});
