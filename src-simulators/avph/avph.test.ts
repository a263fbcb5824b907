import { describe, expect, it } from 'vitest';
import { demoTimes } from './seed.js';
import { createAvphStore, VIRTUAL_SERVICE } from './store.js';

const now = new Date('2026-11-28T01:00:00Z');
const health = demoTimes('health', now);
const social = demoTimes('social', now);
const ofType = (type: string) => [...health, ...social].filter(({ resourceType }) => resourceType === type);

describe("the demo's times", () => {
  it('are some forty schedules of both registers, for eight weeks from this Monday', () => {
    expect(ofType('Schedule')).toHaveLength(41);
    expect(social.filter(({ resourceType }) => resourceType === 'Schedule').length).toBeGreaterThan(5);
    const starts = ofType('Slot').map(({ start }) => String(start));
    expect(starts.toSorted()[0]?.slice(0, 10)).toBe('2026-11-23');
    expect(starts.toSorted().at(-1)?.slice(0, 10)).toBe('2027-01-15');
  });

  it('are the same at each start, and neither all free nor all taken', () => {
    expect(demoTimes('health', now)).toEqual(health);
    const free = ofType('Slot').filter(({ status }) => status === 'free').length / ofType('Slot').length;
    expect(free).toBeGreaterThan(0.2);
    expect(free).toBeLessThan(0.8);
  });

  it('keep their time of day over the change to summer time', () => {
    const spring = demoTimes('health', new Date('2027-03-24T08:00:00Z'));
    const of = (day: string) =>
      spring.filter(({ resourceType, start }) => resourceType === 'Slot' && String(start).startsWith(day));
    expect(of('2027-03-26').every(({ start }) => String(start).endsWith('+02:00'))).toBe(true);
    expect(of('2027-03-29').every(({ start }) => String(start).endsWith('+03:00'))).toBe(true);
    const clocks = (day: string) =>
      of(day)
        .map(({ start }) => String(start).slice(11, 16))
        .toSorted()[0];
    expect(clocks('2027-03-26')).toBe(clocks('2027-03-29'));
  });

  it('give a remote appointment an address, also one that was there before', () => {
    const store = createAvphStore(
      health,
      () => now,
      () => 'http://127.0.0.1:1/etavastaanotto/a',
    );
    const remote = store.all('Appointment').filter((one) => JSON.stringify(one).includes(VIRTUAL_SERVICE));
    expect(remote).toHaveLength(1);
    expect(JSON.stringify(remote[0])).toContain('etavastaanotto/a');
  });
});
