import { describe, expect, it } from 'vitest';
import { mapServiceRequests, serviceRequestSearches } from './service-requests.js';

const now = Date.parse('2026-11-27T12:00:00+02:00');
const origin = { source: 'APTJ', register: 'health', patient: 'p', now } as const;
const me = { reference: 'Patient/p' };

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

  it('say where the law and the county’s plan have them, and when that was compared', () => {
    const [entry] = care([request('a', {})], [born('1980-01-01')]);
    expect(entry).toMatchObject({
      ruleBasis: { act: 'Terveydenhuoltolaki 1326/2010 51 a §', from: '2025-01-01', source: 'HE 134/2024 vp' },
      target: '2026-10-08',
      targetBasis: { from: '2024-07-01', source: 'hankesuunnitelma, taulukko 6', checkedOn: '2026-11-27' },
    });
    expect(care([request('a', {})], [])[0]).not.toHaveProperty('ruleBasis');
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

  it('are not the workbench’s own referrals to a municipality or an organisation: those wait for no care and are no service', () => {
    const code = { coding: [{ system: 'urn:tyopoyta:referral-type', code: 'kulttuuri' }], text: 'Kulttuurilähete' };
    for (const register of ['health', 'social'] as const) {
      const parts = read([request('a', { code })], [born('1980-01-01')], register).data;
      const told = parts.filter(({ id, entries }) => id !== 'other' && entries.length > 0);
      expect(told).toEqual([]);
      expect(parts.find(({ id }) => id === 'other')?.entries).toMatchObject([{ title: 'Kulttuurilähete' }]);
    }
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
