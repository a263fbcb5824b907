import { describe, expect, it } from 'vitest';
import {
  type Change,
  type Effect,
  type MachineEvent,
  type MachineState,
  initialState,
  isUndecided,
  reduce,
} from './machine.js';

const named = (client: string) => ({ reference: `Patient/${client}`, label: client });
const open = (id: string, client: string | null, at: number, by: string): Change => ({
  id,
  client: client === null ? null : `Patient/${client}`,
  at,
  by,
});

/** Gives events one after another. @returns the end, and all that was to be done on the way */
function run(state: MachineState, events: MachineEvent[]): { state: MachineState; effects: Effect[] } {
  let now = state;
  const effects: Effect[] = [];
  for (const event of events) {
    const step = reduce(now, event);
    now = step.state;
    effects.push(...step.effects);
  }
  return { state: now, effects };
}
const kinds = (effects: Effect[]) =>
  effects.map((effect) => ('tool' in effect ? `${effect.do} ${effect.tool}` : effect.do));

/** The master, a FHIRcast tool and a CCOW tool, all joined, with client a open. */
const withA = run(initialState({ aptj: 'moves', pex: 'none', lc: 'asks' }, 0), [
  { type: 'join', tool: 'aptj', now: 1 },
  { type: 'join', tool: 'pex', now: 1 },
  { type: 'join', tool: 'lc', now: 1 },
  { type: 'propose', change: open('e1', 'a', 2, 'aptj') },
  { type: 'prepared', id: 'e1', client: named('a'), now: 3 },
  { type: 'answer', tool: 'lc', id: 'e1', answer: 'accepted', now: 3 },
  { type: 'answer', tool: 'pex', id: 'e1', answer: 'shown', now: 4 },
  { type: 'answer', tool: 'lc', id: 'e1', answer: 'shown', now: 4 },
]).state;
const states = (state: MachineState) =>
  Object.fromEntries(Object.entries(state.tools).map(([tool, record]) => [tool, record.state]));

it('commits when the client is known and nobody is against it, and then tells everybody', () => {
  expect(withA.active).toEqual(named('a'));
  expect(states(withA)).toEqual({ aptj: 'follows', pex: 'follows', lc: 'follows' });
  const { state, effects } = run(withA, [
    { type: 'propose', change: open('e2', 'b', 10, 'aptj') },
    { type: 'prepared', id: 'e2', client: named('b'), now: 11 },
  ]);
  // The CCOW tool has been asked and has not answered: nothing is committed yet.
  expect(kinds(effects)).toEqual(['prepare', 'await aptj', 'survey lc']);
  expect(state.active).toEqual(named('a'));
  const rest = run(state, [
    { type: 'answer', tool: 'lc', id: 'e2', answer: 'accepted', now: 12 },
    { type: 'answer', tool: 'pex', id: 'e2', answer: 'shown', now: 20 },
    { type: 'answer', tool: 'lc', id: 'e2', answer: 'shown', now: 30 },
  ]);
  expect(kinds(rest.effects)).toEqual(['committed', 'tell pex', 'tell lc', 'settled']);
  expect(rest.state.tools['lc']).toMatchObject({ state: 'follows', tookMs: 18 });
});

describe('somebody is against it', () => {
  const refused = run(withA, [
    { type: 'propose', change: open('e2', 'b', 10, 'workbench') },
    { type: 'prepared', id: 'e2', client: named('b'), now: 11 },
    { type: 'answer', tool: 'aptj', id: 'e2', answer: 'shown', now: 12 },
    { type: 'answer', tool: 'lc', id: 'e2', answer: 'refused', detail: 'Päätös on kesken', now: 13 },
  ]).state;
  const decide = (choice: 'changeAnyway' | 'cancel' | 'leaveBehind') =>
    run(refused, [{ type: 'decide', id: 'e2', choice, by: 'professional', now: 20 }]);

  it('leaves the decision to the professional, and the client as it was', () => {
    expect(refused.pending !== null && isUndecided(refused.pending)).toBe(true);
    expect(refused.pending?.objections).toEqual([{ toolId: 'lc', why: 'refused', detail: 'Päätös on kesken' }]);
    expect(refused.active).toEqual(named('a'));
  });

  it('change anyway: everybody is told, also the one that is against it', () => {
    const { state, effects } = decide('changeAnyway');
    expect(state.active).toEqual(named('b'));
    expect(kinds(effects)).toEqual(['committed', 'tell pex', 'tell lc']);
  });

  it('cancel: the one that has moved already is told of the old client, as an event of now', () => {
    const { state, effects } = decide('cancel');
    expect(state.active).toEqual(named('a'));
    expect(kinds(effects)).toEqual(['dropped', 'cancelled aptj', 'cancelled lc', 'tell aptj']);
    const told = effects.find((effect) => effect.do === 'tell');
    expect(told?.change.client).toBe('Patient/a');
    expect(told?.change.at).toBeGreaterThan(10);
    expect(state.tools['aptj']?.state).toBe('switching');
  });

  it('leave behind: that one is covered and told nothing more, until it is taken back', () => {
    const { state, effects } = decide('leaveBehind');
    expect(state.active).toEqual(named('b'));
    expect(kinds(effects)).toEqual(['committed', 'tell pex']);
    expect(state.tools['lc']?.state).toBe('leftBehind');
    const back = run(state, [{ type: 'retell', tool: 'lc', now: 30 }]);
    expect(kinds(back.effects)).toEqual(['tell lc']);
  });

  it('one who decides too late changes nothing', () => {
    const { state } = decide('cancel');
    expect(run(state, [{ type: 'decide', id: 'e2', choice: 'changeAnyway', by: 'professional', now: 21 }]).state).toBe(
      state,
    );
  });
});

it('an unsaved draft of our own is asked about even where no tool is against the change', () => {
  const { state } = run(withA, [
    {
      type: 'propose',
      change: open('e2', null, 10, 'workbench'),
      objections: [{ toolId: 'workbench', why: 'unsavedDraft' }],
    },
    { type: 'prepared', id: 'e2', client: null, now: 11 },
    { type: 'answer', tool: 'aptj', id: 'e2', answer: 'shown', now: 12 },
    { type: 'answer', tool: 'lc', id: 'e2', answer: 'accepted', now: 12 },
  ]);
  expect(state.active).toEqual(named('a'));
  expect(state.pending !== null && isUndecided(state.pending)).toBe(true);
});

it('a tool that does not answer the survey in time is against it; a tool that does not confirm in time is covered', () => {
  const { state } = run(withA, [
    { type: 'propose', change: open('e2', 'b', 10, 'aptj') },
    { type: 'prepared', id: 'e2', client: named('b'), now: 11 },
    { type: 'overdue', tool: 'lc', id: 'e2', of: 'survey', now: 10_010 },
  ]);
  expect(state.pending?.objections).toEqual([{ toolId: 'lc', why: 'timedOut' }]);
  const committed = run(state, [
    { type: 'decide', id: 'e2', choice: 'changeAnyway', by: 'professional', now: 10_020 },
    { type: 'overdue', tool: 'pex', id: 'e2', of: 'confirmation', now: 11_020 },
  ]).state;
  expect(committed.tools['pex']).toMatchObject({ state: 'unconfirmed', shows: named('a') });
  // Late is better than never, and twice is no harm.
  const late = run(committed, [
    { type: 'answer', tool: 'pex', id: 'e2', answer: 'shown', now: 12_000 },
    { type: 'answer', tool: 'pex', id: 'e2', answer: 'shown', now: 12_001 },
  ]).state;
  expect(late.tools['pex']).toMatchObject({ state: 'follows', shows: named('b'), tookMs: 1980 });
});

it('a tool that breaks while it is asked leaves the decision to the professional; one that says good-bye does not', () => {
  const asked = run(withA, [
    { type: 'propose', change: open('e2', 'b', 10, 'workbench') },
    { type: 'prepared', id: 'e2', client: named('b'), now: 11 },
    { type: 'answer', tool: 'lc', id: 'e2', answer: 'accepted', now: 12 },
  ]).state;
  const broken = run(asked, [{ type: 'leave', tool: 'aptj', how: 'lost', now: 13 }]).state;
  expect(broken.pending?.objections).toEqual([{ toolId: 'aptj', why: 'failed' }]);
  expect(broken.active).toEqual(named('a'));
  const gone = run(asked, [{ type: 'leave', tool: 'aptj', how: 'closed', now: 13 }]).state;
  expect(gone.active).toEqual(named('b'));
});

it('an older change never replaces a newer one, and the tool that made it is set right', () => {
  const { state, effects } = run(withA, [{ type: 'propose', change: open('e0', 'z', 1, 'pex') }]);
  expect(state.active).toEqual(named('a'));
  expect(kinds(effects)).toEqual(['dropped', 'cancelled pex', 'tell pex']);
});

it('locked: no client anywhere, and none can be opened; a tool that opens one is emptied again', () => {
  const locked = run(withA, [{ type: 'clear', change: open('lock', null, 50, 'workbench'), lock: true }]);
  expect(locked.state.active).toBeNull();
  expect(kinds(locked.effects)).toEqual(['committed', 'tell aptj', 'tell pex', 'tell lc']);
  const tried = run(locked.state, [
    { type: 'answer', tool: 'aptj', id: 'lock', answer: 'shown', now: 51 },
    { type: 'propose', change: open('e9', 'b', 60, 'aptj') },
  ]);
  expect(tried.state.pending).toBeNull();
  const told = tried.effects.findLast((effect) => effect.do === 'tell');
  expect(told).toMatchObject({ tool: 'aptj', closes: ['Patient/b'] });
});

it('a sleeping tool wakes to the present client, never to the old one', () => {
  const { state, effects } = run(withA, [
    { type: 'sleep', tool: 'pex', now: 5 },
    { type: 'leave', tool: 'pex', how: 'closed', now: 5 },
    { type: 'propose', change: open('e2', 'b', 10, 'aptj') },
    { type: 'prepared', id: 'e2', client: named('b'), now: 11 },
    { type: 'answer', tool: 'lc', id: 'e2', answer: 'accepted', now: 11 },
  ]);
  expect(kinds(effects)).not.toContain('tell pex');
  const woken = run(state, [
    { type: 'wake', tool: 'pex', now: 20 },
    { type: 'join', tool: 'pex', now: 21 },
  ]);
  expect(woken.effects).toMatchObject([{ do: 'tell', tool: 'pex', change: { client: 'Patient/b' } }]);
});

it('a change that its tool holds goes through only by that tool’s own decision', () => {
  const held: Change = { ...open('e2', 'b', 10, 'lc'), heldByTool: true };
  const { state, effects } = run(withA, [
    { type: 'propose', change: held },
    { type: 'prepared', id: 'e2', client: named('b'), now: 12 },
    { type: 'answer', tool: 'aptj', id: 'e2', answer: 'refused', now: 11 },
  ]);
  expect(effects.at(-1)).toMatchObject({ do: 'surveyed', objections: [{ toolId: 'aptj', why: 'refused' }] });
  const notIts = run(state, [{ type: 'decide', id: 'e2', choice: 'changeAnyway', by: 'pex', now: 13 }]);
  expect(notIts.state.active).toEqual(named('a'));
  const its = run(state, [{ type: 'decide', id: 'e2', choice: 'changeAnyway', by: 'lc', now: 13 }]);
  expect(its.state.active).toEqual(named('b'));
  expect(its.state.tools['lc']?.state).toBe('follows');
});

it('takes no tool to follow that agreed to a change and has moved on before it was committed', () => {
  const { state, effects } = run(withA, [
    { type: 'propose', change: open('e2', 'b', 10, 'workbench') },
    // Both were made before the change came to it: first the same client, then another.
    { type: 'propose', change: open('e3', 'b', 9, 'pex') },
    { type: 'propose', change: open('e4', 'c', 9, 'pex') },
    { type: 'prepared', id: 'e2', client: named('b'), now: 11 },
    { type: 'answer', tool: 'aptj', id: 'e2', answer: 'shown', now: 12 },
    { type: 'answer', tool: 'lc', id: 'e2', answer: 'accepted', now: 12 },
  ]);
  expect(state.active).toEqual(named('b'));
  expect(state.tools['pex']?.state).toBe('switching');
  expect(kinds(effects)).toContain('tell pex');
});
