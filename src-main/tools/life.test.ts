import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewFailureSchema } from '#shared/tool-view.js';
import { type Life, type LifeEvent, MAX_TRIES, RETRY_MS, SLOW_MS, STEADY_MS, live, newLife, nextAt } from './life.js';

const told = (told: Extract<LifeEvent, { type: 'told' }>['told'], attempt = 1): LifeEvent => ({
  type: 'told',
  attempt,
  told,
});
const tick: LifeEvent = { type: 'tick' };
const failedWith = (failure: 'unreachable' | 'certificate', attempt = 1) => told({ type: 'failed', failure }, attempt);

describe('life of a view', () => {
  it('says that it is slow after 4 s, and stands when its page comes', () => {
    const slow = live(newLife(1, 0), tick, SLOW_MS);
    expect(slow.state).toBe('slow');
    expect(live(newLife(1, 0), tick, SLOW_MS - 1).state).toBe('opening');
    expect(live(slow, told({ type: 'loaded' }), 5000).state).toBe('open');
  });

  it('opens by itself three times, 5 s after each failure, and then by hand only', () => {
    let life = newLife(1, 0);
    let now = 0;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      life = live(life, failedWith('unreachable', life.attempt), now);
      expect(life).toMatchObject({ state: 'failed', tries, retryAt: now + RETRY_MS });
      now += RETRY_MS;
      life = live(life, tick, now);
      expect(life).toMatchObject({ state: 'opening', tries: tries + 1, attempt: tries + 2 });
    }
    life = live(life, failedWith('unreachable', life.attempt), now);
    expect(life.state).toBe('failed');
    expect(nextAt(life)).toBeUndefined();
    expect(live(life, { type: 'retry' }, now)).toMatchObject({ state: 'opening', tries: 0 });
  });

  it('does not try by itself what only somebody can mend', () => {
    expect(nextAt(live(newLife(1, 0), failedWith('certificate'), 0))).toBeUndefined();
  });

  it('counts its tries on when it falls at once, and from none after it has stood', () => {
    const open: Life = { attempt: 1, state: 'open', since: 0, tries: 2 };
    expect(live(open, told({ type: 'failed', failure: 'crashed' }), 10).tries).toBe(2);
    expect(live(open, told({ type: 'failed', failure: 'crashed' }), STEADY_MS).tries).toBe(0);
  });

  it('a second press while it opens does nothing', () => {
    const again = live(live(newLife(1, 0), failedWith('certificate'), 0), { type: 'retry' }, 1);
    expect(live(again, { type: 'retry' }, 2)).toBe(again);
  });

  it('a window of its own may be refused by the browser, and opened after that', () => {
    const own = live(newLife(1, 0), told({ type: 'ownWindow' }), 1);
    const blocked = live(own, told({ type: 'failed', failure: 'popupBlocked' }), 2);
    expect(blocked).toMatchObject({ state: 'failed', failure: 'popupBlocked' });
    expect(live(blocked, told({ type: 'ownWindow' }), 3).state).toBe('ownWindow');
  });
});

const anyTold = fc.oneof(
  fc.constantFrom(
    { type: 'loaded' as const },
    { type: 'unresponsive' as const },
    { type: 'responsive' as const },
    { type: 'ownWindow' as const },
  ),
  fc.record({ type: fc.constant('failed' as const), failure: fc.constantFrom(...viewFailureSchema.options) }),
);
const anyEvent: fc.Arbitrary<LifeEvent> = fc.oneof(
  fc.constantFrom<LifeEvent>({ type: 'retry' }, { type: 'sleep' }, { type: 'wake' }, tick),
  fc.record({ type: fc.constant('told' as const), attempt: fc.integer({ min: 1, max: 6 }), told: anyTold }),
);
const anySchedule = fc.array(fc.tuple(anyEvent, fc.integer({ min: 0, max: 6000 })), { maxLength: 40 });

/** Every step of a schedule: before, event, after, time. */
function run(schedule: readonly (readonly [LifeEvent, number])[]) {
  let life = newLife(1, 0);
  let now = 0;
  return schedule.map(([event, ms]) => {
    now += ms;
    const before = life;
    life = live(life, event, now);
    return { before, event, after: life, now };
  });
}

describe('over any schedule', () => {
  it('what is told of another attempt changes nothing, and no attempt comes twice', () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        for (const { before, event, after } of run(schedule)) {
          if (event.type === 'told' && event.attempt !== before.attempt) expect(after).toBe(before);
          expect(after.attempt - before.attempt).toBeGreaterThanOrEqual(0);
          expect(after.attempt - before.attempt).toBeLessThanOrEqual(1);
          if (after.attempt > before.attempt) expect(after.state).toBe('opening');
        }
      }),
    );
  });

  it('never tries more than three times by itself, and waits for time only while it opens or has failed', () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        for (const { after } of run(schedule)) {
          expect(after.tries).toBeLessThanOrEqual(MAX_TRIES);
          if (nextAt(after) !== undefined) expect(['opening', 'failed']).toContain(after.state);
        }
      }),
    );
  });

  it('a sleeping view wakes only when it is woken or opened anew; a failed one says why', () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        for (const { before, event, after } of run(schedule)) {
          if (before.state === 'asleep' && event.type !== 'wake' && event.type !== 'retry') expect(after).toBe(before);
          expect(after.state === 'failed').toBe(after.failure !== undefined && after.state === 'failed');
          if (after.state === 'failed') expect(after.failure).toBeDefined();
        }
      }),
    );
  });
});
