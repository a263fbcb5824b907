import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counting, type UsageEvent, STILL_USED_MS, beginCounting, count, forgetOld } from './count.js';
import { dayOf, midnightAfter } from './day.js';
import { fromRows, toRows } from './figures.js';

const START = Date.parse('2026-11-23T08:00:00Z');
const MINUTE = 60_000;
type Step = [minutes: number, event: UsageEvent];

const run = (steps: readonly Step[], from = START): Counting => {
  let now = from;
  return steps.reduce(
    (counting, [minutes, event]) => {
      now += minutes * MINUTE;
      return count(counting, event, now);
    },
    beginCounting(new Map(), from),
  );
};
const secondsOf = (counting: Counting, toolId = 'a') =>
  toRows(counting.days)
    .filter((row) => row.toolId === toolId)
    .map(({ day, seconds }) => [day, seconds]);
const shown: UsageEvent = { toolId: 'a', type: 'shown' };
const hidden: UsageEvent = { toolId: 'a', type: 'hidden' };
const present: UsageEvent = { type: 'present' };
const tick: UsageEvent = { type: 'tick' };

describe('days', () => {
  it('are those of Finland, also when the clocks change', () => {
    expect(dayOf(Date.parse('2026-11-22T21:59:59Z'))).toBe('2026-11-22');
    expect(dayOf(Date.parse('2026-11-22T22:00:00Z'))).toBe('2026-11-23');
    for (const [at, next] of [
      ['2026-03-28T22:00:00Z', '2026-03-29T21:00:00Z'],
      ['2026-10-24T21:00:00Z', '2026-10-25T22:00:00Z'],
    ] as const)
      expect(new Date(midnightAfter(Date.parse(at))).toISOString()).toBe(new Date(next).toISOString());
  });
});

describe('counting', () => {
  it('counts openings and failures by kind', () => {
    const counting = run([
      [0, { toolId: 'a', type: 'opened' }],
      [1, { toolId: 'a', type: 'failed', failure: 'timedOut' }],
      [1, { toolId: 'a', type: 'failed', failure: 'timedOut' }],
      [1, { toolId: 'a', type: 'failed', failure: 'crashed' }],
      [1, { toolId: 'a', type: 'failed' }],
      [1, { toolId: 'a', type: 'opened' }],
    ]);
    expect(toRows(counting.days)).toEqual([
      { toolId: 'a', day: '2026-11-23', opens: 2, seconds: 0, failures: { timedOut: 2, crashed: 1 } },
    ]);
  });

  it('counts what is counted by itself, and adds up its seconds, also while nobody touches the workbench', () => {
    const counting = run([
      [0, { toolId: 'figure:contact||call-answered', type: 'counted', seconds: 40 }],
      [30, { toolId: 'figure:contact||call-answered', type: 'counted', seconds: 20.4 }],
      [0, { toolId: 'figure:prompt|Kotka|justified', type: 'counted' }],
    ]);
    expect(toRows(counting.days)).toEqual([
      { toolId: 'figure:contact||call-answered', day: '2026-11-23', opens: 2, seconds: 60, failures: {} },
      { toolId: 'figure:prompt|Kotka|justified', day: '2026-11-23', opens: 1, seconds: 0, failures: {} },
    ]);
  });

  it('counts the time in sight while the workbench is used, and five minutes after', () => {
    expect(
      secondsOf(
        run([
          [0, present],
          [0, shown],
          [3, hidden],
          [1, tick],
        ]),
      ),
    ).toEqual([['2026-11-23', 180]]);
    expect(
      secondsOf(
        run([
          [0, present],
          [0, shown],
          [60, tick],
        ]),
      ),
    ).toEqual([['2026-11-23', 300]]);
    expect(
      secondsOf(
        run([
          [0, shown],
          [60, tick],
        ]),
      ),
    ).toEqual([]);
  });

  it('stops at the lock, and goes on when somebody is back', () => {
    expect(
      secondsOf(
        run([
          [0, present],
          [0, shown],
          [1, { type: 'away' }],
          [30, present],
          [2, tick],
        ]),
      ),
    ).toEqual([['2026-11-23', 180]]);
    expect(
      secondsOf(
        run([
          [0, present],
          [0, shown],
          [1, { type: 'left' }],
          [30, present],
          [2, tick],
        ]),
      ),
    ).toEqual([['2026-11-23', 60]]);
  });

  it('gives each day its part', () => {
    const late = Date.parse('2026-11-23T21:59:00Z');
    expect(
      secondsOf(
        run(
          [
            [0, present],
            [0, shown],
            [3, tick],
          ],
          late,
        ),
      ),
    ).toEqual([
      ['2026-11-23', 60],
      ['2026-11-24', 120],
    ]);
  });

  it('gives no time when the clock is set back', () => {
    expect(
      secondsOf(
        run([
          [0, present],
          [0, shown],
          [-60, tick],
          [1, tick],
        ]),
      ),
    ).toEqual([['2026-11-23', 60]]);
  });

  const tool = fc.constantFrom('a', 'b');
  const event: fc.Arbitrary<UsageEvent> = fc.oneof(
    fc.record({ toolId: tool, type: fc.constantFrom('opened' as const, 'shown' as const, 'hidden' as const) }),
    fc.record({ type: fc.constantFrom('present' as const, 'away' as const, 'left' as const, 'tick' as const) }),
  );
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), event), { maxLength: 40 });

  it('gives the same figures however often it is looked at, and never more than the time that went by', () => {
    fc.assert(
      fc.property(steps, (some) => {
        const often = some.flatMap(([minutes, what]): Step[] => [
          [minutes / 2, tick],
          [minutes / 2, what],
        ]);
        const counting = run(some);
        expect(toRows(run(often).days)).toEqual(toRows(counting.days));
        const total = some.reduce((sum, [minutes]) => sum + minutes * 60, 0);
        const opens = some.filter(([, { type }]) => type === 'opened' || type === 'present').length;
        for (const toolId of ['a', 'b']) {
          const seconds = secondsOf(counting, toolId).reduce((sum, [, one]) => sum + Number(one), 0);
          expect(seconds).toBeLessThanOrEqual(total);
          expect(seconds).toBeLessThanOrEqual((opens * STILL_USED_MS) / 1000);
        }
      }),
    );
  });

  it('is the same after it was kept and read', () => {
    fc.assert(
      fc.property(steps, (some) => {
        const rows = toRows(run(some).days);
        expect(toRows(fromRows(rows))).toEqual(rows);
      }),
    );
  });
});

it('forgets what is older than it keeps', () => {
  const row = { toolId: 'a', opens: 1, seconds: 0, failures: {} };
  const days = fromRows([
    { ...row, day: '2026-11-20' },
    { ...row, day: '2026-11-21' },
    { ...row, day: '2026-11-23' },
  ]);
  expect([...forgetOld(days, START, 3).keys()]).toEqual(['2026-11-21', '2026-11-23']);
  expect(forgetOld(days, START, 30)).toBe(days);
});
