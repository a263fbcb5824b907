import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presenceStateSchema } from '#shared/availability.js';
import { IDLE_MS, NO_WISHES, holding, idleSince, withWishes, wordsOf } from './own-words.js';

const NOW = Date.parse('2026-11-27T10:00:00.000Z');
const minutes = (offset: number) => new Date(NOW + offset * 60_000).toISOString();
const hand = fc.record({
  input: fc.option(
    fc
      .record({
        state: fc.constantFrom('busy', 'away', 'available'),
        offset: fc.integer({ min: -90, max: 90 }),
        note: fc.string(),
      })
      .map(({ state, offset, note }) => ({ state, reason: 'none' as const, until: minutes(offset), note })),
    { nil: null },
  ),
  at: fc.constant(NOW),
});

test('of the open client nothing leaves but that there is one, and only where the person lets it', () => {
  fc.assert(
    fc.property(
      fc.option(hand, { nil: undefined }),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (said, clientOpen, contact, noteHidden) => {
        const words = wordsOf({ hand: said, clientOpen, settings: { contact, noteHidden }, now: NOW });
        expect(words.contact).toEqual(clientOpen && contact ? { state: 'busy', reason: 'client' } : null);
        const held = holding(said, NOW);
        expect(words.hand?.state).toBe(held?.state);
        if (noteHidden) expect(words.hand ?? {}).not.toHaveProperty('note');
        if (held?.until !== undefined) expect(Date.parse(held.until)).toBeGreaterThan(NOW);
      },
    ),
  );
});

test('the hint of idleness comes only to one who wants it, is seen as free, and has been away', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...presenceStateSchema.options),
      fc.boolean(),
      fc.integer({ min: 0, max: 2 * IDLE_MS }),
      (state, idleHint, idle) => {
        const seen = { ordinal: 1, state, reason: 'none' as const };
        const hint = idleSince(NOW - idle, { seen, settings: { idleHint }, now: NOW });
        const isDue = idleHint && idle >= IDLE_MS && (state === 'available' || state === 'interruptible');
        expect(hint).toBe(isDue ? NOW - idle : undefined);
      },
    ),
  );
  expect(idleSince(0, { seen: undefined, settings: { idleHint: true }, now: NOW })).toBeUndefined();
});

test('wishes change one at a time, and off is a wish too', () => {
  expect(withWishes(NO_WISHES, { contact: false })).toEqual({ ...NO_WISHES, contact: false });
  expect(withWishes({ ...NO_WISHES, idleHint: true }, { idleHint: undefined, noteHidden: true })).toEqual({
    ...NO_WISHES,
    idleHint: true,
    noteHidden: true,
  });
});
