import { describe, expect, it } from 'vitest';
import { inOrder, lengthOf } from './words.js';

describe('contacts in the pane', () => {
  it('have what goes on first as it came, and what is over after it, the latest first', () => {
    const states = ['ended', 'connected', 'abandoned', 'offered', 'ended', 'held'] as const;
    const contacts = states.map((state, at) => ({ state, at }));
    expect(inOrder(contacts).map(({ at }) => at)).toEqual([1, 3, 5, 4, 2, 0]);
  });
  it('tell how long they have lasted, in hours when it is long', () => {
    expect([-5, 151_000, 3_840_000].map(lengthOf)).toEqual(['0.00', '2.31', '1 h 04']);
  });
});
