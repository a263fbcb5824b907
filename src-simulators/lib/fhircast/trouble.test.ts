import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behaviourSchema, LATE_MS, type Behaviour } from '../behaviour.js';
import type { Decision } from './decide.js';
import type { HubEvent } from './messages.js';
import { createTrouble } from './trouble.js';

const event = (id: string): HubEvent => ({
  timestamp: '2026-11-23T08:00:00Z',
  id,
  event: { 'hub.topic': 't', 'hub.event': 'Patient-open', context: [] },
});
const moves: Decision = { do: 'show', patient: { resourceType: 'Patient', id: 'p' } };

/** A troublemaker with time in the test's hands; every event would move the system unless told otherwise. */
function setUp(decisions = new Map<string, Decision>()) {
  let mode: Behaviour = 'normal';
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const followed: string[] = [];
  const trouble = createTrouble({
    mode: () => mode,
    clock: {
      now: () => new Date(now),
      after(ms, run) {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => void (timers = timers.filter((one) => one !== timer));
      },
    },
    decideNow: ({ id }) => decisions.get(id) ?? moves,
    follow: ({ id }, answer) => {
      followed.push(id);
      answer('200');
    },
    refuse: (answer) => answer('409'),
    hang: () => {},
    crash: () => {},
  });
  return {
    trouble,
    followed,
    turn(next: Behaviour) {
      mode = next;
      trouble.turned();
    },
    pass(ms: number) {
      now += ms;
      const due = timers.filter((one) => one.at <= now);
      timers = timers.filter((one) => one.at > now);
      for (const one of due) one.run();
    },
  };
}

describe('the troublemaker', () => {
  it('is three seconds late', () => {
    const { trouble, followed, turn, pass } = setUp();
    turn('late');
    trouble.onEvent(event('1'), () => {});
    pass(LATE_MS - 1);
    expect(followed).toEqual([]);
    pass(1);
    expect(followed).toEqual(['1']);
  });

  it('lets be what is not about the client', () => {
    const { trouble, followed, turn } = setUp(new Map([['w', { do: 'warn' }]]));
    turn('hang');
    trouble.onEvent(event('1'), () => {});
    trouble.onEvent(event('w'), () => {});
    turn('normal');
    expect(followed).toEqual(['w', '1']);
  });

  it('never acts on an older event after a newer one, and on none twice', () => {
    const step = fc.oneof(
      fc.record({ turn: fc.constantFrom(...behaviourSchema.options) }),
      fc.record({ pass: fc.nat(5000) }),
      fc.constant('event' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { trouble, followed, turn, pass } = setUp();
        let count = 0;
        for (const one of steps) {
          if (one === 'event') trouble.onEvent(event(String((count += 1))), () => {});
          else if ('turn' in one) turn(one.turn);
          else pass(one.pass);
        }
        const numbers = followed.map(Number);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      }),
    );
  });
});
