import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, helsinkiClock, helsinkiMoment } from '#shared/finnish-time.js';
import type { ServiceEvent } from '#shared/service-tray.js';
import { comingDays, noEventWish, wishedEvents } from './coming.js';

const event = (id: string, day: string, time: string, more: Partial<ServiceEvent> = {}): ServiceEvent => ({
  id,
  title: { fi: id },
  theme: 'exercise',
  targetGroups: ['older'],
  place: { municipality: { fi: 'Hamina', sv: 'Fredrikshamn' } },
  start: helsinkiMoment(day, time).toISOString(),
  languages: ['fi'],
  charge: 'free',
  signUp: { needed: false },
  source: 's',
  ...more,
});
const now = helsinkiMoment('2026-11-23', '10:42').getTime();

describe('coming events', () => {
  it('stand by day and time; what is over is not told, what goes on since before is today’s', () => {
    const weekly = { repeats: { everyDays: 7, until: '2026-12-31' } };
    const days = comingDays(
      [
        event('late', '2026-11-24', '18:00'),
        event('walk', '2026-11-17', '13:00', weekly),
        event('morning', '2026-11-23', '07:00'),
        event('camp', '2026-11-21', '12:00', { end: helsinkiMoment('2026-11-23', '15:00').toISOString() }),
        event('far', '2026-12-07', '12:00'),
      ],
      now,
      14,
    );
    expect(days.map(({ day, coming }) => [day, ...coming.map((one) => one.event.id)])).toEqual([
      ['2026-11-23', 'camp'],
      ['2026-11-24', 'walk', 'late'],
      ['2026-12-01', 'walk'],
    ]);
  });

  it('today begins at midnight in Finland, not in Greenwich', () => {
    const night = helsinkiMoment('2026-11-24', '00:30').getTime();
    expect(comingDays([event('day', '2026-11-24', '12:00')], night, 1).map(({ day }) => day)).toEqual(['2026-11-24']);
  });

  it('are filtered by theme, municipality and group; what is for everyone is for each', () => {
    const all = [
      event('a', '2026-11-24', '12:00'),
      event('b', '2026-11-24', '12:00', { theme: 'mind', targetGroups: ['everyone'] }),
      event('c', '2026-11-24', '12:00', { place: { municipality: { fi: 'Kotka' } }, targetGroups: ['youth'] }),
    ];
    const ids = (wish: Partial<typeof noEventWish>) =>
      wishedEvents(all, { ...noEventWish, ...wish }).map(({ id }) => id);
    expect(ids({})).toEqual(['a', 'b', 'c']);
    expect(ids({ theme: 'mind' })).toEqual(['b']);
    expect(ids({ municipality: 'Kotka' })).toEqual(['c']);
    expect(ids({ group: 'older' })).toEqual(['a', 'b']);
    expect(ids({ group: 'older', theme: 'exercise' })).toEqual(['a']);
  });

  it('of any events: in order, within the days asked for, and a longer look never loses any', () => {
    const any = fc.record({
      after: fc.integer({ min: -30, max: 30 }),
      hour: fc.integer({ min: 0, max: 23 }),
      every: fc.constantFrom(0, 1, 7, 14),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), fc.integer({ min: 1, max: 30 }), (made, days) => {
        const events = made.map(({ after, hour, every }, nth) =>
          event(
            String(nth),
            dayAfter('2026-11-23', after),
            `${String(hour).padStart(2, '0')}:00`,
            every === 0 ? {} : { repeats: { everyDays: every, until: '2027-04-30' } },
          ),
        );
        const found = comingDays(events, now, days);
        const starts = found.flatMap(({ coming }) => coming.map(({ start }) => start));
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        expect(found.map(({ day }) => day)).toEqual([...new Set(found.map(({ day }) => day))].toSorted());
        for (const { day } of found)
          expect(day >= helsinkiClock(now).day && day < dayAfter('2026-11-23', days)).toBe(true);
        const longer = comingDays(events, now, days + 7);
        for (const one of found) expect(longer).toContainEqual(one);
      }),
    );
  });
});
