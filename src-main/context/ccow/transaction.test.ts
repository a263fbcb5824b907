import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Transaction, type TransactionEvent, transact } from './transaction.js';

const owner = fc.constantFrom('a', 'b');
const coupon = fc.constantFrom('1', '2', '3');
const event: fc.Arbitrary<TransactionEvent> = fc.oneof(
  fc.record({ type: fc.constant('start' as const), owner, coupon }),
  fc.record({ type: fc.constant('set' as const), owner, coupon, items: fc.constant(new Map([['x', 'y']])) }),
  fc.record({ type: fc.constant('end' as const), owner, coupon, held: fc.boolean() }),
  fc.record({ type: fc.constant('surveyed' as const), coupon, noContinue: fc.boolean() }),
  fc.record({ type: fc.constant('dropped' as const), coupon }),
  fc.record({
    type: fc.constant('publish' as const),
    owner,
    coupon,
    decision: fc.constantFrom('accept' as const, 'cancel' as const),
  }),
  fc.record({ type: fc.constant('undo' as const), owner, coupon }),
  fc.record({ type: fc.constant('expire' as const), coupon }),
  fc.record({ type: fc.constant('ownerGone' as const), owner }),
);

describe('a transaction', () => {
  it('keeps its rules over any order of events', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let state: Transaction | null = null;
        /** What the context manager has been told of the transaction that is under way. */
        let told: 'nothing' | 'proposed' = 'nothing';
        for (const one of events) {
          const before: Transaction | null = state;
          const step = transact(before, one);
          if (!step.ok) continue;
          state = step.state;
          if (step.effect === 'propose') {
            expect([one.type, before?.phase, told]).toEqual(['end', 'open', 'nothing']);
            told = state === null ? 'nothing' : 'proposed';
          }
          if (step.effect === 'accept' || step.effect === 'cancel') {
            expect([told, state]).toEqual(['proposed', null]);
            told = 'nothing';
          }
          if (step.effect === 'accept') {
            expect([before?.phase, before?.noContinue]).toEqual(['ended', false]);
            expect('owner' in one && one.owner).toBe(before?.owner);
          }
          // A proposed change never just vanishes: the context manager would wait for a decision for ever.
          if (state === null) expect(told).toBe('nothing');
          if (state !== null && told === 'nothing') expect(state.phase).toBe('open');
          if (before !== null && state !== null) expect(state.coupon).toBe(before.coupon);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is one at a time, and its starter’s alone', () => {
    const open = transact(null, { type: 'start', owner: 'a', coupon: '1' });
    if (!open.ok) throw new Error('must open');
    const exception = (state: Transaction | null, one: TransactionEvent) => {
      const step = transact(state, one);
      return step.ok ? 'done' : step.exception;
    };
    expect(exception(open.state, { type: 'start', owner: 'b', coupon: '2' })).toBe('transactionInProgress');
    expect(exception(open.state, { type: 'end', owner: 'b', coupon: '1', held: true })).toBe('notInTransaction');
    expect(exception(open.state, { type: 'end', owner: 'a', coupon: '9', held: true })).toBe('invalidContextCoupon');
    expect(exception(open.state, { type: 'publish', owner: 'a', coupon: '1', decision: 'accept' })).toBe(
      'changesNotEnded',
    );
    expect(exception(null, { type: 'undo', owner: 'a', coupon: '1' })).toBe('notInTransaction');
  });
});
