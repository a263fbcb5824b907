import { describe, expect, it } from 'vitest';
import { type Change, type Effect, type MachineEvent, type MachineState, initialState, reduce } from '../machine.js';

const named = (client: string) => ({ reference: `Patient/${client}`, label: client });
const wants = (
  id: string,
  client: string | null,
  at: number,
  by: string,
  more: Partial<Change> = {},
): MachineEvent => ({
  type: 'propose',
  change: { id, client: client === null ? null : `Patient/${client}`, at, by, ...more },
});
const prepared = (id: string, client: string | null): MachineEvent => ({
  type: 'prepared',
  id,
  client: client === null ? null : named(client),
  now: 50,
});
function run(state: MachineState, ...events: MachineEvent[]): { state: MachineState; effects: Effect[] } {
  let now = state;
  let effects: Effect[] = [];
  for (const event of events) ({ state: now, effects } = reduce(now, event));
  return { state: now, effects };
}
/** The master, a FHIRcast tool and a CCOW tool have joined, and no client is open. */
const start = run(
  initialState({ aptj: 'moves', pex: 'none', lc: 'asks' }, 0),
  { type: 'join', tool: 'aptj', now: 1 },
  { type: 'join', tool: 'pex', now: 1 },
  { type: 'join', tool: 'lc', now: 1 },
).state;
const stateOf = (state: MachineState, tool: string) => state.tools[tool]?.state;
const told = (effects: readonly Effect[], tool: string) =>
  effects.find((effect) => effect.do === 'tell' && effect.tool === tool);

/** Each was found by a random schedule, and is what that came down to. */
describe('changes that cross', () => {
  it('covers a tool whose word for the client on its way came after its connection was lost', () => {
    const { state } = run(
      start,
      { type: 'leave', tool: 'pex', how: 'lost', now: 10 },
      wants('w', 'c', 12, 'workbench'),
      { type: 'join', tool: 'pex', now: 14 },
      // Said at 5, before it was lost: its page may stand as it was.
      wants('p', 'c', 5, 'pex'),
    );
    expect(stateOf(state, 'pex')).toBe('switching');
    const after = run(state, { type: 'notPrepared', id: 'w', now: 60 });
    expect(told(after.effects, 'pex')).toMatchObject({ change: { client: null }, closes: ['Patient/c'] });
  });

  it('does not take a word for a confirmation while an older question is on its way to the tool', () => {
    const asked = run(start, wants('w1', 'b', 11, 'workbench'), prepared('w1', 'b'));
    expect(asked.effects).toContainEqual(expect.objectContaining({ do: 'survey', tool: 'aptj' }));
    const { state } = run(asked.state, wants('w2', 'a', 12, 'workbench'), wants('m', 'a', 10, 'aptj'));
    // It has "b" in its post yet, which is newer than its own "a": it is asked like one that has said nothing.
    const after = run(state, prepared('w2', 'a'));
    expect(after.effects).toContainEqual(expect.objectContaining({ do: 'survey', tool: 'aptj' }));
    expect(after.state.active).toBeNull();
  });

  it('closes what a tool was asked by as well, when its own older change is refused', () => {
    const { state } = run(start, wants('w', 'a', 11, 'workbench'), prepared('w', 'a'), wants('m', 'b', 10, 'aptj'));
    const after = run(state, { type: 'decide', id: 'w', by: 'professional', choice: 'cancel', now: 60 });
    const closed = told(after.effects, 'aptj');
    expect(closed?.do === 'tell' && [...closed.closes].toSorted()).toEqual(['Patient/a', 'Patient/b']);
  });

  it('says the present context as an event of now to one that is told again; during a change the end of that tells it', () => {
    const silent = run(
      start,
      wants('w', 'a', 11, 'workbench'),
      prepared('w', 'a'),
      { type: 'answer', tool: 'aptj', id: 'w', answer: 'shown', now: 52 },
      { type: 'answer', tool: 'lc', id: 'w', answer: 'accepted', now: 53 },
      { type: 'overdue', tool: 'pex', id: 'w', of: 'confirmation', now: 2000 },
    ).state;
    expect(stateOf(silent, 'pex')).toBe('unconfirmed');
    const again = run(silent, { type: 'retell', tool: 'pex', now: 3000 });
    expect(told(again.effects, 'pex')).toMatchObject({ change: { id: 'w~1', at: 3000 } });
    const during = run(silent, wants('x', 'b', 2500, 'workbench'), { type: 'retell', tool: 'pex', now: 3000 });
    expect(during.effects).toEqual([]);
    expect(during.state.current.at).toBe(11);
    expect(during.state.pending?.moved).toContain('pex');
  });

  it('does not think that a tool stays where it is by an answer to the question, once it has been told', () => {
    const told1 = run(
      start,
      wants('w', 'a', 11, 'workbench'),
      prepared('w', 'a'),
      { type: 'answer', tool: 'aptj', id: 'w', answer: 'shown', now: 52 },
      { type: 'overdue', tool: 'lc', id: 'w', of: 'survey', now: 10_100 },
      { type: 'decide', id: 'w', by: 'professional', choice: 'changeAnyway', now: 10_200 },
      { type: 'answer', tool: 'lc', id: 'w', answer: 'refused', now: 10_300 },
    ).state;
    expect(told1.tools['lc']?.mayShow).toEqual(['Patient/a']);
  });

  it('gives up the change that a tool holds when that tool is left behind, or is not there', () => {
    const held = run(start, wants('h', 'a', 11, 'lc', { heldByTool: true }));
    expect(held.state.pending?.id).toBe('h');
    expect(run(held.state, { type: 'leaveBehind', tool: 'lc', now: 12 }).state.pending).toBeNull();
    const gone = run(start, { type: 'leave', tool: 'lc', how: 'closed', now: 10 });
    expect(run(gone.state, wants('h', 'a', 11, 'lc', { heldByTool: true })).state.pending).toBeNull();
  });

  it('tells a tool anew that has closed the client on its way', () => {
    const { state } = run(
      start,
      wants('w', 'a', 11, 'workbench'),
      wants('p1', 'a', 10, 'pex'),
      wants('p2', null, 11, 'pex', { closes: 'Patient/a' }),
      prepared('w', 'a'),
      { type: 'answer', tool: 'aptj', id: 'w', answer: 'shown', now: 52 },
    );
    const after = run(state, { type: 'answer', tool: 'lc', id: 'w', answer: 'accepted', now: 53 });
    expect(told(after.effects, 'pex')).toMatchObject({ change: { client: 'Patient/a' } });
  });

  it('keeps the client when a tool closes another one: it has not heard of the change yet', () => {
    const open = run(
      start,
      wants('w', 'b', 11, 'workbench'),
      prepared('w', 'b'),
      { type: 'answer', tool: 'aptj', id: 'w', answer: 'shown', now: 52 },
      { type: 'answer', tool: 'lc', id: 'w', answer: 'accepted', now: 53 },
    ).state;
    const { state, effects } = run(open, wants('p', null, 60, 'pex', { closes: 'Patient/a' }));
    expect(state.active).toEqual(named('b'));
    expect(state.pending).toBeNull();
    expect(effects).toContainEqual(expect.objectContaining({ do: 'dropped', why: 'stale' }));
  });

  it('believes a tool that has closed its client at the start', () => {
    const { state } = run(
      start,
      wants('m', 'a', 10, 'aptj'),
      { type: 'notPrepared', id: 'm', now: 11 },
      wants('n', null, 20, 'aptj', { closes: 'Patient/a' }),
    );
    expect(stateOf(state, 'aptj')).toBe('follows');
    expect(state.tools['aptj']?.mayShow).toEqual([]);
  });
});
