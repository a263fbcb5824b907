import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, daysBetween, helsinkiClock, helsinkiMoment } from './finnish-time.js';
import { nextOccurrence, occurrencesOf } from './occurrences.js';

const at = (day: string, time: string) => helsinkiMoment(day, time).getTime();
const iso = (day: string, time: string) => helsinkiMoment(day, time).toISOString();
const HOUR = 3_600_000;

describe('times of an event', () => {
  it('stay at the same hour by Finland’s clocks over both changes of the clocks', () => {
    // Summer time ends on 25 October 2026 and begins on 28 March 2027.
    const weekly = { start: '2026-10-20T10:00:00Z', repeats: { everyDays: 7, until: '2027-04-06' } };
    const starts = occurrencesOf(weekly, 0, Infinity).map(({ start }) => new Date(start).toISOString());
    expect(starts.slice(0, 2)).toEqual(['2026-10-20T10:00:00.000Z', '2026-10-27T11:00:00.000Z']);
    expect(starts.slice(-3)).toEqual([
      '2027-03-23T11:00:00.000Z',
      '2027-03-30T10:00:00.000Z',
      '2027-04-06T10:00:00.000Z',
    ]);
  });

  it('that fall into the hour left out in spring are held all the same', () => {
    const nightly = { start: iso('2027-03-27', '03:30'), repeats: { everyDays: 1, until: '2027-03-29' } };
    expect(occurrencesOf(nightly, 0, Infinity).map(({ start }) => helsinkiClock(start))).toEqual([
      { day: '2027-03-27', time: '03:30' },
      { day: '2027-03-28', time: '04:30' },
      { day: '2027-03-29', time: '03:30' },
    ]);
  });

  it('that are going on count, those that are over do not', () => {
    const once = { start: iso('2026-11-23', '13:00'), end: iso('2026-11-23', '14:30') };
    expect(nextOccurrence(once, at('2026-11-23', '14:29'))?.day).toBe('2026-11-23');
    expect(nextOccurrence(once, at('2026-11-23', '14:30'))).toBeUndefined();
    const untold = { start: iso('2026-11-23', '13:00') };
    expect(nextOccurrence(untold, at('2026-11-23', '14:59'))).toBeDefined();
    expect(nextOccurrence(untold, at('2026-11-23', '15:00'))).toBeUndefined();
  });

  it('a course of several days is not over on its second day', () => {
    const camp = { start: iso('2026-12-04', '17:00'), end: iso('2026-12-06', '13:00') };
    expect(nextOccurrence(camp, at('2026-12-06', '12:00'))?.day).toBe('2026-12-04');
  });

  const day = fc.integer({ min: 0, max: 1200 }).map((days) => dayAfter('2025-01-01', days));
  // Between 4 and 23.59: hours that every day has, once.
  const clock = fc
    .integer({ min: 4 * 60, max: 24 * 60 - 1 })
    .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
  const event = fc
    .record({
      first: day,
      time: clock,
      lasts: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      everyDays: fc.constantFrom(1, 2, 7, 14, 28),
      repeatsFor: fc.integer({ min: -3, max: 400 }),
    })
    .map(({ first, time, lasts, everyDays, repeatsFor }) => ({
      first,
      time,
      everyDays,
      until: dayAfter(first, repeatsFor),
      event: {
        start: iso(first, time),
        ...(lasts !== undefined && { end: new Date(at(first, time) + lasts * HOUR).toISOString() }),
        repeats: { everyDays, until: dayAfter(first, repeatsFor) },
      },
    }));

  it('are at the same time of day, on days of the rhythm, each once, in order, until the last day', () => {
    fc.assert(
      fc.property(event, ({ event: one, first, time, everyDays, until }) => {
        const all = occurrencesOf(one, 0, Infinity);
        const expected = Math.max(0, Math.floor(daysBetween(first, until) / everyDays));
        expect(all.map((found) => found.day)).toEqual(
          Array.from({ length: expected + 1 }, (_, nth) => dayAfter(first, nth * everyDays)),
        );
        for (const found of all) expect(helsinkiClock(found.start)).toEqual({ day: found.day, time });
      }),
    );
  });

  it('in a span are those of all that are not over and begin in it, so many as are asked for', () => {
    fc.assert(
      fc.property(
        event,
        day,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (one, start, days, most) => {
          const from = at(start, '12:00');
          const until = from + days * 24 * HOUR;
          const over = (found: { start: number; end?: number }) => (found.end ?? found.start + 2 * HOUR) <= from;
          const all = occurrencesOf(one.event, 0, Infinity).filter((found) => !over(found) && found.start < until);
          expect(occurrencesOf(one.event, from, until)).toEqual(all);
          expect(occurrencesOf(one.event, from, until, most)).toEqual(all.slice(0, most));
        },
      ),
    );
  });
});
