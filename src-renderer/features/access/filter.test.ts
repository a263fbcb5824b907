import { expect, it } from 'vitest';
import { isGroup, toInput } from './filter.js';
import { shortReference } from './use-words.js';

it('asks by days of Finland, today among them, also over the turn of the clock', () => {
  const from = (span: 'today' | 'week' | 'month', now: string) =>
    toInput({ span, group: 'all', client: undefined }, now).from;
  expect(from('today', '2026-11-23T22:30:00Z')).toBe('2026-11-24');
  expect(from('week', '2026-11-23T21:30:00Z')).toBe('2026-11-17');
  expect(from('month', '2026-04-01T20:59:00Z')).toBe('2026-03-03');
  expect(from('week', '2026-10-25T23:30:00Z')).toBe('2026-10-20');
});

it('leaves out what is not asked for', () => {
  expect(toInput({ span: 'all', group: 'all', client: undefined }, '2026-11-23T10:00:00Z')).toEqual({});
  expect(toInput({ span: 'all', group: 'consents', client: 'Patient/p1' }, '2026-11-23T10:00:00Z')).toEqual({
    actions: ['consentRecorded', 'consentRevoked', 'referralConsented', 'referralUnconsented'],
    client: 'Patient/p1',
  });
  expect(isGroup('consents')).toBe(true);
  expect(isGroup('toString')).toBe(false);
});

it('cuts long references', () => {
  expect(shortReference('Patient/km-1001')).toBe('km-1001');
  expect(shortReference('Patient/0123456789abcdef')).toBe('0123456789abc…');
});
