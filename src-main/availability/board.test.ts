import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WirePresence } from '#shared/hub-protocol.js';
import { waitBeforeRetry } from './backoff.js';
import { applyMessage, emptyBoard } from './board.js';

const wire = fc.tuple(fc.nat(5), fc.constantFrom(1, 2, 3, 4, 5), fc.constant(0), fc.constant(0), fc.constant(0));

test('batches told again, or out of turn, never put an older state over a newer one', () => {
  fc.assert(
    fc.property(fc.array(fc.array(wire, { maxLength: 4 }), { minLength: 1 }), fc.array(fc.nat()), (batches, again) => {
      const board = emptyBoard();
      applyMessage(board, { type: 'snapshot', epoch: 'e', seq: 0, at: 0, presences: [] });
      const truth = new Map<number, WirePresence>();
      for (const [index, presences] of batches.entries()) {
        applyMessage(board, { type: 'changes', seq: index + 1, at: 0, presences });
        for (const one of presences) truth.set(one[0], one);
        const old = (again[index] ?? 0) % (index + 1);
        const repeated = applyMessage(board, { type: 'changes', seq: old + 1, at: 0, presences: batches[old] ?? [] });
        expect(repeated.kind).toBe('none');
      }
      const states = ['unknown', 'offline', 'available', 'interruptible', 'busy', 'away'];
      expect(new Map([...board.presences].map(([ordinal, { state }]) => [ordinal, state]))).toEqual(
        new Map([...truth].map(([ordinal, one]) => [ordinal, states[one[1]]])),
      );
    }),
  );
});

test('a batch that is missing in between is noticed', () => {
  const board = emptyBoard();
  expect(applyMessage(board, { type: 'changes', seq: 1, at: 0, presences: [] }).kind).toBe('gap');
  applyMessage(board, { type: 'snapshot', epoch: 'e', seq: 4, at: 0, presences: [] });
  expect(applyMessage(board, { type: 'changes', seq: 6, at: 0, presences: [] }).kind).toBe('gap');
  expect(applyMessage(board, { type: 'changes', seq: 5, at: 0, presences: [] }).kind).toBe('some');
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
