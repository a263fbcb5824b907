import { describe, expect, it } from 'vitest';
import { dayIsIn, daysOf, hoursOf, isFree } from './grid.js';

describe('the calendar', () => {
  it('shows office hours, and more where times are earlier or later', () => {
    expect(hoursOf([])).toEqual({ from: 8, to: 16 });
    // 7.15–18.10 in Finland.
    expect(hoursOf([{ start: '2026-12-01T05:15:00Z', end: '2026-12-01T16:10:00Z' }])).toEqual({ from: 7, to: 19 });
  });

  it('leaves out a weekend without times, and no working day', () => {
    expect(daysOf('2026-11-30', 7, [])).toHaveLength(5);
    expect(daysOf('2026-11-30', 7, [{ start: '2026-12-05T08:00:00Z' }])).toContain('2026-12-05');
    expect(daysOf('2026-12-05', 1, [])).toEqual(['2026-12-05']);
  });

  it('keeps days and hours over the changes of summer time', () => {
    // Sunday 28.3.2027 and Monday after it, both at 8.00 in Finland; so are Friday and Monday around 25.10.2026.
    const spring = [{ start: '2027-03-28T05:00:00Z', end: '2027-03-28T05:30:00Z' }];
    expect(daysOf('2027-03-22', 7, spring)).toHaveLength(6);
    expect(hoursOf([...spring, { start: '2027-03-26T06:00:00Z', end: '2027-03-26T06:30:00Z' }]).from).toBe(8);
    const autumn = ['2026-10-23T05:00:00Z', '2026-10-26T06:00:00Z'].map((start) => ({ start, end: start }));
    expect(hoursOf(autumn)).toEqual({ from: 8, to: 16 });
    expect(dayIsIn('2026-10-25', '2026-10-19', 7)).toBe(true);
    expect(dayIsIn('2026-10-26', '2026-10-19', 7)).toBe(false);
  });

  it('offers nothing that is full, gone by or taken', () => {
    const schedule = { id: 's', source: 'avph', register: 'health' as const, mode: 'onSite' as const };
    const slot = { id: 'x', schedule: 's', start: '2026-12-01T08:00:00Z', end: '2026-12-01T08:30:00Z' };
    const now = Date.parse('2026-12-01T07:00:00Z');
    expect(isFree({ schedule, slot: { ...slot, status: 'free' } }, now)).toBe(true);
    expect(isFree({ schedule, slot: { ...slot, status: 'busy' } }, now)).toBe(false);
    expect(isFree({ schedule, slot: { ...slot, status: 'free', places: { all: 8, left: 0 } } }, now)).toBe(false);
    expect(isFree({ schedule, slot: { ...slot, status: 'free' } }, now + 7_200_000)).toBe(false);
  });
});
