import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { createIdleWatch, idleStep } from './idle.js';

const LIMIT = 600_000;

describe('a workbench that nobody uses', () => {
  it('warns before it locks, and never locks sooner than the county says', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), fc.integer({ min: 1, max: 1e7 }), (lastUse, after, limit) => {
        const step = idleStep(lastUse, lastUse + after, limit);
        expect(step.do === 'lock').toBe(after >= limit);
        if (step.do === 'warn') expect(step.at - (lastUse + after)).toBeLessThanOrEqual(30_000);
        if (step.do === 'wait') expect(idleStep(lastUse, step.until, limit).do).toBe('warn');
      }),
    );
  });

  function setUp(idleSeconds?: () => number, limitMs: number | null = LIMIT) {
    const clock = createManualClock(1_000_000);
    const told: string[] = [];
    const watch = createIdleWatch({
      clock,
      limitMs,
      idleSeconds,
      onWarning: (at) => told.push(at === undefined ? 'calm' : `locks in ${at - clock.now()}`),
      onIdle: () => told.push('locked'),
    });
    return { clock, told, watch };
  }

  it('locks after its time, and only once', () => {
    const { clock, told, watch } = setUp();
    watch.start();
    clock.advance(LIMIT - 30_001);
    expect(told).toEqual([]);
    clock.advance(30_001);
    expect(told).toEqual(['locks in 30000', 'locked']);
    clock.advance(10 * LIMIT);
    expect(told).toHaveLength(2);
  });

  it('goes on when somebody comes back at the last moment', () => {
    const { clock, told, watch } = setUp();
    watch.start();
    clock.advance(LIMIT - 1);
    watch.used();
    clock.advance(LIMIT - 30_001);
    expect(told).toEqual(['locks in 30000', 'calm']);
    watch.stop();
    clock.advance(LIMIT);
    expect(told).toHaveLength(2);
  });

  it('takes the host’s word that the machine is used elsewhere than in our windows', () => {
    let idle = 0;
    const { clock, told, watch } = setUp(() => idle);
    watch.start();
    clock.advance(2 * LIMIT);
    expect(told).toEqual([]);
    idle = 1000;
    clock.advance(LIMIT);
    expect(told.at(-1)).toBe('locked');
  });

  it('does not lock where the county does not want it', () => {
    const { clock, told, watch } = setUp(undefined, null);
    watch.start();
    clock.advance(100 * LIMIT);
    expect(told).toEqual([]);
  });
});
