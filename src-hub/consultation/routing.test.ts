import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type HubPolicy, hubPolicySchema } from '#shared/hub-policy.js';
import type { Case } from './case.js';
import { fold } from './fold.js';
import { createRoster } from './members.js';
import { nextTurn } from './steps.js';
import { colleague, startDesk } from './testing/desk.js';
import { CASE, START, opening, uuid } from './testing/schedules.js';

const PEOPLE = ['asker', 'ann', 'bea', 'cia', 'dan'].map((id) =>
  colleague(id, id === 'asker' ? { unit: 'Keskus' } : id === 'dan' ? { unit: 'Johto' } : {}),
);
const queue = (over: Partial<HubPolicy['queues'][number]> = {}) => ({
  id: 'paivystys',
  name: { fi: 'Päivystys' },
  members: { units: ['Sosiaalipäivystys'] },
  strategy: 'roundRobin' as const,
  escalation: [{ afterSeconds: 300, to: { kind: 'unit' as const, unit: 'Johto' } }],
  ...over,
});
const toQueue = { target: { kind: 'queue', queue: 'paivystys' } } as const;

let stop = () => {};
afterEach(() => stop());
async function start(policy: Partial<HubPolicy> = {}) {
  const started = await startDesk({ people: PEOPLE, policy: { queues: [queue()], ringSeconds: 30, ...policy } });
  stop = started.desk.close;
  const asker = await started.enter('asker');
  const rings = () => {
    const shown = asker.shown.get(CASE);
    return shown?.view === 'full' ? shown.rings.map(({ person, answer }) => `${person} ${answer}`) : [];
  };
  return { ...started, asker, rings };
}

describe('routing', () => {
  it('rings one after another in a queue, the longest unasked first, and twice at most', async () => {
    const { asker, rings, pass, enter } = await start();
    await asker.open(CASE, toQueue);
    expect(rings()).toEqual(['ann ringing']);
    await asker.open(uuid(70), toQueue);
    await pass(30);
    expect(rings()).toEqual(['ann unanswered', 'cia ringing']);
    await pass(150);
    const everyone = ['ann', 'bea', 'cia'].map((one) => `${one} unanswered`);
    expect(rings().slice(0, 3).toSorted()).toEqual(everyone);
    expect(rings().slice(3).toSorted()).toEqual(everyone);
    await pass(60);
    expect(rings()).toHaveLength(6);
    const ann = await enter('ann');
    expect(ann.shown.get(CASE)?.view).toBe('outline');
    expect(await ann.act(CASE, { do: 'accept' })).toMatchObject({ ok: true });
  });

  it('goes up the ladder in time, and tells when', async () => {
    const { asker, rings, pass } = await start({ queues: [queue({ members: { people: ['ann'] } })] });
    await asker.open(CASE, toQueue);
    await pass(100);
    expect(rings()).toEqual(['ann unanswered', 'ann unanswered']);
    const at = new Date(START + 300_000).toISOString();
    expect(asker.shown.get(CASE)).toMatchObject({ step: 0, nextAt: at });
    await pass(200);
    expect(rings()).toEqual(['ann unanswered', 'ann unanswered', 'dan ringing']);
    expect(asker.shown.get(CASE)?.step).toBe(1);
    await pass(60);
    expect(asker.shown.get(CASE)?.nextAt).toBeUndefined();
    expect(rings().slice(2)).toEqual(['dan unanswered', 'dan unanswered']);
  });

  it('does not climb before its target when it is not urgent, and spreads its rounds', async () => {
    const { asker, rings, pass } = await start({
      queues: [queue({ members: { people: ['ann'] }, targets: { urgent: 60, today: 400, routine: 4000 } })],
    });
    await asker.open(CASE, { ...toQueue, urgency: 'today' });
    await pass(40);
    expect(rings()).toEqual(['ann unanswered']);
    await pass(91);
    expect(rings()).toEqual(['ann unanswered', 'ann ringing']);
    await pass(260);
    expect(asker.shown.get(CASE)?.step).toBe(0);
    await pass(10);
    expect(asker.shown.get(CASE)?.step).toBe(1);
  });

  it('goes on at once after "not now", and does not ask that one again', async () => {
    const { asker, rings, enter } = await start();
    const ann = await enter('ann');
    await asker.open(CASE, toQueue);
    await ann.act(CASE, { do: 'notNow' });
    expect(rings()).toEqual(['ann notNow', 'bea ringing']);
    expect(ann.shown.get(CASE)?.view).toBe('outline');
  });

  it('rings again for one who said when', async () => {
    const { asker, rings, enter, pass } = await start({ ringRounds: 1 });
    const ann = await enter('ann');
    await asker.open(CASE, { target: { kind: 'person', person: 'ann' } });
    await ann.act(CASE, { do: 'later', at: new Date(START + 600_000).toISOString() });
    expect(asker.shown.get(CASE)?.nextAt).toBe(new Date(START + 600_000).toISOString());
    await pass(599);
    expect(rings()).toEqual(['ann later']);
    await pass(1);
    expect(rings()).toEqual(['ann later', 'ann ringing']);
    await pass(120);
    expect(rings()).toEqual(['ann later', 'ann unanswered']);
  });

  it('waits for somebody to become free, and rings on after a release', async () => {
    const { asker, rings, enter, pass, presence } = await start();
    for (const { id } of PEOPLE) presence.set(id, 'busy');
    const bea = await enter('bea');
    await asker.open(CASE, toQueue);
    expect(rings()).toEqual([]);
    expect(bea.shown.get(CASE)?.view).toBe('outline');
    presence.set('bea', 'interruptible');
    presence.set('ann', 'available');
    await pass(1);
    expect(rings()).toEqual(['ann ringing']);
    await bea.act(CASE, { do: 'accept' });
    expect(rings()).toEqual(['ann takenByOther', 'bea accepted']);
    await bea.act(CASE, { do: 'release' });
    expect(rings()).toEqual(['ann takenByOther', 'bea notNow', 'ann ringing']);
  });

  it('says that the taker of an urgent one is busy with it, and that who did not answer is away for a while', async () => {
    const { asker, enter, pass, presence } = await start({ pauseAfterUnansweredSeconds: 60 });
    await asker.open(CASE, toQueue);
    await pass(31);
    expect(presence.said).toMatchObject([
      {
        person: 'ann',
        layer: 'unanswered',
        standing: { state: 'away', until: new Date(START + 90_000).toISOString() },
      },
    ]);
    const bea = await enter('bea');
    await bea.act(CASE, { do: 'accept' });
    await pass(1);
    expect(presence.said.at(-1)).toMatchObject({
      person: 'bea',
      layer: 'consultation',
      standing: { state: 'busy', reason: 'consultation' },
    });
    await pass(60);
    expect(presence.said.at(-1)).toMatchObject({ person: 'ann', layer: 'unanswered', standing: null });
    await bea.act(CASE, { do: 'close', outcome: 'answered', note: '' });
    await pass(1);
    expect(presence.said.at(-1)).toMatchObject({ person: 'bea', layer: 'consultation', standing: null });
    expect(presence.said).toHaveLength(4);
  });

  it('says how many consultations somebody has taken, without a word on the state when none is urgent', async () => {
    const { asker, enter, pass, presence } = await start();
    const ann = await enter('ann');
    for (const [id, urgency] of [
      [CASE, 'today'],
      [uuid(70), 'routine'],
      [uuid(71), 'urgent'],
    ] as const) {
      await asker.open(id, { ...toQueue, urgency });
      await ann.act(id, { do: 'accept' });
    }
    await pass(1);
    expect(presence.said.map(({ standing }) => standing)).toEqual([{ state: 'busy', reason: 'consultation', load: 3 }]);
    await ann.act(uuid(71), { do: 'close', outcome: 'answered', note: '' });
    await pass(1);
    expect(presence.said.at(-1)?.standing).toEqual({ state: 'unknown', reason: 'none', load: 2 });
    await pass(3);
    expect(presence.said).toHaveLength(2);
  });
});

/** Lets time go by with nobody answering, and gives every state on the way. */
function unanswered(policy: HubPolicy, urgency: 'urgent' | 'today', free: ReadonlySet<string>, hours: number) {
  const roster = createRoster(PEOPLE, policy);
  const states: Case[] = [];
  let state = fold(undefined, opening({ ...toQueue, urgency })).after;
  for (let now = START; now < START + hours * 3_600_000; now += 5_000) {
    for (;;) {
      if (state === undefined) return states;
      const turn = nextTurn(state, { policy, roster, mayBeAsked: (one) => free.has(one), lastAsked: () => 0, now });
      if (turn === undefined) break;
      const before: Case = state;
      state = fold(before, { id: `turn ${before.base}`, at: now, body: turn }).after;
      expect(state?.base).toBe(before.base + 1);
      if (state !== undefined) states.push(state);
      expect(states.length).toBeLessThan(200);
    }
  }
  return states;
}

it('rings nobody too often, nobody who may not be asked, and comes to rest', () => {
  const policies = fc.record({
    strategy: fc.constantFrom('roundRobin' as const, 'firstToAccept' as const),
    rounds: fc.integer({ min: 1, max: 5 }),
    ladder: fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 3 }),
    urgency: fc.constantFrom('urgent' as const, 'today' as const),
    free: fc.subarray(PEOPLE.map(({ id }) => id)),
  });
  fc.assert(
    fc.property(policies, ({ strategy, rounds, ladder, urgency, free }) => {
      const escalation = ladder.map((afterSeconds, index) => ({
        afterSeconds,
        to: { kind: 'unit' as const, unit: index % 2 === 0 ? 'Johto' : 'Keskus' },
      }));
      const targets = { urgent: 60, today: 600, routine: 3600 };
      const policy = hubPolicySchema.parse({ queues: [queue({ strategy, escalation, targets })], ringRounds: rounds });
      const end = unanswered(policy, urgency, new Set(free), 4).at(-1);
      const counts = new Map<string, number>();
      for (const { person, step, answer } of end?.rings ?? []) {
        expect(free).toContain(person);
        expect(person).not.toBe('asker');
        expect(answer).toBe('unanswered');
        counts.set(`${step} ${person}`, (counts.get(`${step} ${person}`) ?? 0) + 1);
      }
      for (const count of counts.values()) expect(count).toBeLessThanOrEqual(rounds);
      expect(end?.step ?? 0).toBe(ladder.length);
      const last = ladder.length === 0 ? ['ann', 'bea', 'cia'] : ladder.length % 2 === 1 ? ['dan'] : [];
      for (const person of last) {
        expect(counts.get(`${ladder.length} ${person}`) ?? 0).toBe(free.includes(person) ? rounds : 0);
      }
      expect([end?.ringUntil, end?.nextAt]).toEqual([undefined, undefined]);
    }),
    { numRuns: 60 },
  );
});
