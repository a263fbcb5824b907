import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, type Effect, type MachineEvent, type MachineState, initialState, reduce } from './machine.js';

const run = (state: MachineState, events: MachineEvent[]) => {
  const effects: Effect[] = [];
  let current = state;
  for (const event of events) {
    const step = reduce(current, event);
    current = step.state;
    effects.push(...step.effects);
  }
  return { state: current, effects };
};
const open = (id: string, client: string | null, at: number, by: string): Change => ({
  id,
  client: client === null ? null : `Patient/${client}`,
  at,
  by,
});
const named = (client: string) => ({ reference: `Patient/${client}`, label: client });

describe('context machine', () => {
  it('commits what the master opens and tells the other tools', () => {
    const { state, effects } = run(initialState(['aptj', 'pex'], 'aptj', 0), [
      { type: 'join', tool: 'aptj', now: 1 },
      { type: 'join', tool: 'pex', now: 1 },
      { type: 'propose', change: open('e1', 'a', 2, 'aptj') },
      { type: 'prepared', id: 'e1', client: named('a') },
    ]);
    expect(state.active).toEqual(named('a'));
    expect(state.tools['aptj']?.state).toBe('follows');
    expect(state.tools['pex']?.state).toBe('switching');
    expect(effects.filter((effect) => effect.do === 'tell').map((effect) => effect.tool)).toEqual(['pex']);
  });

  it('asks the master before a change that began elsewhere, and stays when it refuses', () => {
    const before = run(initialState(['aptj'], 'aptj', 0), [
      { type: 'join', tool: 'aptj', now: 1 },
      { type: 'propose', change: open('e1', 'a', 2, 'aptj') },
      { type: 'prepared', id: 'e1', client: named('a') },
      { type: 'propose', change: open('e2', 'b', 3, 'workbench') },
      { type: 'prepared', id: 'e2', client: named('b') },
    ]).state;
    expect(before.active).toEqual(named('a'));
    const refused = run(before, [{ type: 'answer', tool: 'aptj', id: 'e2', answer: 'refused', now: 4 }]);
    expect(refused.state.active).toEqual(named('a'));
    expect(refused.state.pending).toBeNull();
    expect(refused.state.tools['aptj']).toEqual(before.tools['aptj']);
    expect(run(before, [{ type: 'answer', tool: 'aptj', id: 'e2', answer: 'shown', now: 4 }]).state.active).toEqual(
      named('b'),
    );
  });

  it('ignores the close of a client that is no longer the one', () => {
    const { state } = run(initialState(['aptj'], 'aptj', 0), [
      { type: 'propose', change: open('e1', 'a', 1, 'aptj') },
      { type: 'prepared', id: 'e1', client: named('a') },
      { type: 'propose', change: open('e2', 'b', 2, 'aptj') },
      { type: 'propose', change: { ...open('e3', null, 3, 'aptj'), closes: 'Patient/a' } },
      { type: 'prepared', id: 'e2', client: named('b') },
    ]);
    expect(state.active).toEqual(named('b'));
  });
});

it('covers or tells right a tool whose own change did not come to be', () => {
  const nobody = run(initialState(['aptj'], 'aptj', 0), [
    { type: 'join', tool: 'aptj', now: 1 },
    { type: 'propose', change: open('e1', 'a', 2, 'aptj') },
    { type: 'notPrepared', id: 'e1', now: 3 },
  ]);
  expect(nobody.state.tools['aptj']?.state).toBe('unconfirmed');
  const somebody = run(initialState(['aptj'], 'aptj', 0), [
    { type: 'join', tool: 'aptj', now: 1 },
    { type: 'propose', change: open('e1', 'a', 2, 'aptj') },
    { type: 'prepared', id: 'e1', client: named('a') },
    { type: 'propose', change: open('e2', 'b', 3, 'aptj') },
    { type: 'notPrepared', id: 'e2', now: 4 },
  ]);
  expect(somebody.effects.at(-1)).toMatchObject({ do: 'tell', tool: 'aptj', change: { id: 'e1' } });
  expect(somebody.state.tools['aptj']?.state).toBe('switching');
});

const tools = ['aptj', 'pex', 'ajanvaraus'];
const toolArb = fc.constantFrom(...tools);
const idArb = fc.integer({ min: 0, max: 7 }).map((n) => `e${n}`);
const clientArb = fc.constantFrom('a', 'b', 'c', null);
const timeArb = fc.integer({ min: 0, max: 40 });
const eventArb: fc.Arbitrary<MachineEvent> = fc.oneof(
  fc
    .record({ id: idArb, client: clientArb, at: timeArb, by: fc.constantFrom(...tools, 'workbench') })
    .map(({ id, client, at, by }) => ({ type: 'propose' as const, change: open(id, client, at, by) })),
  idArb.map((id) => ({ type: 'prepared' as const, id, client: null })),
  fc.record({ type: fc.constant('notPrepared' as const), id: idArb, now: timeArb }),
  fc.record({
    type: fc.constant('answer' as const),
    tool: toolArb,
    id: idArb,
    answer: fc.constantFrom('shown' as const, 'accepted' as const, 'refused' as const, 'failed' as const),
    now: timeArb,
  }),
  fc.record({ type: fc.constant('overdue' as const), tool: toolArb, id: idArb, now: timeArb }),
  fc.record({
    type: fc.constantFrom('join' as const, 'leave' as const, 'retell' as const),
    tool: toolArb,
    now: timeArb,
  }),
  timeArb.map((at) => ({ type: 'clear' as const, change: open('clear', null, at, 'workbench') })),
);
/** Preparation gives the client that the change names, as the manager does. */
const faithful = (state: MachineState, event: MachineEvent): MachineEvent =>
  event.type === 'prepared' && state.pending?.id === event.id && state.pending.client !== null
    ? { ...event, client: { reference: state.pending.client, label: state.pending.client } }
    : event;

describe('context machine, over random schedules', () => {
  it('keeps its promises', () => {
    fc.assert(
      fc.property(fc.array(eventArb, { maxLength: 60 }), (events) => {
        let state = initialState(tools, 'aptj', 0);
        for (const raw of events) {
          const event = faithful(state, raw);
          const { state: next, effects } = reduce(state, event);
          const committed = effects.find((effect) => effect.do === 'committed');
          // The active client changes by a commit only, each with its own version.
          expect(next.version).toBe(state.version + (committed === undefined ? 0 : 1));
          if (committed === undefined) expect(next.active).toEqual(state.active);
          // An older change never replaces a newer one; only sign-out is above time.
          if (committed !== undefined && event.type !== 'clear')
            expect(committed.change.at).toBeGreaterThanOrEqual(state.current?.at ?? -Infinity);
          // The active client is the one that the committed change names.
          if (committed !== undefined) expect(next.active?.reference ?? null).toBe(committed.change.client);
          for (const [tool, record] of Object.entries(next.tools)) {
            // A tool that "follows" has confirmed the active client, and nothing else.
            if (record.state === 'follows')
              expect([tool, record.shows?.reference ?? null]).toEqual([tool, next.active?.reference ?? null]);
            // A tool that switches is waited for, so that it ends as confirmed or covered.
            if (record.state === 'switching') expect(record.awaiting).not.toBeNull();
            if (!record.joined) expect(record.state).not.toBe('switching');
          }
          // A dropped change leaves no pending one behind, unless a newer took its place.
          if (
            effects.some((effect) => effect.do === 'dropped' && effect.why !== 'superseded' && effect.why !== 'stale')
          )
            expect(next.pending).toBeNull();
          state = next;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
