import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FirstWish, Offer } from '#shared/appointments.js';
import { finnishMoment } from '#shared/helsinki.js';
import { missOf, pickFirst } from './first.js';

const offer = (day: string, time: string, minutes = 30): Offer => {
  const start = finnishMoment(day, time);
  return {
    slot: {
      id: `avph/Slot/${day}-${time}`,
      schedule: 'avph/Schedule/s',
      start: new Date(start).toISOString(),
      end: new Date(start + minutes * 60_000).toISOString(),
      status: 'free',
    },
    schedule: { id: 'avph/Schedule/s', source: 'avph', register: 'health', mode: 'onSite' },
  };
};
const any: FirstWish = { filter: {}, times: [], weekdays: [] };
const morning = { from: '08:00', to: '12:00' };

describe('the first free one', () => {
  it('is the earliest that suits, and tells what the earlier ones missed', () => {
    const free = [
      offer('2026-12-01', '14:00'),
      offer('2026-11-30', '13:00'),
      offer('2026-12-02', '09:00'),
      offer('2026-12-01', '09:00', 15),
      offer('2026-11-30', '09:00'),
      offer('2026-12-03', '10:00'),
    ];
    const wish = { ...any, notBefore: '2026-12-01', times: [morning], minutes: 20 };
    const { first, next, passed } = pickFirst(free, wish, 3);
    expect(first?.slot.id).toBe('avph/Slot/2026-12-02-09:00');
    expect(next.map(({ slot }) => slot.id)).toEqual(['avph/Slot/2026-12-03-10:00']);
    expect(passed).toEqual({ notBefore: 2, weekdays: 0, times: 1, minutes: 1 });
  });

  it('reads times of day by the Finnish clock, on both sides of summer time', () => {
    for (const day of ['2026-10-23', '2026-10-26', '2027-03-26', '2027-03-29'])
      expect(missOf(offer(day, '08:00'), { ...any, times: [morning] })).toBeUndefined();
    expect(missOf(offer('2027-03-29', '11:45'), { ...any, times: [morning] })).toBe('times');
    // 2.45 lasts half an hour over the jump: it ends at 4.15 on the clock, and is still half an hour long.
    expect(missOf(offer('2027-03-28', '02:45'), { ...any, times: [{ from: '02:00', to: '03:15' }] })).toBeUndefined();
  });

  it('never passes over one that suits, whatever the order they come in', () => {
    const slots = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 7, max: 18 })), {
      selector: ([day, hour]) => day * 100 + hour,
      maxLength: 40,
    });
    fc.assert(
      fc.property(slots, fc.constantFrom<number[]>([], [1], [2, 4], [5]), (times, weekdays) => {
        const free = times.map(([day, hour]) =>
          offer(`2027-02-${String(day).padStart(2, '0')}`, `${String(hour).padStart(2, '0')}:00`),
        );
        const wish = { ...any, times: [morning], weekdays };
        const { first, passed } = pickFirst(free, wish, 5);
        const suits = free
          .filter((one) => missOf(one, wish) === undefined)
          .map(({ slot }) => slot.start)
          .sort();
        expect(first?.slot.start).toBe(suits[0]);
        const before = free.filter(({ slot }) => suits[0] === undefined || slot.start < suits[0]).length;
        expect(Object.values(passed).reduce((sum, one) => sum + one, 0)).toBe(before);
      }),
    );
  });
});
