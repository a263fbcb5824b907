import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Presence } from '#shared/availability.js';
import { waitBeforeRetry } from './backoff.js';
import { applyMessage, emptyBoard } from './board.js';

const presence: fc.Arbitrary<Presence> = fc.record({
  ordinal: fc.nat(5),
  state: fc.constantFrom('offline', 'available', 'busy', 'away'),
  reason: fc.constant('none'),
});

test('batches told again, or out of turn, never put an older state over a newer one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(presence, { maxLength: 4 }), { minLength: 1 }),
      fc.array(fc.nat()),
      (batches, again) => {
        const board = emptyBoard();
        applyMessage(board, { type: 'snapshot', epoch: 'e', numbering: 'n', seq: 0, presences: [] });
        const truth = new Map<number, Presence>();
        for (const [index, presences] of batches.entries()) {
          applyMessage(board, { type: 'changes', seq: index + 1, presences });
          for (const one of presences) truth.set(one.ordinal, one);
          const old = (again[index] ?? 0) % (index + 1);
          const repeated = applyMessage(board, { type: 'changes', seq: old + 1, presences: batches[old] ?? [] });
          expect(repeated.kind).toBe('none');
        }
        expect(board.presences).toEqual(truth);
      },
    ),
  );
});

test('a batch that is missing in between is noticed', () => {
  const board = emptyBoard();
  expect(applyMessage(board, { type: 'changes', seq: 1, presences: [] }).kind).toBe('gap');
  applyMessage(board, { type: 'snapshot', epoch: 'e', numbering: 'n', seq: 4, presences: [] });
  expect(applyMessage(board, { type: 'changes', seq: 6, presences: [] }).kind).toBe('gap');
  expect(applyMessage(board, { type: 'changes', seq: 5, presences: [] }).kind).toBe('some');
});

test('waits grow to 20 s and are never shorter than half', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
      const whole = Math.min(500 * 2 ** Math.min(failures, 10), 20_000);
      const wait = waitBeforeRetry(failures, random);
      expect(wait).toBeGreaterThanOrEqual(whole / 2);
      expect(wait).toBeLessThan(whole);
    }),
  );
});
