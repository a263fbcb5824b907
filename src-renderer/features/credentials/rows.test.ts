import { expect, it } from 'vitest';
import { rowsOf, waysOf } from './rows.js';

const stored = (toolId: string) => ({ toolId, user: 'mm', savedAt: '2026-11-23T08:42:00.000Z' });

it('lists tools that ask for a log-in, and after them what is left of others', () => {
  const state = {
    tools: [
      { toolId: 'a', handedOver: 'copies' as const },
      { toolId: 'b', handedOver: 'copies' as const },
    ],
    stored: [stored('gone'), stored('b')],
  };
  expect(rowsOf(state)).toEqual([
    { toolId: 'a', stored: undefined, handedOver: 'copies' },
    { toolId: 'b', stored: stored('b'), handedOver: 'copies' },
    { toolId: 'gone', stored: stored('gone'), handedOver: undefined },
  ]);
  expect(waysOf(state)).toEqual(['copies']);
  expect(rowsOf({ tools: [], stored: [] })).toEqual([]);
});
