import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_SHELF, OWN_MOST, type OwnShelf, ownShelfSchema } from '#shared/guidelines-own.js';
import { readShelf, withFavourite, withNote, withOpened } from './shelf.js';

const AT = '2026-11-23T08:00:00.000Z';

describe('the own shelf', () => {
  it('has what was opened last first, each once', () => {
    const shelf = ['a', 'b', 'a'].reduce((one, id) => withOpened(one, id, AT), NO_SHELF);
    expect(shelf.recent.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('keeps one note to an article, takes an empty one away, and says when it is full', () => {
    const one = withNote(NO_SHELF, 'a', 'Kysy tiimistä.', AT) ?? NO_SHELF;
    const other = withNote(one, 'a', 'Kysytty.', AT) ?? NO_SHELF;
    expect(other.notes.map(({ text }) => text)).toEqual(['Kysytty.']);
    expect(withNote(other, 'a', ' \n', AT)?.notes).toEqual([]);
    const full = {
      ...NO_SHELF,
      notes: Array.from({ length: OWN_MOST.notes }, (_, n) => ({ id: `n-${n}`, text: 'x', at: AT })),
    };
    expect(withNote(full, 'one-more', 'x', AT)).toBeUndefined();
    expect(withNote(full, 'n-0', 'y', AT)?.notes).toHaveLength(OWN_MOST.notes);
  });

  it('of an unreadable form counts as empty', () => {
    expect(readShelf(undefined)).toEqual(NO_SHELF);
    expect(readShelf({ favourites: 'all' })).toEqual(NO_SHELF);
  });

  it('stays within what is kept, whatever is done', () => {
    const id = fc.integer({ min: 0, max: 400 }).map((n) => `a-${n}`);
    const step = fc.oneof(
      id.map((one) => (shelf: OwnShelf) => withOpened(shelf, one, AT)),
      fc.tuple(id, fc.boolean()).map(
        ([one, on]) =>
          (shelf: OwnShelf) =>
            withFavourite(shelf, one, on),
      ),
      fc.tuple(id, fc.string()).map(
        ([one, text]) =>
          (shelf: OwnShelf) =>
            withNote(shelf, one, text, AT) ?? shelf,
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 700, size: 'max' }), (steps) => {
        const shelf = steps.reduce((one, change) => change(one), NO_SHELF);
        expect(ownShelfSchema.safeParse(shelf).success).toBe(true);
        expect(new Set(shelf.favourites).size).toBe(shelf.favourites.length);
      }),
      { numRuns: 40 },
    );
  });
});
