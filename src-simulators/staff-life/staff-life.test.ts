import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Standing } from '#shared/hub-protocol.js';
import { enter, startHub } from '../../src-hub/testing/hub.js';
import { createManualClock } from '#shared/clock.js';
import { makePeople, staffFileSchema } from '../directory/index.js';
import { parseClock } from './clock.js';
import { helsinkiOffset } from './helsinki.js';
import { startStaffLife } from './index.js';
import { isToldOf, stateAt } from './state-at.js';

const staff = staffFileSchema.parse(JSON.parse(readFileSync('seeds/kymijoki/staff.json', 'utf8')));
const people = makePeople(staff, []);
const MONDAY = Date.parse('2026-11-23T10:42:00+02:00');
const moment = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') });
const someone = fc.constantFrom(...people.filter((_, index) => index % 61 === 0));

test('the offset is that of Europe/Helsinki at any time', () => {
  const format = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Helsinki', timeZoneName: 'longOffset' });
  fc.assert(
    fc.property(moment, (time) => {
      const zone = format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value;
      expect(zone).toBe(`GMT+0${helsinkiOffset(time) / 3_600_000}:00`);
    }),
  );
});

test('a state depends on person, time and seed alone, and holds until it ends', () => {
  fc.assert(
    fc.property(someone, moment, fc.double({ min: 0, max: 1, noNaN: true }), (person, time, part) => {
      const { standing, endsAt } = stateAt(person, time, 's');
      expect(endsAt).toBeGreaterThan(time);
      expect(stateAt(person, time, 's')).toEqual({ standing, endsAt });
      // Summer time may begin or end in between: then the same local time comes an hour otherwise.
      if (helsinkiOffset(time) !== helsinkiOffset(endsAt)) return;
      const later = Math.min(endsAt - 1, Math.floor(time + (endsAt - time) * part));
      const { until: _until, ...lasting } = stateAt(person, later, 's').standing;
      const { until: _first, ...first } = standing;
      expect(lasting).toEqual(first);
    }),
  );
});

test('one who has no shift within a week is looked at again before the next could begin', () => {
  const person = people.find(({ id }) => id === 'kymijoki-h01160');
  if (person === undefined) throw new Error('the seed has changed');
  const { endsAt } = stateAt(person, 1825650044001, 's');
  expect(stateAt(person, endsAt - 1, 's').standing.state).toBe('offline');
});

test('nobody is last seen, or back, on the wrong side of now', () => {
  fc.assert(
    fc.property(someone, moment, (person, time) => {
      const { standing } = stateAt(person, time, 's');
      if (standing.lastSeen !== undefined) expect(Date.parse(standing.lastSeen)).toBeLessThanOrEqual(time);
      if (standing.until !== undefined) expect(Date.parse(standing.until)).toBeGreaterThan(time);
    }),
  );
});

const states = (time: number): Map<string, number> => {
  const count = new Map<string, number>();
  for (const person of people) {
    const { state } = stateAt(person, time, 's').standing;
    count.set(state, (count.get(state) ?? 0) + 1);
  }
  return count;
};

test('at any hour of the week somebody is there and on duty', () => {
  for (let hour = 0; hour < 168; hour += 3) {
    const time = MONDAY + hour * 3_600_000;
    const onDuty = people.filter(
      (person) => person.onDuty === true && stateAt(person, time, 's').standing.state !== 'offline',
    );
    expect(onDuty.length).toBeGreaterThan(60);
    expect(states(time).get('available') ?? 0).toBeGreaterThan(25);
  }
});

test('on a weekday morning all states are seen, and several change each second', () => {
  const count = states(MONDAY);
  for (const state of ['available', 'interruptible', 'busy', 'away', 'offline']) {
    expect(count.get(state) ?? 0).toBeGreaterThan(20);
  }
  const changing = people.filter((person) => stateAt(person, MONDAY, 's').endsAt < MONDAY + 60_000).length / 60;
  expect(changing).toBeGreaterThan(1);
  expect(changing).toBeLessThan(15);
});

test('a clock may begin elsewhere and run faster or stand still', () => {
  const real = createManualClock(0);
  const fast = parseClock('2026-11-23T10:42:00+02:00,60', real);
  const still = parseClock('2026-11-23T10:42:00+02:00,0', real);
  real.advance(1_000);
  expect([fast.now(), still.now()]).toEqual([MONDAY + 60_000, MONDAY]);
  for (const wrong of ['', 'noon', '2026-11-23,-1', '2026-11-23,1,2'])
    expect(() => parseClock(wrong, real)).toThrow('--clock');
});

test('the hub hears of everyone, then of each change', async () => {
  const few = people.slice(0, 40);
  const told = few.filter((person) => isToldOf(person, 's'));
  const hub = await startHub(few.map((person) => person.id));
  const timers = createManualClock(0);
  const clock = parseClock('2026-11-23T10:42:00+02:00,60', timers);
  const reader = await enter(hub.url, 'feed:reader');
  const life = startStaffLife({
    hubUrl: hub.url,
    token: async () => 'feed:life',
    people: few,
    clock,
    timers,
    seed: 's',
  });
  const ordinals = new Map(few.map((person, index) => [index, person.id]));
  const known = new Map<string, Standing>();
  const truth = (time: number) => new Map(told.map((person) => [person.id, stateAt(person, time, 's').standing]));
  /** Lets the hub's seconds pass until it has said what is true at the colleagues' own time. */
  const settle = async () => {
    for (;;) {
      await reader.settle();
      hub.clock.advance(1_000);
      await reader.settle();
      for (const message of reader.inbox.splice(0)) {
        if (!('presences' in message)) continue;
        for (const { ordinal, ...standing } of message.presences) known.set(ordinals.get(ordinal) ?? '', standing);
      }
      const expected = truth(clock.now());
      if (
        [...expected].every(
          ([id, { state, reason }]) => known.get(id)?.state === state && known.get(id)?.reason === reason,
        )
      )
        return;
    }
  };
  await settle();
  expect(known.size).toBe(told.length);
  timers.advance(20_000);
  await settle();
  life.close();
  await hub.close();
});
