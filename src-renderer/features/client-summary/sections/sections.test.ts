import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allergyState } from './allergy-state.js';
import { writeNear, writePeriod } from './dates.js';
import { courseOf, directionOf } from './instruments.js';
import { barOf } from './limit-bar.js';
import { changeOf } from './medicine-changes.js';
import { byWaiting } from './message-order.js';
import { barsOf } from './period-bar.js';

const now = Date.parse('2026-11-23T08:42:00Z');
const day = fc
  .date({ noInvalidDate: true, min: new Date('1990-01-01'), max: new Date('2040-01-01') })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = fc.option(fc.oneof(day, fc.constant('ei tiedossa')), { nil: undefined });

describe('allergies', () => {
  const allergy = { kind: 'allergy', active: true } as const;
  const none = { kind: 'noAllergy', active: true } as const;
  it('have four states, and silence is never taken for none', () => {
    expect(allergyState([allergy], [{ state: 'failed' }])).toBe('known');
    expect(allergyState([none], [{ state: 'ready' }])).toBe('none');
    expect(allergyState([], [{ state: 'ready' }])).toBe('notRecorded');
    expect(allergyState([none], [{ state: 'ready' }, { state: 'failed' }])).toBe('unavailable');
    expect(allergyState([], [{ state: 'loading' }])).toBeUndefined();
    expect(allergyState([{ ...allergy, active: false }], [{ state: 'ready' }])).toBe('notRecorded');
  });
  it('say none or not recorded only when every source has answered (property)', () => {
    const entries = fc.array(fc.record({ kind: fc.constantFrom('allergy', 'noAllergy'), active: fc.boolean() }), {
      maxLength: 4,
    });
    const sources = fc.array(fc.record({ state: fc.constantFrom('loading', 'slow', 'ready', 'failed') }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(entries, sources, (some, of) => {
        const state = allergyState(some, of);
        if (state === 'none' || state === 'notRecorded') expect(of.every((one) => one.state === 'ready')).toBe(true);
        if (some.some((one) => one.active && one.kind === 'allergy')) expect(state).toBe('known');
      }),
    );
  });
});

describe('medication', () => {
  it('tells what changed in the last 90 days, and nothing that is older or lies ahead', () => {
    expect(changeOf({ active: true, started: '2026-11-12' }, now)).toEqual({ kind: 'started', at: '2026-11-12' });
    expect(changeOf({ active: true, started: '2026-06-12' }, now)).toBeUndefined();
    expect(changeOf({ active: true, started: '2026-12-01' }, now)).toBeUndefined();
    expect(changeOf({ active: false, ended: '2026-10-01' }, now)).toEqual({ kind: 'ended', at: '2026-10-01' });
    expect(changeOf({ active: false, started: '2026-11-01' }, now)).toBeUndefined();
    expect(changeOf({ active: true, paused: true }, now)).toEqual({ kind: 'paused' });
    expect(changeOf({ active: true, started: 'keväällä' }, now)).toBeUndefined();
  });
});

describe('bars', () => {
  it('lay a limit’s marks in the order of time, within the bar (property)', () => {
    fc.assert(
      fc.property(maybe, maybe, maybe, maybe, (assessed = '', limit, booked, thirdNext) => {
        const marks = barOf(
          {
            assessed,
            ...(limit === undefined ? {} : { limit }),
            ...(booked === undefined ? {} : { booked }),
            ...(thirdNext === undefined ? {} : { thirdNext }),
          },
          now,
        );
        if (Number.isNaN(Date.parse(assessed))) {
          expect(marks).toBeUndefined();
          return;
        }
        expect(marks?.some((mark) => mark.kind === 'now')).toBe(true);
        for (const { share } of marks ?? []) expect(share >= 0 && share <= 1).toBe(true);
        const shares = marks?.map((mark) => mark.share) ?? [];
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
        if (limit !== undefined && limit >= assessed && !Number.isNaN(Date.parse(limit)))
          expect(marks?.some((mark) => mark.kind === 'limit')).toBe(true);
      }),
    );
  });
  it('lay periods on one scale that holds them all and now (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ start: maybe, end: maybe })), (periods) => {
        const laid = barsOf(periods, now);
        const known = periods
          .flatMap(({ start, end }) => [start, end])
          .some((one) => !Number.isNaN(Date.parse(one ?? '')));
        if (!known) {
          expect(laid).toBeUndefined();
          return;
        }
        expect(laid?.bars).toHaveLength(periods.length);
        for (const { left, width } of laid?.bars ?? []) {
          expect(left >= 0 && width >= 0 && left + width <= 1 + 1e-9).toBe(true);
        }
        expect((laid?.now ?? -1) >= 0 && (laid?.now ?? 2) <= 1).toBe(true);
      }),
    );
    expect(
      barsOf([{ start: '2026-11-13', end: '2026-11-18' }, { start: '2026-11-18' }], Date.parse('2026-11-23')),
    ).toEqual({
      bars: [
        { left: 0, width: 0.5, goesOn: false },
        { left: 0.5, width: 0.5, goesOn: true },
      ],
      now: 1,
    });
  });
  it('write periods and near dates', () => {
    expect(writePeriod({ start: '2026-09-01', end: '2026-12-31' })).toBe('1.9.2026–31.12.2026');
    expect(writePeriod({ start: '2026-09-01' })).toBe('1.9.2026–');
    expect(writePeriod({ start: '2026-09-01', end: '2026-09-01' })).toBe('1.9.2026');
    expect(writePeriod({})).toBe('');
    expect(writeNear('2026-11-12', now)).toBe('12.11.');
    expect(writeNear('2025-11-12', now)).toBe('12.11.2025');
    expect(writeNear('2026', now)).toBe('2026');
  });
});

describe('instruments', () => {
  it('are read by their name; one that is not known has no direction', () => {
    expect(
      ['PHQ-9', 'PHQ9 pisteet', 'WHO-5', 'EQ-5D-5L: EQ VAS', 'AUDIT-C', 'Kipujana', 'Paino'].map(directionOf),
    ).toEqual(['lower', 'lower', 'higher', 'higher', 'lower', undefined, undefined]);
  });
  it('tell the last score against the one before it', () => {
    expect(courseOf([14, 9], 'lower')).toBe('better');
    expect(courseOf([14, 9], 'higher')).toBe('worse');
    expect(courseOf([9, 9], 'higher')).toBe('same');
    expect(courseOf([9], 'higher')).toBeUndefined();
  });
});

it('puts the client’s unread messages first, and loses none (property)', () => {
  const messages = fc.array(
    fc.record({
      id: fc.uuid(),
      fromClient: fc.boolean(),
      status: fc.constantFrom('unread', 'read', 'answered', 'sent', 'other'),
      sent: maybe,
    }),
  );
  fc.assert(
    fc.property(messages, (all) => {
      const sorted = byWaiting(all);
      expect(sorted.map((one) => one.id).toSorted()).toEqual(all.map((one) => one.id).toSorted());
      const waits = sorted.map((one) => one.fromClient && one.status === 'unread');
      expect(waits).toEqual(waits.toSorted((a, b) => Number(b) - Number(a)));
    }),
  );
});
