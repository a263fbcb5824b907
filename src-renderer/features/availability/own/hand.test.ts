import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownSettingsSchema } from '#shared/availability.js';
import { nextAt, timeOfDay } from '../../../ui/colleagues/time.js';
import { REASONS, STATES, inputOf, presetOf } from './hand.js';
import { stepOf } from './step-of.js';

const NOW = Date.parse('2026-11-23T10:42:18+02:00');

it('a quick choice is one that is kept, and sets a return that lies ahead', () => {
  const input = fc
    .record({
      state: fc.constantFrom(...STATES),
      minutes: fc.option(fc.integer({ min: 1, max: 1440 }), { nil: undefined }),
      note: fc.option(fc.constantFrom('Etänä', 'Palaverissa'), { nil: undefined }),
    })
    .map(({ state, minutes, note }) => ({
      state,
      reason: REASONS[state].at(-1) ?? ('none' as const),
      ...(minutes === undefined ? {} : { until: new Date(NOW + minutes * 60_000).toISOString() }),
      ...(note === undefined ? {} : { note }),
    }));
  fc.assert(
    fc.property(input, (wanted) => {
      const preset = presetOf(wanted, NOW);
      expect(ownSettingsSchema.shape.presets.safeParse([preset]).success).toBe(true);
      const set = inputOf(preset, NOW);
      expect(set.until === undefined).toBe(!('until' in wanted));
      if (set.until !== undefined) expect(Date.parse(set.until)).toBeGreaterThan(NOW);
    }),
  );
});

it('a time of day is the next one in Finland', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      const text = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      const at = nextAt(text, NOW);
      expect(timeOfDay(at, 'en').padStart(5, '0')).toBe(text);
      expect(Date.parse(at)).toBeGreaterThan(NOW - 60_000);
      expect(Date.parse(at)).toBeLessThanOrEqual(NOW + 86_400_000);
    }),
  );
  expect(nextAt('11:00', NOW)).toBe('2026-11-23T09:00:00.000Z');
  expect(nextAt('10:00', NOW)).toBe('2026-11-24T08:00:00.000Z');
});

it('reads a time of day by the clock on the wall, also over a change to or from summer time', () => {
  const spring = Date.parse('2027-03-27T20:00:00+02:00');
  expect(nextAt('08:00', spring)).toBe('2027-03-28T05:00:00.000Z');
  expect(nextAt('02:30', spring)).toBe('2027-03-28T00:30:00.000Z');
  // There is no half past three that night.
  expect(nextAt('03:30', spring)).toBe('2027-03-28T01:30:00.000Z');
  const autumn = Date.parse('2026-10-24T20:00:00+03:00');
  expect(nextAt('08:00', autumn)).toBe('2026-10-25T06:00:00.000Z');
  expect(nextAt('02:30', autumn)).toBe('2026-10-24T23:30:00.000Z');
  expect(nextAt('20:00', autumn)).toBe('2026-10-25T18:00:00.000Z');
});

it('tells which step of the rule decided', () => {
  const seen = { ordinal: 1, reason: 'none' } as const;
  expect(stepOf('hand', { ...seen, state: 'available' })).toBe('handFree');
  expect(stepOf('hand', { ...seen, state: 'away' })).toBe('handNotFree');
  expect(stepOf('contact', { ...seen, state: 'busy' })).toBe('contact');
  expect(stepOf(null, { ...seen, state: 'unknown' })).toBeUndefined();
});
