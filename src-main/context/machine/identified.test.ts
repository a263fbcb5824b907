import { expect, it } from 'vitest';
import { initialState, reduce } from '../machine.js';

it('calls the client as the source does, wherever the message’s name was taken', () => {
  const change = { id: 'c1', client: 'Patient/p1' as const, at: 1, by: 'aptj' };
  let state = initialState({ aptj: 'none', pex: 'none' }, 0);
  for (const tool of ['aptj', 'pex']) state = reduce(state, { type: 'join', tool, now: 0 }).state;
  state = reduce(state, { type: 'propose', change }).state;
  state = reduce(state, {
    type: 'prepared',
    id: 'c1',
    client: { reference: 'Patient/p1', label: 'said' },
    now: 2,
  }).state;
  state = reduce(state, { type: 'identified', client: { reference: 'Patient/p2', label: 'another' } }).state;
  expect(state.active?.label).toBe('said');
  const pex = state.tools['pex'];
  state = reduce(state, { type: 'identified', client: { reference: 'Patient/p1', label: 'known' } }).state;
  expect(state.active?.label).toBe('known');
  expect(state.tools['aptj']?.shows?.label).toBe('known');
  // What has not changed is not made anew.
  expect(state.tools['pex']).toBe(pex);
});
