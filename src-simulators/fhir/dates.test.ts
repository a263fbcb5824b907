import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDates, intervalOf, parseDate } from './dates.js';
import { helsinkiDate, helsinkiOffset } from './helsinki.js';
import { daysBetween, shiftDate, shiftDatesInJson } from './shift.js';

const day = 86_400_000;

describe('parseDate', () => {
  it('is as wide as the precision told', () => {
    const width = (text: string) => {
      const found = parseDate(text);
      return found === undefined ? undefined : found.to - found.from;
    };
    expect(width('2026-11-23')).toBe(day);
    expect(width('2026-02')).toBe(28 * day);
    expect(width('2024')).toBe(366 * day);
    expect(width('2026-11-23T10:36:00+02:00')).toBe(1000);
    expect(width('2026-11-23T10:36:00.123Z')).toBe(1);
  });
  it('knows months of different lengths and zones', () => {
    expect(parseDate('2026-02-29')).toBeUndefined();
    expect(parseDate('2024-02-29')).toBeDefined();
    expect(parseDate('23.11.2026')).toBeUndefined();
    expect(parseDate('2026-07-01T12:00:00+03:00')?.from).toBe(Date.parse('2026-07-01T09:00:00Z'));
    expect(parseDate('2026-07-01')?.from).toBe(Date.parse('2026-06-30T21:00:00Z'));
  });
  it('agrees with the platform on Finnish summer time', () => {
    const formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short' });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        (moment) => {
          expect(helsinkiDate(moment)).toBe(formatter.format(moment));
        },
      ),
    );
    expect(helsinkiOffset(Date.parse('2026-10-25T02:30:00Z'))).toBe(3);
    expect(helsinkiOffset(Date.parse('2026-03-29T04:00:00Z'))).toBe(3);
    expect(helsinkiOffset(Date.parse('2026-03-29T02:59:00Z'))).toBe(2);
  });
});

describe('compareDates', () => {
  const compare = (prefix: Parameters<typeof compareDates>[0], searched: string, found: unknown) => {
    const a = parseDate(searched);
    const b = intervalOf(found);
    return a !== undefined && b !== undefined && compareDates(prefix, a, b, Date.parse('2026-11-23'));
  };
  it('takes an open period as lasting', () => {
    expect(compare('ge', '2030-01-01', { start: '2026-01-01' })).toBe(true);
    expect(compare('eb', '2030-01-01', { start: '2026-01-01' })).toBe(false);
  });
  it('keeps eq and ne opposite, and ge and le covering everything', () => {
    const date = fc
      .date({ min: new Date('2001-01-01'), max: new Date('2049-01-01'), noInvalidDate: true })
      .map((value) => value.toISOString());
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(compare('eq', a, b)).toBe(!compare('ne', a, b));
        expect(compare('ge', a, b) || compare('le', a, b)).toBe(true);
        expect(compare('gt', a, b) && compare('lt', a, b)).toBe(false);
      }),
    );
  });
});

describe('shiftDate', () => {
  it('moves by whole days and keeps the Finnish time of day over the change of time', () => {
    expect(shiftDate('2026-11-23', 10)).toBe('2026-12-03');
    expect(shiftDate('2026-07-01T10:36:00+03:00', 150)).toBe('2026-11-28T10:36:00+02:00');
    expect(shiftDate('2026-11-23T10:36:00+02:00', 200)).toBe('2027-06-11T10:36:00+03:00');
    expect(shiftDate('2014-09', 31)).toBe('2014-10');
    expect(shiftDate('1998', 400)).toBe('1998');
    expect(shiftDate('150259-TEMP-0001', 400)).toBe('150259-TEMP-0001');
  });
  it('comes back when moved there and back', () => {
    const date = fc
      .date({ min: new Date('2001-01-01'), max: new Date('2049-01-01'), noInvalidDate: true })
      .map((value) => value.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, fc.integer({ min: -4000, max: 4000 }), (text, days) => {
        expect(shiftDate(shiftDate(text, days), -days)).toBe(text);
        expect(daysBetween(text, shiftDate(text, days))).toBe(days);
      }),
    );
  });
  it('moves every date of a JSON text but births and what only looks like a date', () => {
    const resource = {
      birthDate: '1948-03-14',
      deceasedDateTime: '2026-10-09',
      period: { start: '2026-10-09T04:20:00+03:00' },
    };
    const text = { note: 'sanoi "2026-10-09" ja', value: '2026-10-09 noin' };
    const shift = (value: unknown, indent?: number) =>
      JSON.parse(shiftDatesInJson(JSON.stringify(value, null, indent), 30));
    for (const indent of [0, 2]) {
      expect(shift({ ...resource, text }, indent)).toEqual({
        birthDate: '1948-03-14',
        deceasedDateTime: '2026-11-08',
        period: { start: '2026-11-08T04:20:00+02:00' },
        text,
      });
    }
  });
});
