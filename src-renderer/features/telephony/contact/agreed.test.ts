import { describe, expect, it } from 'vitest';
import { agreedAt } from './agreed.js';

describe('an agreed time of a call-back', () => {
  const now = Date.parse('2027-03-26T10:00:00Z');
  it('is by the Finnish clock, on either side of the change to summer time', () => {
    expect(agreedAt('2027-03-26', '14:30', now)).toBe('2027-03-26T12:30:00.000Z');
    expect(agreedAt('2027-03-29', '14:30', now)).toBe('2027-03-29T11:30:00.000Z');
    expect(agreedAt('2026-10-26', '09:00', Date.parse('2026-10-23T10:00:00Z'))).toBe('2026-10-26T07:00:00.000Z');
  });
  it('is none when it has passed', () => {
    expect(agreedAt('2027-03-26', '12:00', now)).toBeUndefined();
    expect(agreedAt('2027-03-25', '14:30', now)).toBeUndefined();
  });
});
