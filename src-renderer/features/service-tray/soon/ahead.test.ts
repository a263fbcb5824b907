import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, helsinkiClock, helsinkiMoment } from '#shared/finnish-time.js';
import { occurrencesOf } from '#shared/occurrences.js';
import type { Service, ServiceEvent } from '#shared/service-tray.js';
import { makeDocuments } from '../make-documents.js';
import { aheadOf, soonOf } from './ahead.js';

const at = (day: string, time: string) => helsinkiMoment(day, time).getTime();
const event = (start: number, more: Partial<ServiceEvent> = {}): ServiceEvent => ({
  id: `${start}`,
  title: { fi: 'Ryhmä' },
  serviceId: 'walk',
  theme: 'exercise',
  targetGroups: ['older'],
  place: {},
  start: new Date(start).toISOString(),
  languages: ['fi'],
  charge: 'free',
  signUp: { needed: false },
  source: 'jarjestot',
  ...more,
});
const service = (id: string, fields: Partial<Service> = {}): Service => ({
  id,
  name: { fi: id },
  summary: { fi: id },
  sector: 'ngo',
  theme: 'exercise',
  targetGroups: ['older'],
  municipalities: [],
  languages: ['fi'],
  charge: 'free',
  channels: [],
  selfReferral: true,
  keywords: [],
  ...fields,
});
const now = at('2026-11-23', '10:42');
const ahead = (events: ServiceEvent[], validFrom?: string) => aheadOf({ validFrom }, events, now);

describe('what is ahead of a service', () => {
  it('begins, or goes on: a running group’s next meeting counts as the beginning of a course does', () => {
    expect(ahead([event(at('2026-11-30', '12:00'))])).toEqual({
      kind: 'begins',
      day: '2026-11-30',
      start: at('2026-11-30', '12:00'),
    });
    const weekly = { repeats: { everyDays: 7, until: '2027-03-02' } };
    expect(ahead([event(at('2026-09-01', '17:00'), weekly)])).toEqual({
      kind: 'again',
      day: '2026-11-24',
      start: at('2026-11-24', '17:00'),
    });
    // Held for the last time last week.
    expect(
      ahead([event(at('2026-09-01', '17:00'), { repeats: { everyDays: 7, until: '2026-11-17' } })]),
    ).toBeUndefined();
    expect(ahead([event(at('2026-11-22', '12:00'))])).toBeUndefined();
  });

  it('is not what goes on at the moment: it is too late to come along', () => {
    const held = event(at('2026-11-23', '10:00'), {
      end: new Date(at('2026-11-23', '12:00')).toISOString(),
      repeats: { everyDays: 14, until: '2027-01-01' },
    });
    expect(ahead([held])).toMatchObject({ kind: 'again', day: '2026-12-07' });
  });

  it('is within today and fourteen days by Finland’s calendar', () => {
    expect(ahead([event(at('2026-12-07', '23:59'))])?.day).toBe('2026-12-07');
    expect(ahead([event(at('2026-12-08', '00:00'))])).toBeUndefined();
    expect(ahead([], '2026-11-23')).toEqual({ kind: 'begins', day: '2026-11-23' });
    expect(ahead([], '2026-12-07')).toEqual({ kind: 'begins', day: '2026-12-07' });
    expect(ahead([], '2026-12-08')).toBeUndefined();
    expect(ahead([], '2026-11-22')).toBeUndefined();
    // An hour after midnight here is still yesterday elsewhere.
    expect(aheadOf({ validFrom: '2026-11-22' }, [], at('2026-11-23', '00:30'))).toBeUndefined();
  });

  it('is the earliest of all that there is, and the hour where both are told', () => {
    const course = event(at('2026-11-27', '09:00'));
    const group = event(at('2026-09-02', '13:00'), { repeats: { everyDays: 7, until: '2027-05-01' } });
    expect(ahead([course, group])).toMatchObject({ kind: 'again', day: '2026-11-25' });
    expect(ahead([course], '2026-11-27')).toMatchObject({ kind: 'begins', start: at('2026-11-27', '09:00') });
    expect(ahead([course], '2026-11-24')).toEqual({ kind: 'begins', day: '2026-11-24' });
  });

  it('keeps the hour over both changes of the clocks, and the last day is whole', () => {
    // Summer time ends on 25 October 2026 and begins on 28 March 2027.
    for (const [today, first, day] of [
      ['2026-10-20', '2026-10-04', '2026-10-25'],
      ['2027-03-23', '2027-03-07', '2027-03-28'],
    ] as const) {
      const sundays = event(at(first, '14:00'), { repeats: { everyDays: 21, until: '2027-06-01' } });
      const found = aheadOf({}, [sundays], at(today, '08:00'));
      expect(found).toMatchObject({ kind: 'again', day });
      expect(helsinkiClock(found?.start ?? 0)).toEqual({ day, time: '14:00' });
      const last = dayAfter(today, 14);
      expect(aheadOf({}, [event(at(last, '23:30'))], at(today, '08:00'))?.day).toBe(last);
      expect(aheadOf({}, [event(at(dayAfter(last, 1), '00:00'))], at(today, '08:00'))).toBeUndefined();
    }
  });

  it('is what the event’s own times say, whatever the rhythm', () => {
    const minutes = fc.integer({ min: -400 * 1440, max: 40 * 1440 });
    fc.assert(
      fc.property(
        minutes,
        fc.constantFrom(1, 7, 14, 28),
        fc.integer({ min: 0, max: 500 }),
        (offset, everyDays, days) => {
          const start = now + offset * 60_000;
          const one = event(start, { repeats: { everyDays, until: dayAfter(helsinkiClock(start).day, days) } });
          const limit = at('2026-12-08', '00:00');
          const wanted = occurrencesOf(one, 0, Infinity).find((time) => time.start >= now && time.start < limit);
          expect(ahead([one])?.start).toBe(wanted?.start);
        },
      ),
    );
  });
});

describe('the documents of the search', () => {
  const services = [service('walk'), service('course', { validFrom: '2026-12-05' }), service('other')];
  const events = [event(at('2026-09-01', '17:00'), { repeats: { everyDays: 7, until: '2026-12-01' } })];
  const make = (day: string, before?: Awaited<ReturnType<typeof makeDocuments>>) =>
    makeDocuments({ services, events }, before, { now: at(day, '08:00'), pause: () => Promise.resolve() });
  const soon = ({ documents }: Awaited<ReturnType<typeof make>>) =>
    documents.filter(({ facts }) => facts?.values['soon']?.[0] === 'yes').map(({ id }) => id);

  it('say what is soon, and are made anew only where that has changed', async () => {
    expect([...soonOf(services, events, now).keys()]).toEqual(['walk', 'course']);
    const monday = await make('2026-11-23');
    expect(soon(monday)).toEqual(['walk', 'course']);
    const tuesday = await make('2026-11-24', monday);
    expect(tuesday.documents).toBe(monday.documents);
    const later = await make('2026-12-02', tuesday);
    expect(soon(later)).toEqual(['course']);
  });
});
