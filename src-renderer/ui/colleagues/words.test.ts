import { createInstance } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { Presence } from '#shared/availability.js';
import fi from '../../app/locales/fi/availability.json';
import { moveTo } from '../move.js';
import { backIn, dayUnlessToday, timeOfDay } from './time.js';
import { type T, languageName, stateDetail } from './words.js';

const TODAY = '2026-11-23';
const NOW = Date.parse('2026-11-23T10:42:18+02:00');
let t: T;
beforeAll(async () => {
  const i18n = createInstance();
  await i18n.init({
    lng: 'fi',
    ns: ['availability'],
    defaultNS: 'availability',
    resources: { fi: { availability: fi } },
  });
  t = i18n.getFixedT('fi', 'availability');
});
const detail = (presence: Omit<Presence, 'ordinal'>) => stateDetail(t, 'fi', { ordinal: 0, ...presence }, TODAY);

test('the detail says why and until when, or when last seen', () => {
  const until = '2026-11-23T14:00:00.000Z';
  expect(detail({ state: 'available', reason: 'none', until })).toBe('klo 16.00 asti');
  expect(detail({ state: 'busy', reason: 'meeting', until })).toBe('kokous klo 16.00 asti');
  expect(detail({ state: 'busy', reason: 'client', until })).toBe('klo 16.00 asti');
  expect(detail({ state: 'busy', reason: 'call' })).toBe('puhelussa');
  expect(detail({ state: 'away', reason: 'lunch', until })).toBe('takaisin klo 16.00');
  expect(detail({ state: 'away', reason: 'break' })).toBe('');
  expect(detail({ state: 'offline', reason: 'none', lastSeen: '2026-11-23T05:05:00.000Z' })).toBe('viimeksi klo 7.05');
  expect(detail({ state: 'offline', reason: 'none', lastSeen: '2026-11-22T14:02:00.000Z' })).toBe(
    'viimeksi 22.11. 16.02',
  );
  expect(detail({ state: 'offline', reason: 'none', lastSeen: '2025-12-31T14:02:00.000Z' })).toBe(
    'viimeksi 31.12.2025 16.02',
  );
  expect(stateDetail(t, 'fi', undefined, TODAY)).toBe('');
});

test('times are those of Finland, in the manner of the language', () => {
  expect(timeOfDay('2026-07-01T07:05:09.000Z', 'fi')).toBe('10.05');
  expect(timeOfDay('2026-11-23T08:42:18.000Z', 'en', true)).toBe('10:42:18');
  expect(dayUnlessToday('2026-11-22T22:30:00.000Z', TODAY)).toBeUndefined();
});

test('a return is on whole five minutes, never sooner than asked', () => {
  expect(backIn(15, NOW)).toBe('2026-11-23T09:00:00.000Z');
});

test('sign language has its name in every browser', () => {
  expect(languageName(t, 'fse', 'fi')).toBe('suomalainen viittomakieli');
  expect(languageName(t, 'sv', 'fi')).toBe('ruotsi');
});

test('keys move within the list and no further', () => {
  expect(moveTo('ArrowDown', 4, 5, 10)).toBe(4);
  expect(moveTo('ArrowUp', 0, 5, 10)).toBe(0);
  expect(moveTo('PageDown', 1, 50, 10)).toBe(11);
  expect(moveTo('End', 1, 50, 10)).toBe(49);
  expect(moveTo('Home', 9, 0, 10)).toBe(0);
  expect(moveTo('x', 9, 50, 10)).toBeUndefined();
});
