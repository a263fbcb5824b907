import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, isWorkingDay, limitOf, ruleFor } from './care-access-limit.js';
import { CHECKED, careAccessRules } from './care-access-rules.js';
import { mapServiceRequests, serviceRequestSearches } from './service-requests.js';

const now = Date.parse('2026-11-27T12:00:00+02:00');
const origin = { source: 'APTJ', register: 'health', patient: 'p', now } as const;
const me = { reference: 'Patient/p' };
const days = fc
  .integer({ min: Date.UTC(2015, 3, 1), max: Date.UTC(2035, 0, 1) })
  .map((at) => new Date(at).toISOString().slice(0, 10));

describe('rules of getting to care', () => {
  it('never apply two at once to the same assessment', () => {
    for (const rule of careAccessRules) {
      expect(rule.from < (rule.until ?? '9999')).toBe(true);
      expect(rule.from <= CHECKED).toBe(true);
    }
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 110 }), fc.constantFrom(...careAccessRules), (day, age, { kind }) => {
        const fit = careAccessRules.filter(
          (rule) =>
            rule.kind === kind &&
            ruleFor(kind, day, age) !== undefined &&
            rule.from <= day &&
            day <= (rule.until ?? '9999') &&
            age >= (rule.age?.from ?? 0) &&
            age < (rule.age?.below ?? 200),
        );
        expect(fit.length).toBeLessThanOrEqual(1);
        expect(ruleFor(kind, day, age)).toBe(fit[0]);
      }),
    );
  });

  it('change by the day they come into force, and by age', () => {
    const key = (day: string, age?: number) => ruleFor('primary', day, age)?.key;
    expect(key('2024-12-31', 40)).toBe('primaryAll2023');
    expect(key('2025-01-01', 40)).toBe('primaryAdult');
    expect(key('2025-01-01', 22)).toBe('primaryYoung');
    // An age that is not known is not guessed.
    expect(key('2025-01-01')).toBeUndefined();
    expect(ageOn('2003-11-28', '2026-11-27')).toBe(22);
    expect(ageOn('2003-11-27', '2026-11-27')).toBe(23);
  });

  it('are always after the assessment, and later the later it was', () => {
    fc.assert(
      fc.property(days, days, fc.constantFrom(...careAccessRules), (a, b, rule) => {
        expect(limitOf(a, rule) > a).toBe(true);
        if (a <= b) expect(limitOf(a, rule) <= limitOf(b, rule)).toBe(true);
      }),
    );
  });

  it('count months by the calendar and working days without holidays', () => {
    expect(limitOf('2026-11-30', { limit: { months: 3 } })).toBe('2027-02-28');
    expect(limitOf('2026-11-16', { limit: { days: 14 } })).toBe('2026-11-30');
    expect(limitOf('2026-12-21', { limit: { workingDays: 7 } })).toBe('2027-01-04');
    const holidays = ['2026-04-03', '2026-04-06', '2026-05-14', '2026-06-19', '2027-01-06', '2026-12-24'];
    expect(holidays.filter(isWorkingDay)).toEqual([]);
    expect(isWorkingDay('2026-11-27')).toBe(true);
  });
});

describe('assessments and referrals', () => {
  const request = (id: string, more: object) => ({
    resourceType: 'ServiceRequest',
    id,
    status: 'active',
    intent: 'order',
    subject: me,
    code: { text: 'Hoidon tarpeen arviointi' },
    authoredOn: '2026-10-01T10:00:00+03:00',
    performer: [{ reference: 'HealthcareService/hs' }],
    ...more,
  });
  const booking = (start: string, more: object) => ({
    resourceType: 'Appointment',
    id: 'b',
    status: 'booked',
    start,
    participant: [{ actor: me }],
    basedOn: [{ reference: 'ServiceRequest/a' }],
    ...more,
  });
  const born = (birthDate: string) => ({ resourceType: 'Patient', id: 'p', birthDate });
  const read = (matches: object[], included: object[], register: 'health' | 'social' = 'health') =>
    mapServiceRequests({ matches, included }, { ...origin, register });
  const care = (...given: Parameters<typeof read>) =>
    read(...given).data.flatMap((part) => (part.id === 'careAccess' ? part.entries : []));

  it('stand beside their limit: kept, late, waiting, or no rule', () => {
    const adult = born('1980-01-01');
    const state = (matches: object[], included: object[]) =>
      care(matches, included).map((one) => [one.state, one.limit]);
    expect(state([request('a', {})], [adult])).toEqual([['waiting', '2027-01-01']]);
    expect(state([request('a', {})], [adult, booking('2026-12-31T22:30:00Z', {})])).toEqual([['kept', '2027-01-01']]);
    expect(state([request('a', {})], [adult, booking('2027-01-01T22:30:00Z', {})])).toEqual([['late', '2027-01-01']]);
    expect(state([request('a', {})], [born('2010-01-01')])).toEqual([['late', '2026-10-15']]);
    expect(state([request('a', { status: 'completed' })], [adult])).toEqual([['kept', '2027-01-01']]);
    expect(state([request('a', { status: 'completed' })], [born('2010-01-01')])).toEqual([['noRule', undefined]]);
    expect(state([request('a', {})], [])).toEqual([['noRule', undefined]]);
    expect(state([request('a', { code: { text: 'Lähete' } })], [adult])).toEqual([['noRule', undefined]]);
  });

  it('take no booking of another matter, another client, or one that was cancelled', () => {
    const others = [
      booking('2026-11-01T08:00:00Z', { basedOn: [{ reference: 'ServiceRequest/z' }] }),
      booking('2026-11-01T08:00:00Z', { participant: [{ actor: { reference: 'Patient/q' } }] }),
      booking('2026-11-01T08:00:00Z', { status: 'cancelled' }),
      booking('2026-11-01T08:00:00Z', { basedOn: [] }),
    ];
    const atUnit = { basedOn: [], participant: [{ actor: me }, { actor: { reference: 'HealthcareService/hs' } }] };
    const first = ['2026-12-02T08:00:00Z', '2026-11-30T08:00:00Z', '2026-09-01T08:00:00Z'].map((at) =>
      booking(at, atUnit),
    );
    expect(care([request('a', {})], [born('1980-01-01'), ...first])).toMatchObject([
      { booked: '2026-11-30T08:00:00Z' },
    ]);
    expect(care([request('a', {})], [born('1980-01-01'), ...others])[0]).not.toHaveProperty('booked');
  });

  it('tell the third next free time of the unit', () => {
    const schedule = { resourceType: 'Schedule', id: 's', actor: [{ reference: 'HealthcareService/hs' }] };
    const slot = (start: string, status = 'free') => ({
      resourceType: 'Slot',
      id: start.replaceAll(':', '-'),
      status,
      start,
      schedule: { reference: 'Schedule/s' },
    });
    const slots = ['2026-12-04T08:00:00Z', '2026-12-01T08:00:00Z', '2026-11-01T08:00:00Z', '2026-12-02T08:00:00Z'].map(
      (at) => slot(at),
    );
    const [entry] = care(
      [request('a', {})],
      [born('1980-01-01'), schedule, ...slots, slot('2026-12-03T08:00:00Z', 'busy')],
    );
    expect(entry).toMatchObject({ thirdNext: '2026-12-04T08:00:00Z' });
  });

  it('of social welfare have limits of their own, and its services are no referrals', () => {
    const need = request('a', { code: { text: 'Palvelutarpeen arviointi' }, authoredOn: '2026-11-23' });
    expect(care([need], [born('1945-05-05')], 'social')).toMatchObject([
      { rule: 'serviceNeeds75', limit: '2026-12-02', state: 'waiting' },
    ]);
    expect(care([need], [born('1980-05-05')], 'social')).toMatchObject([{ state: 'noRule' }]);
    const service = request('b', { code: { text: 'Kotihoito' } });
    const { data } = read(
      [service, request('c', { code: { text: 'Palvelutarpeen arviointi' }, authoredOn: undefined })],
      [],
      'social',
    );
    expect(data.map((part) => [part.id, part.entries.length])).toEqual([
      ['careAccess', 0],
      ['social', 2],
      ['other', 0],
    ]);
  });

  it('ask besides only for clients that have one', () => {
    const [search] = serviceRequestSearches;
    expect(
      search?.besides?.({ matches: [request('a', { subject: { reference: 'Patient/q' } })], included: [] }, origin),
    ).toEqual([]);
    expect(search?.besides?.({ matches: [request('a', {})], included: [] }, origin).map((one) => one.type)).toEqual([
      'Patient',
      'Appointment',
      'Schedule',
      'Slot',
    ]);
  });
});
