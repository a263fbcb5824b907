import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, formatDate, formatMoment, formatTime, helsinkiDay } from './format.js';

describe('dates and times as they are written', () => {
  it.each([
    ['1948-03-14', 'fi', '14.3.1948'],
    ['1948-03-14', 'sv', '14.3.1948'],
    ['1948-03-14', 'en', '14 Mar 1948'],
    ['1948-03', 'fi', '3.1948'],
    ['1948', 'fi', '1948'],
    ['2026-11-22T22:30:00Z', 'fi', '23.11.2026'],
    ['ennen sotia', 'fi', 'ennen sotia'],
  ] as const)('%s in %s is %s', (iso, language, text) => expect(formatDate(iso, language)).toBe(text));

  it('writes the time of day in Finland', () => {
    expect(formatTime('2026-11-23T08:42:00Z', 'fi')).toBe('10.42');
    expect(formatTime('2026-11-23T07:05:00Z', 'sv')).toBe('9.05');
    expect(formatTime('2026-11-23T07:05:00Z', 'en')).toBe('09:05');
    expect(formatTime('2026-11-22T22:05:00Z', 'fi')).toBe('0.05');
    expect(formatMoment('2026-11-23T08:42:00Z', 'fi')).toBe('ma 23.11.2026 klo 10.42');
  });

  it('knows which day it is in Finland', () => expect(helsinkiDay('2026-11-22T22:30:00Z')).toBe('2026-11-23'));
});

describe('age', () => {
  it.each([
    ['1948-03-14', '2026-11-23', { unit: 'years', count: 78 }],
    ['1948-11-24', '2026-11-23', { unit: 'years', count: 77 }],
    ['2024-11-23', '2026-11-23', { unit: 'years', count: 2 }],
    ['2025-01-01', '2026-11-23', { unit: 'months', count: 22 }],
    ['2026-11-20', '2026-11-23', { unit: 'days', count: 3 }],
    ['2026-11-24', '2026-11-23', undefined],
    ['1948', '2026-11-23', undefined],
  ] as const)('born %s, on %s', (birth, day, age) => expect(ageOn(birth, day)).toEqual(age));

  it('never goes down as days pass', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    const text = (date: Date) => date.toISOString().slice(0, 10);
    const order = { days: 0, months: 1, years: 2 };
    fc.assert(
      fc.property(day, fc.nat(20_000), fc.nat(400), (birth, lived, more) => {
        const at = (days: number) => ageOn(text(birth), text(new Date(birth.getTime() + days * 86_400_000)));
        const earlier = at(lived);
        const later = at(lived + more);
        if (earlier === undefined || later === undefined) return false;
        return earlier.unit === later.unit ? later.count >= earlier.count : order[later.unit] > order[earlier.unit];
      }),
    );
  });
});
