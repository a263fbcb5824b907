import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referralStateSchema, reminderKindSchema } from '#shared/referrals.js';
import { type Standing, naturalReminder, reminderOf } from './reminder.js';

const rule = { unopenedDays: 7, uncontactedDays: 14 };
const standing = (more: Partial<Standing>): Standing => ({
  state: 'sent',
  sentAt: '2026-11-02T21:30:00Z',
  changedAt: undefined,
  planned: undefined,
  until: undefined,
  takenBack: false,
  feedback: false,
  ...more,
});

const time = fc
  .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') })
  .map((ms) => new Date(ms).toISOString());
const day = time.map((one) => one.slice(0, 10));
const anyStanding: fc.Arbitrary<Standing> = fc.record({
  state: fc.constantFrom(...referralStateSchema.options),
  sentAt: fc.option(time, { nil: undefined }),
  changedAt: fc.option(fc.oneof(time, fc.constant('ei aika')), { nil: undefined }),
  planned: fc.option(fc.oneof(day, fc.constant('pian')), { nil: undefined }),
  until: fc.option(day, { nil: undefined }),
  takenBack: fc.boolean(),
  feedback: fc.boolean(),
});
const anyMark = fc.record({
  kind: fc.constantFrom(...reminderKindSchema.options),
  of: day,
  until: fc.option(day, { nil: undefined }),
});

describe('a reminder', () => {
  it('comes after the days of its kind, counted as days in Finland', () => {
    // 21.30 UTC is 23.30 in Finland, on the same day.
    expect(reminderOf(standing({}), rule, [], '2026-11-08')).toEqual({
      kind: 'unopened',
      on: '2026-11-09',
      due: false,
    });
    expect(reminderOf(standing({}), rule, [], '2026-11-09')?.due).toBe(true);
    const late = standing({ sentAt: '2026-11-02T22:30:00Z' });
    expect(naturalReminder(late, rule)?.on).toBe('2026-11-10');
    expect(naturalReminder(standing({}), { ...rule, unopenedDays: 3 })?.on).toBe('2026-11-05');
  });

  it('waits for the day that the receiver has planned, and no longer', () => {
    const received = standing({ state: 'received', changedAt: '2026-11-03T10:00:00Z' });
    expect(naturalReminder(received, rule)).toEqual({ kind: 'uncontacted', on: '2026-11-17' });
    expect(naturalReminder({ ...received, planned: '2026-11-20' }, rule)).toEqual({
      kind: 'plannedPassed',
      on: '2026-11-21',
    });
  });

  it('is of a client who was not reached, of an expired referral and of unread feedback at once', () => {
    const changedAt = '2026-11-20T10:00:00Z';
    expect(naturalReminder(standing({ state: 'notReached', changedAt }), rule)?.on).toBe('2026-11-20');
    // Turned down by the receiver: what the professional has taken back themselves reminds of nothing.
    expect(naturalReminder(standing({ state: 'cancelled', changedAt }), rule)?.kind).toBe('turnedDown');
    expect(naturalReminder(standing({ state: 'cancelled', changedAt, takenBack: true }), rule)).toBeUndefined();
    expect(naturalReminder(standing({ state: 'expired', until: '2026-11-19' }), rule)?.on).toBe('2026-11-20');
    const told = standing({ state: 'takingPart', changedAt, feedback: true });
    expect(naturalReminder(told, rule)).toEqual({ kind: 'feedback', on: '2026-11-20' });
    // Read once, it stays read when the referral ends.
    const marks = [{ kind: 'feedback' as const, of: '2026-11-20' }];
    expect(reminderOf({ ...told, state: 'ended', changedAt: '2026-12-20T10:00:00Z' }, rule, marks, '2027-01-01')).toBe(
      undefined,
    );
  });

  it('when moved comes on that day, and what is done comes again only when it is about another day', () => {
    fc.assert(
      fc.property(anyStanding, day, day, (one, today, until) => {
        const natural = naturalReminder(one, rule);
        if (natural === undefined) return;
        const moved = reminderOf(one, rule, [{ kind: natural.kind, of: natural.on, until }], today);
        expect(moved?.on).toBe(until > natural.on ? until : natural.on);
        expect(moved?.due).toBe((moved?.on ?? '') <= today);
        const marks = [{ kind: natural.kind, of: natural.on }];
        expect(reminderOf(one, rule, marks, today)).toBeUndefined();
        if (natural.kind !== 'feedback')
          expect(reminderOf(one, rule, [{ kind: natural.kind, of: '2020-01-01' }], today)?.on).toBe(natural.on);
      }),
    );
  });

  it('whatever a receiver tells, once due stays due until it is settled, and never comes of what has not left', () => {
    fc.assert(
      fc.property(anyStanding, fc.array(anyMark, { maxLength: 3 }), day, day, (one, marks, first, second) => {
        const [early = '', later = ''] = [first, second].toSorted();
        const then = reminderOf(one, rule, marks, early);
        if (then?.due === true) expect(reminderOf(one, rule, marks, later)).toEqual(then);
        if (['draft', 'consented', 'sending'].includes(one.state)) expect(then).toBeUndefined();
        if (one.state === 'cancelled' && one.takenBack) expect(then).toBeUndefined();
      }),
    );
  });
});
