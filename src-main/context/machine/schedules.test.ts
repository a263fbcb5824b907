import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, MachineState } from '../machine.js';
import { isUndecided } from '../machine.js';
import {
  type Manner,
  type ToolId,
  type World,
  comes,
  deliver,
  deliverAnswer,
  deliverPublished,
  dispatch,
  goes,
  newWorld,
  prepares,
  sleeps,
  timeRunsOut,
  toolDecides,
  toolIds,
  toolOf,
  userActs,
} from './testing/world.js';

/** Random schedules: 2,000 in every test run, 100,000 by `npm run test:soak`. */
const SCHEDULES = Number(process.env['SCHEDULES'] ?? 2000);
/** A schedule that failed, from its report: `SEED=… PATH_OF=… npx vitest …`. */
const REPLAY =
  process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']), path: process.env['PATH_OF'] ?? '' };

type Act = { name: string; run: (world: World) => void };
const act = (name: string, run: (world: World) => void): Act => ({ name, run });
const tool = fc.constantFrom<ToolId>(...toolIds);
const client = fc.constantFrom('Patient/a', 'Patient/b', 'Patient/c', null);
const manner = fc.constantFrom<Manner>(
  'good',
  'good',
  'good',
  'refuse',
  'fail',
  'hang',
  'takesNote',
  'twice',
  'refusesLater',
);

const workbenchChange = (world: World, to: Change['client']): Change => ({
  id: `c${(world.changes += 1)}`,
  client: to,
  at: Math.max(world.now, world.state.current.at + 1),
  by: 'workbench',
});

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(tool, client).map(([id, to]) => act(`user of ${id}: ${to}`, (w) => userActs(w, id, to))),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(client, fc.boolean()).map(([to, draft]) =>
      act(`workbench: ${to}${draft ? ' with a draft' : ''}`, (w) =>
        dispatch(w, {
          type: 'propose',
          change: workbenchChange(w, to),
          objections: draft ? [{ toolId: 'workbench', why: 'unsavedDraft' }] : [],
        }),
      ),
    ),
  },
  {
    weight: 10,
    arbitrary: fc
      .tuple(tool, manner)
      .map(([id, how]) => act(`${id} gets a message: ${how}`, (w) => deliver(w, id, how))),
  },
  { weight: 9, arbitrary: tool.map((id) => act(`answer of ${id}`, (w) => deliverAnswer(w, id))) },
  { weight: 6, arbitrary: tool.map((id) => act(`event of ${id}`, (w) => deliverPublished(w, id))) },
  { weight: 6, arbitrary: fc.boolean().map((well) => act(`prepared ${well}`, (w) => prepares(w, well))) },
  { weight: 3, arbitrary: fc.nat(9).map((n) => act(`time runs out ${n}`, (w) => timeRunsOut(w, n))) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('changeAnyway', 'cancel', 'leaveBehind'), fc.boolean())
      .map(([choice, byTool]) =>
        act(`decide ${choice}`, (w) => {
          if (byTool && toolDecides(w, choice === 'cancel' ? 'cancel' : 'changeAnyway')) return undefined;
          const id = w.state.pending?.id ?? 'none';
          return dispatch(w, { type: 'decide', id, by: 'professional', choice, now: w.now });
        }),
      ),
  },
  { weight: 4, arbitrary: tool.map((id) => act(`${id} comes`, (w) => comes(w, id))) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(tool, fc.constantFrom('dies', 'stays'))
      .map(([id, page]) => act(`${id} goes, page ${page}`, (w) => goes(w, id, page))),
  },
  { weight: 1, arbitrary: tool.map((id) => act(`${id} sleeps`, (w) => sleeps(w, id))) },
  {
    weight: 1,
    arbitrary: tool.map((id) => act(`${id} wakes`, (w) => dispatch(w, { type: 'wake', tool: id, now: w.now }))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(tool, fc.constantFrom('retell', 'leaveBehind'))
      .map(([id, type]) => act(`${type} ${id}`, (w) => dispatch(w, { type, tool: id, now: w.now }))),
  },
  {
    weight: 1,
    arbitrary: fc
      .boolean()
      .map((lock) =>
        act(lock ? 'lock' : 'sign-out', (w) => dispatch(w, { type: 'clear', change: workbenchChange(w, null), lock })),
      ),
  },
  { weight: 1, arbitrary: fc.constant(act('unlock', (w) => dispatch(w, { type: 'unlock' }))) },
);

/** What holds after every single event. */
function check(world: World, before: MachineState): void {
  const { state, effects } = world;
  const committed = effects.filter((effect) => effect.do === 'committed');
  // The active client changes by a commit only, and is then the one that the change names.
  expect(state.version - before.version).toBe(committed.length);
  if (committed.length === 0) expect(state.active).toEqual(before.active);
  else expect(state.active?.reference ?? null).toBe(state.current.client);
  // An older change never replaces a newer one.
  for (const effect of committed) expect(effect.change.at).toBeGreaterThanOrEqual(before.current.at);
  expect(state.current.at).toBeGreaterThanOrEqual(before.current.at);
  // While locked there is no client, and none is on its way.
  if (state.locked) expect([state.active, state.pending]).toEqual([null, null]);
  for (const effect of effects) {
    // Nobody is ever told of another client than the active one, and those that sleep or were left behind of none.
    if (effect.do === 'tell') expect(effect.change).toEqual(state.current);
    if (effect.do === 'tell' || effect.do === 'survey')
      expect(['asleep', 'leftBehind']).not.toContain(
        before.tools[effect.tool]?.state === state.tools[effect.tool]?.state ? state.tools[effect.tool]?.state : '',
      );
  }
  for (const [id, record] of Object.entries(state.tools)) {
    const real = toolOf(world, id);
    const onItsWay = real.published.some((change) => change.heldByTool !== true);
    // The promise: a tool that is not covered shows the active client, or none where it is not in use.
    const active = state.active?.reference ?? null;
    if (record.state === 'follows' && state.pending?.asked[id] === 'waiting' && record.survey === 'moves')
      // The master is asked by the change itself: until its answer has come it may show either.
      expect([id, [active, state.pending.client, ...record.mayShow].includes(real.view) || onItsWay]).toEqual([
        id,
        true,
      ]);
    else if (record.state === 'follows' && !onItsWay) expect([id, real.view]).toEqual([id, active]);
    if (record.state === 'asleep') expect([id, real.view]).toEqual([id, null]);
    if (record.state === 'absent' && !onItsWay) expect([id, real.view]).toEqual([id, null]);
    // Nothing waits for ever: somebody keeps the time, or a change under way ends it.
    if (record.state === 'switching')
      expect([id, state.pending !== null || world.timers.some((timer) => timer.tool === id)]).toEqual([id, true]);
  }
}

const professionalCancels = (world: World) => {
  const id = world.state.pending?.id ?? 'none';
  dispatch(world, { type: 'decide', id, by: 'professional', choice: 'cancel', now: world.now });
};

/** Everything that is on its way arrives, everybody behaves, and the professional asks those again that did not follow. */
function comeToRest(world: World): void {
  const run = (step: () => void) => {
    world.now += 1;
    const before = world.state;
    world.effects = [];
    step();
    check(world, before);
  };
  if (world.state.locked) run(() => dispatch(world, { type: 'unlock' }));
  for (const id of toolIds) {
    run(() => dispatch(world, { type: 'wake', tool: id, now: world.now }));
    run(() => comes(world, id));
  }
  for (let steps = 0; ; steps += 1) {
    // No ping-pong: it ends, and soon.
    expect(steps).toBeLessThan(300);
    const { state } = world;
    const busy = toolIds.find((id) => {
      const { inbox, answers, published } = toolOf(world, id);
      return inbox.length + answers.length + published.length > 0;
    });
    const behind = Object.entries(state.tools).find(([, record]) =>
      ['unconfirmed', 'refused', 'leftBehind'].includes(record.state),
    )?.[0];
    if (world.toDecide.length > 0) run(() => void toolDecides(world, 'changeAnyway'));
    else if (busy !== undefined) {
      run(() => deliverPublished(world, busy));
      run(() => deliver(world, busy, 'good'));
      run(() => deliverAnswer(world, busy));
    } else if (world.preparing.length > 0) run(() => prepares(world, true));
    else if (state.pending !== null && isUndecided(state.pending)) run(() => professionalCancels(world));
    else if (world.timers.length > 0) run(() => timeRunsOut(world, 0));
    else if (state.pending !== null) run(() => professionalCancels(world));
    else if (behind !== undefined) run(() => dispatch(world, { type: 'retell', tool: behind, now: world.now }));
    else break;
  }
}

describe('the context machine over random schedules of tools', () => {
  it('never leaves a wrong client uncovered, and always ends on one client everywhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(acts, fc.integer({ min: 0, max: 3 })), { maxLength: 70, size: 'max' }),
        (schedule) => {
          const world = newWorld();
          for (const [{ run }, ms] of schedule) {
            world.now += ms;
            const before = world.state;
            world.effects = [];
            run(world);
            check(world, before);
          }
          comeToRest(world);
          const active = world.state.active?.reference ?? null;
          for (const id of toolIds) {
            expect([id, world.state.tools[id]?.state]).toEqual([id, 'follows']);
            expect([id, toolOf(world, id).view]).toEqual([id, active]);
          }
          expect(world.state.settled).toBe(world.state.version);
        },
      ),
      { numRuns: SCHEDULES, ...REPLAY },
    );
  }, 3_600_000);
});
