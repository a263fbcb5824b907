import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Breaker, type BreakerEvent, CLOSED, MOST_FAILURES, WINDOW_MS, mayAsk, step } from './breaker.js';

const course = fc.array(
  fc.record({
    kind: fc.constantFrom<BreakerEvent['kind']>('asked', 'answered', 'failed', 'cancelled', 'insisted'),
    after: fc.constantFrom(0, 1, 400, 1500, 8000, WINDOW_MS),
    chance: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 60 },
);

/** Every state on the way, with the time; `asked` happens only where it is allowed. */
function follow(events: { kind: BreakerEvent['kind']; after: number; chance: number }[]) {
  let breaker: Breaker = CLOSED;
  let now = 1_000_000;
  return events.flatMap(({ kind, after, chance }) => {
    now += after;
    if (kind === 'asked' && !mayAsk(breaker, now)) return [];
    const before = breaker;
    breaker = step(before, { kind }, now, chance);
    return [{ before, kind, after: breaker, now }];
  });
}

describe('circuit breaker', () => {
  it('leaves a source in trouble alone, tries it with one request, and never waits over half a minute (property)', () => {
    fc.assert(
      fc.property(course, (events) => {
        for (const { before, kind, after, now } of follow(events)) {
          if (after.state === 'open') {
            expect(after.until - now).toBeLessThanOrEqual(30_000);
            // While somebody tries it, and while it waits, nobody else is let through.
            expect(mayAsk(after, after.until - 1)).toBe(false);
            expect(mayAsk(after, after.until)).toBe(true);
          }
          if (after.state === 'halfOpen') expect(mayAsk(after, now + 1_000_000)).toBe(false);
          if (kind === 'answered' || kind === 'insisted') expect(after).toEqual(CLOSED);
          if (before.state === 'closed' && after.state === 'open') expect(kind).toBe('failed');
        }
      }),
    );
  });

  it('opens by failures in a row within the window and by nothing less (property)', () => {
    fc.assert(
      fc.property(course, (events) => {
        let row: number[] = [];
        for (const { before, kind, after, now } of follow(events)) {
          if (kind === 'answered' || kind === 'insisted') row = [];
          if (kind !== 'failed' || before.state !== 'closed') continue;
          row = [...row.filter((at) => at > now - WINDOW_MS), now];
          expect(after.state).toBe(row.length >= MOST_FAILURES ? 'open' : 'closed');
          if (after.state === 'open') row = [];
        }
      }),
    );
  });

  it('waits longer each time that the try fails', () => {
    let breaker: Breaker = { state: 'open', until: 0, attempt: 0 };
    const waits = [1, 2, 3, 4, 5].map(() => {
      breaker = step(step(breaker, { kind: 'asked' }, 0, 1), { kind: 'failed' }, 0, 1);
      return breaker.state === 'open' ? breaker.until : Number.NaN;
    });
    expect(waits).toEqual([4000, 8000, 16_000, 30_000, 30_000]);
  });
});
