import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, finnishMoment, inFinland, mondayOf, weekdayOf } from './helsinki.js';

const iso = (moment: number) => new Date(moment).toISOString();

describe('Finnish time', () => {
  it('is two hours ahead of UTC in winter and three in summer', () => {
    expect(iso(finnishMoment('2026-11-28', '08:15'))).toBe('2026-11-28T06:15:00.000Z');
    expect(iso(finnishMoment('2026-07-01', '08:15'))).toBe('2026-07-01T05:15:00.000Z');
  });

  it('knows the night when clocks go forward, 28.3.2027', () => {
    expect(iso(finnishMoment('2027-03-28', '02:59'))).toBe('2027-03-28T00:59:00.000Z');
    expect(iso(finnishMoment('2027-03-28', '04:00'))).toBe('2027-03-28T01:00:00.000Z');
    // 3.30 does not exist that night.
    expect(inFinland(finnishMoment('2027-03-28', '03:30')).time).toBe('04:30');
    const hours = (finnishMoment('2027-03-29', '00:00') - finnishMoment('2027-03-28', '00:00')) / 3_600_000;
    expect(hours).toBe(23);
  });

  it('knows the night when clocks go back, 25.10.2026', () => {
    expect(iso(finnishMoment('2026-10-25', '03:30'))).toBe('2026-10-25T00:30:00.000Z');
    expect(inFinland('2026-10-25T01:30:00Z')).toEqual({ day: '2026-10-25', time: '03:30', minutes: 210 });
    expect(iso(finnishMoment('2026-10-25', '04:00'))).toBe('2026-10-25T02:00:00.000Z');
    const hours = (finnishMoment('2026-10-26', '00:00') - finnishMoment('2026-10-25', '00:00')) / 3_600_000;
    expect(hours).toBe(25);
  });

  it('comes back to the same clock from any moment, except in the hour that is there twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) }), (any) => {
        const moment = Math.floor(any / 60_000) * 60_000;
        const { day, time } = inFinland(moment);
        const back = finnishMoment(day, time);
        expect([moment, moment - 3_600_000]).toContain(back);
        expect(inFinland(back)).toEqual(inFinland(moment));
      }),
    );
  });

  it('counts days and weeks by the calendar', () => {
    expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
    expect(weekdayOf('2026-11-28')).toBe(6);
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-30')).toBe('2026-11-30');
  });
});
