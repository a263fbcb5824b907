import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOLD_BEFORE_MS, type Lives, endOf, renewalOf } from './expiry.js';

const HOUR = 3_600_000;
const lives = (more: Partial<Lives>): Lives => ({
  receivedAt: 0,
  expiresAt: HOUR,
  refreshToken: 'r',
  refreshEndsAt: undefined,
  ...more,
});
const anyLives = fc.record({
  receivedAt: fc.nat(1e9),
  life: fc.option(fc.integer({ min: 1, max: 1e9 }), { nil: undefined }),
  refreshToken: fc.option(fc.constant('r'), { nil: undefined }),
  refreshLife: fc.option(fc.integer({ min: 1, max: 1e9 }), { nil: undefined }),
});
const toLives = ({
  receivedAt,
  life,
  refreshToken,
  refreshLife,
}: typeof anyLives extends fc.Arbitrary<infer T> ? T : never) => ({
  receivedAt,
  expiresAt: life === undefined ? undefined : receivedAt + life,
  refreshToken,
  refreshEndsAt: refreshLife === undefined ? undefined : receivedAt + refreshLife,
});

describe('the end of a session', () => {
  it('is the last moment at which a token can be had', () => {
    expect(endOf(lives({}))).toBeUndefined();
    expect(endOf(lives({ refreshToken: undefined }))).toBe(HOUR);
    expect(endOf(lives({ refreshEndsAt: 3 * HOUR }))).toBe(3 * HOUR);
    expect(endOf(lives({ refreshEndsAt: 1000 }))).toBe(HOUR);
    expect(endOf(lives({ refreshToken: undefined, expiresAt: undefined }))).toBeUndefined();
  });

  it('is seen before it hits: whatever is renewed is renewed before the professional would be told', () => {
    expect(renewalOf(lives({}))).toBe(HOUR - TOLD_BEFORE_MS - 30_000);
    fc.assert(
      fc.property(anyLives.map(toLives), (now) => {
        const at = renewalOf(now);
        if (at === undefined) return;
        const first = Math.min(now.expiresAt ?? Infinity, now.refreshEndsAt ?? Infinity);
        expect(at).toBeGreaterThan(now.receivedAt);
        expect(at).toBeLessThan(first);
        if (first - now.receivedAt > 2 * (TOLD_BEFORE_MS + 30_000)) expect(at).toBeLessThan(first - TOLD_BEFORE_MS);
      }),
    );
  });

  it('is not put off by tokens that only grow shorter', () => {
    let now = lives({ expiresAt: 125_000, refreshEndsAt: 125_000 });
    let rounds = 0;
    for (let at = renewalOf(now); at !== undefined; at = renewalOf(now)) {
      now = { ...now, receivedAt: at };
      rounds += 1;
    }
    expect(rounds).toBeLessThan(4);
    expect(endOf(now)).toBe(125_000);
  });
});
