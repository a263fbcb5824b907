import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  daysBetween,
  easterOf,
  finnishDay,
  isHoliday,
  isWorkingDay,
  plusDays,
  workingDayBy,
  workingDayFrom,
} from './calendar.js';

const days = fc
  .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) })
  .map((at) => new Date(at).toISOString().slice(0, 10));
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

it('knows when Easter is', () => {
  expect([2024, 2025, 2026, 2027, 2028, 2038].map(easterOf)).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2038-04-25',
  ]);
});

it('knows the holidays of a year', () => {
  const year = Array.from({ length: 365 }, (_, index) => plusDays('2026-01-01', index));
  expect(year.filter(isHoliday).map((day) => day.slice(5))).toEqual(
    '01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-19 06-20 10-31 12-06 12-24 12-25 12-26'.split(' '),
  );
  // 261 days from Monday to Friday, less the nine holidays among them.
  expect(year.filter(isWorkingDay)).toHaveLength(252);
});

it('has the same fifteen holidays each year, midsummer and All Saints on a Saturday', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2060 }), (year) => {
      const all = Array.from({ length: 366 }, (_, index) => plusDays(`${year}-01-01`, index)).filter((day) =>
        day.startsWith(String(year)),
      );
      const holidays = all.filter(isHoliday);
      // Ascension Day may fall on May Day, as in 2008.
      const shared = holidays.includes(`${year}-05-01`) && daysBetween(easterOf(year), `${year}-05-01`) === 39 ? 1 : 0;
      expect(holidays).toHaveLength(15 - shared);
      const byEaster = [39, 49].map((days) => plusDays(easterOf(year), days));
      const moving = holidays.filter((day) => /-(06|10|11)-/.test(day) && !byEaster.includes(day));
      expect(moving.map(weekdayOf)).toEqual([5, 6, 6]);
      expect(weekdayOf(easterOf(year))).toBe(0);
    }),
  );
});

it('finds the working day at or after, and at or before', () => {
  fc.assert(
    fc.property(days, (day) => {
      const [by, from] = [workingDayBy(day), workingDayFrom(day)];
      expect([isWorkingDay(by), isWorkingDay(from)]).toEqual([true, true]);
      expect(by <= day && day <= from).toBe(true);
      for (let at = plusDays(by, 1); at < from; at = plusDays(at, 1)) expect(isWorkingDay(at)).toBe(false);
      if (isWorkingDay(day)) expect([by, from]).toEqual([day, day]);
    }),
  );
});

it('has the days of Finland', () => {
  expect(finnishDay('2026-11-27T22:30:00Z')).toBe('2026-11-28');
  expect(finnishDay('2026-06-30T21:00:00Z')).toBe('2026-07-01');
  expect(finnishDay('2026-11')).toBeUndefined();
});
