import { afterEach, expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import type { Consultation } from '#shared/consultation.js';
import { type HubEngine, createMemoryEngine } from '../engine/index.js';
import { colleague, settled, startDesk } from './testing/desk.js';
import { CASE, SECRET, START, uuid } from './testing/schedules.js';

let stop = () => {};
afterEach(() => stop());
async function start(options: Parameters<typeof startDesk>[0] = {}) {
  const started = await startDesk(options);
  stop = started.desk.close;
  return started;
}
const full = (shown: Consultation | undefined) => {
  if (shown?.view !== 'full') throw new Error(`not the whole request: ${shown?.view}`);
  return shown;
};
const answers = (shown: Consultation | undefined) =>
  full(shown).rings.map(({ person, answer }) => `${person} ${answer}`);

it('goes from the request to its answer and its end', async () => {
  const { enter } = await start();
  const [asker, ann, bea] = [await enter('asker'), await enter('ann'), await enter('bea')];
  expect(await asker.open(CASE)).toEqual({ ok: true, version: 1 });
  expect(answers(ann.shown.get(CASE))).toEqual(['ann ringing', 'bea ringing', 'cia ringing']);
  expect(await ann.act(CASE, { do: 'accept' })).toMatchObject({ ok: true });
  expect(await bea.act(CASE, { do: 'accept' })).toEqual({ ok: false, why: 'alreadyTaken' });
  expect(bea.shown.get(CASE)).toMatchObject({ view: 'outline', state: 'accepted', acceptedBy: 'ann' });
  expect(JSON.stringify(bea.shown.get(CASE))).not.toContain(SECRET);
  expect(await ann.act(CASE, { do: 'openedClient' })).toMatchObject({ ok: true });
  expect(await ann.act(CASE, { do: 'say', text: 'Näin tehdään.', answer: true })).toMatchObject({ ok: true });
  expect(full(asker.shown.get(CASE)).messages).toMatchObject([{ from: 'ann', text: 'Näin tehdään.', answer: true }]);
  expect(full(asker.shown.get(CASE)).clientOpenedAt).toBeDefined();
  expect(await asker.act(CASE, { do: 'close', outcome: 'answered', note: '' })).toMatchObject({ ok: true });
  expect(full(ann.shown.get(CASE)).closed).toMatchObject({ by: 'asker', outcome: 'answered' });
  expect(bea.shown.has(CASE)).toBe(false);
  expect(await ann.act(CASE, { do: 'say', text: 'vielä', answer: false })).toEqual({ ok: false, why: 'closed' });
});

it('does an operation once, however often it is said and by which connection', async () => {
  const { enter } = await start();
  const [asker, again] = [await enter('asker'), await enter('asker')];
  await asker.open(CASE, {}, uuid(1));
  await again.open(CASE, {}, uuid(1));
  const said = { do: 'say' as const, text: 'hei', answer: false };
  asker.seat.hear({ type: 'consult', operation: { id: uuid(2), consultation: CASE, action: said } });
  again.seat.hear({ type: 'consult', operation: { id: uuid(2), consultation: CASE, action: said } });
  await settled();
  expect(again.results.get(uuid(1))?.ok).toBe(true);
  expect([asker.results.get(uuid(2))?.ok, again.results.get(uuid(2))?.ok]).toEqual([true, true]);
  expect(full(asker.shown.get(CASE)).messages).toHaveLength(1);
});

it('lets nobody use the id of another one’s operation, or answer for another', async () => {
  const { enter } = await start();
  const [asker, ann, outsider] = [await enter('asker'), await enter('ann'), await enter('outsider')];
  await asker.open(CASE, {}, uuid(1));
  expect(await outsider.open(CASE, {}, uuid(1))).toEqual({ ok: false, why: 'invalid' });
  expect(await outsider.open(CASE, {}, uuid(5))).toEqual({ ok: false, why: 'invalid' });
  for (const action of [
    { do: 'accept' },
    { do: 'release' },
    { do: 'openedClient' },
    { do: 'seen', version: 1 },
    { do: 'say', text: 'hei', answer: false },
    { do: 'close', outcome: 'notNeeded', note: '' },
  ] as const) {
    expect(await outsider.act(CASE, action)).toEqual({ ok: false, why: 'notForYou' });
  }
  expect(await ann.act(CASE, { do: 'say', text: 'hei', answer: false })).toEqual({ ok: false, why: 'notForYou' });
  expect(await ann.act(uuid(77), { do: 'accept' })).toEqual({ ok: false, why: 'unknown' });
  expect(outsider.shown.size).toBe(0);
  expect(full(asker.shown.get(CASE))).toMatchObject({ state: 'waiting', messages: [] });
});

it('says nobody when a target has no members', async () => {
  const { enter } = await start();
  const asker = await enter('asker');
  expect(await asker.open(CASE, { target: { kind: 'unit', unit: 'Keskus' } })).toEqual({ ok: false, why: 'nobody' });
  expect(await asker.open(CASE, { target: { kind: 'person', person: 'nemo' } })).toEqual({ ok: false, why: 'nobody' });
  expect(await asker.open(CASE, { target: { kind: 'queue', queue: 'none' } })).toEqual({ ok: false, why: 'nobody' });
});

it('acknowledges only what the engine has, and tries until it has it', async () => {
  const clock = createManualClock(START);
  const memory = await createMemoryEngine({ clock, log: () => {} });
  let down = true;
  const append: HubEngine['log']['append'] = (entry) =>
    down ? Promise.reject(new Error('no engine')) : memory.log.append(entry);
  const { enter, pass } = await start({ clock, engine: { ...memory, log: { ...memory.log, append } } });
  const asker = await enter('asker');
  expect(await asker.open(CASE, {}, uuid(1))).toBeUndefined();
  await pass(3);
  expect(asker.results.size).toBe(0);
  expect(asker.shown.size).toBe(0);
  down = false;
  await pass(1);
  expect(asker.results.get(uuid(1))).toMatchObject({ ok: true });
});

it('tells at the sync what is newer than what is at hand, and what is gone', async () => {
  const { enter } = await start();
  const asker = await enter('asker');
  await asker.open(CASE);
  await asker.open(uuid(50), { topic: 'toinen' });
  const ann = await enter('ann');
  const version = ann.shown.get(CASE)?.version ?? 0;
  const again = await enter('ann', [
    [CASE, version],
    [uuid(60), 3],
  ]);
  expect(again.told.filter(({ type }) => type === 'consultations')).toMatchObject([
    { items: [{ id: uuid(50) }], gone: [uuid(60)], synced: true },
  ]);
  await asker.act(CASE, { do: 'close', outcome: 'cancelled', note: '' });
  expect(again.told.at(-1)).toMatchObject({ items: [], gone: [CASE], synced: false });
});

it('has all of it after its own end, and only for the retention time', async () => {
  const clock = createManualClock(START);
  const engine = await createMemoryEngine({ clock, log: () => {} });
  const first = await start({ clock, engine, policy: { retentionHours: 1 } });
  const asker = await first.enter('asker');
  const ann = await first.enter('ann');
  await asker.open(CASE, {}, uuid(1));
  await ann.act(CASE, { do: 'accept' });
  await ann.act(CASE, { do: 'say', text: 'selvä', answer: false });
  const before = asker.shown.get(CASE);
  first.desk.close();
  const second = await start({ clock, engine, policy: { retentionHours: 1 } });
  const again = await second.enter('asker');
  expect(again.shown.get(CASE)).toEqual(before);
  expect(await again.open(CASE, {}, uuid(1))).toMatchObject({ ok: true });
  clock.advance(3_599_000);
  await second.pass(1);
  expect(again.shown.has(CASE)).toBe(true);
  await second.pass(1);
  expect(again.shown.has(CASE)).toBe(false);
  expect(await again.act(CASE, { do: 'say', text: 'vielä', answer: false })).toEqual({ ok: false, why: 'unknown' });
  const entries: string[] = [];
  clock.advance(3_600_000);
  await settled();
  await engine.log.read(({ id }) => entries.push(id));
  expect(entries).toEqual([]);
});

it('bounds what one person may do', async () => {
  const { enter, pass } = await start();
  const asker = await enter('asker');
  const results = [];
  for (let n = 0; n < 12; n += 1) results.push(await asker.open(uuid(500 + n)));
  expect(results.filter((result) => result?.ok === true)).toHaveLength(10);
  expect(results.at(-1)).toEqual({ ok: false, why: 'tooMany' });
  const said = [];
  for (let n = 0; n < 70; n += 1) said.push(await asker.act(uuid(500), { do: 'say', text: `${n}`, answer: false }));
  expect(said.filter((result) => result?.ok === true)).toHaveLength(48);
  await pass(30);
  expect(await asker.act(uuid(500), { do: 'say', text: 'nyt', answer: false })).toMatchObject({ ok: true });
  expect(await asker.open(uuid(600))).toMatchObject({ ok: true });
});

it('tells of the queues at the beginning and when their figures change', async () => {
  const queue = { id: 'paivystys', name: { fi: 'Päivystys' }, members: { units: ['Sosiaalipäivystys'] } };
  const { enter, pass, presence, changePeople } = await start({
    policy: { queues: [{ ...queue, strategy: 'roundRobin', escalation: [] }] },
  });
  const [asker, ann] = [await enter('asker'), await enter('ann')];
  const offers = (told: typeof ann.told) =>
    told.flatMap((message) => (message.type === 'queues' ? message.queues : []));
  expect(offers(ann.told)).toMatchObject([
    { id: 'paivystys', members: 3, free: 3, own: true, targets: { urgent: 120 } },
  ]);
  expect(offers(asker.told)).toMatchObject([{ own: false }]);
  await pass(2);
  presence.set('bea', 'busy');
  presence.set('cia', 'busy');
  await pass(2);
  expect(offers(ann.told).map(({ free }) => free)).toEqual([3, 1]);
  changePeople(['asker', 'ann'].map((id) => colleague(id)));
  await pass(1);
  expect(offers(asker.told).at(-1)).toMatchObject({ members: 2, own: true });
});

it('shows what the directory has made of somebody', async () => {
  const { enter, changePeople } = await start();
  const [asker, newcomer] = [await enter('asker'), await enter('newcomer')];
  await asker.open(CASE);
  expect(newcomer.shown.size).toBe(0);
  changePeople([colleague('newcomer'), colleague('ann'), colleague('asker', { unit: 'Keskus' })]);
  expect(newcomer.shown.get(CASE)).toMatchObject({ view: 'outline' });
  changePeople([colleague('ann'), colleague('asker', { unit: 'Keskus' })]);
  expect(newcomer.shown.size).toBe(0);
});

it('rings once where two hubs take turns for the same requests', async () => {
  const clock = createManualClock(START);
  const engine = await createMemoryEngine({ clock, log: () => {} });
  const [one, two] = [await start({ clock, engine }), await startDesk({ clock, engine })];
  const [asker, ann] = [await one.enter('asker'), await two.enter('ann')];
  await asker.open(CASE);
  await one.pass(31);
  const ring = ['ann', 'bea', 'cia'];
  const rung = (answer: string) => ring.map((person) => `${person} ${answer}`);
  expect(answers(asker.shown.get(CASE))).toEqual([...rung('unanswered'), ...rung('ringing')]);
  expect(ann.shown.get(CASE)).toEqual(asker.shown.get(CASE));
  two.desk.close();
});
