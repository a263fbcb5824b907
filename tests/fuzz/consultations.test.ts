import { once } from 'node:events';
import * as fc from 'fast-check';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import type { NewConsultation } from '../../src-shared/consultation.js';
import { bundle } from '../lib/bundle.mjs';
import { type HubProcess, type Person, createPerson, startHubProcess } from '../lib/hub-bench.js';

const ATTACKERS = 120;
const EACH = 50;
const AT_ONCE = 12;
/** What the hub may hold more of afterwards: the requests that it took, ten a person at most, and compiled code. */
const MORE_BYTES = 8 * 1024 * 1024;
const SECRET = 'vainKahdenVälinen';
const CASE = '11111111-1111-4111-8111-111111111111';
const OPERATION = '22222222-2222-4222-8222-222222222222';

const request: NewConsultation = {
  kind: 'consultation',
  target: { kind: 'person', person: 'p1' },
  urgency: 'today',
  topic: 'kysymys',
  handover: { identify: SECRET, situation: SECRET, background: SECRET, assessment: SECRET, recommendation: SECRET },
  client: 'Patient/km-1001',
};

/** Ids that are somebody else's, that are strange, and that are new. */
const id = fc.oneof(fc.constantFrom(CASE, OPERATION), fc.uuid());
const strange = fc.constantFrom<unknown>(
  null,
  '',
  '__proto__',
  'constructor',
  -1,
  1e308,
  [],
  {},
  'x'.repeat(5_000),
  '\u0000',
  SECRET.length,
);
const person = fc.constantFrom('p0', 'p1', '__proto__', 'toString', 'p5');
const target = fc.oneof(
  fc.record({ kind: fc.constant('person'), person }),
  fc.record({ kind: fc.constant('unit'), unit: fc.constantFrom('Yksikkö 0', '__proto__', 'ei mitään') }),
  fc.record({ kind: fc.constant('queue'), queue: fc.constantFrom('hasOwnProperty', 'jono') }),
);
const opening = target.map((to) => ({ ...request, client: undefined, handover: {}, topic: 'isku', target: to }));
const action = fc.oneof(
  fc.record({ do: fc.constant('open'), request: opening }),
  fc.record({ do: fc.constantFrom('accept', 'notNow', 'release', 'openedClient') }),
  fc.record({
    do: fc.constant('later'),
    at: fc.constantFrom('2026-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', 'huomenna'),
  }),
  fc.record({ do: fc.constant('say'), text: fc.oneof(fc.string(), fc.constant('isku')), answer: fc.boolean() }),
  fc.record({ do: fc.constant('close'), outcome: fc.constantFrom('answered', 'cancelled', 'none'), note: fc.string() }),
  fc.record({ do: fc.constant('seen'), version: fc.oneof(fc.nat(), fc.constant(1e15)) }),
  fc.record({ do: fc.string() }),
);
const consult = fc.record({
  type: fc.constant('consult'),
  operation: fc.record({ id, consultation: id, action, by: person, from: person }),
});
const sync = fc.record({
  type: fc.constant('consultSync'),
  known: fc.array(fc.tuple(id, fc.nat()), { maxLength: 200 }),
});
/** Something of a message replaced by what does not belong there. */
const spoilt = fc
  .tuple(consult, strange, fc.constantFrom('id', 'consultation', 'action'))
  .map(([message, value, key]) => ({
    ...message,
    operation: { ...message.operation, [key]: value },
  }));
const cut = fc.tuple(consult, fc.nat(400)).map(([message, at]) => JSON.stringify(message).slice(0, at));
const message = fc.oneof(
  { arbitrary: consult.map((one) => JSON.stringify(one)), weight: 12 },
  { arbitrary: sync.map((one) => JSON.stringify(one)), weight: 3 },
  { arbitrary: spoilt.map((one) => JSON.stringify(one)), weight: 1 },
  { arbitrary: cut, weight: 1 },
);

const usageSchema = z.object({ heapUsed: z.number(), external: z.number(), arrayBuffers: z.number() });
let hub: HubProcess;
let asker: Person;
let taker: Person;
let read = 0;
const leaks: string[] = [];

beforeAll(async () => {
  const program = (await bundle('fuzz-consultations', { hub: 'tests/lib/hub-process.ts' }))('hub');
  hub = await startHubProcess(program, { people: ATTACKERS + 10, units: 5 }, ['--expose-gc']);
  [asker, taker] = [createPerson('p0', [hub.url]), createPerson('p1', [hub.url])];
  expect(await asker.act(CASE, { do: 'open', request }, OPERATION)).toMatchObject({ ok: true });
  expect(await taker.act(CASE, { do: 'accept' })).toMatchObject({ ok: true });
});
afterAll(async () => {
  for (const one of [asker, taker]) one.close();
  await hub.kill();
});

async function used(): Promise<number> {
  const answer = once(hub.child, 'message');
  hub.child.send('usage');
  const { heapUsed, external } = usageSchema.parse((await answer)[0]);
  return heapUsed + external;
}

/** One person with a token of their own says it all, again from the beginning where the hub has ended it. */
async function attack(subject: string, messages: readonly string[]): Promise<void> {
  let rest = [...messages];
  for (let tries = 0; tries < 8 && rest.length > 0; tries += 1) {
    const socket = new WebSocket(hub.url);
    socket.on('error', () => {});
    socket.on('message', (data, isBinary) => {
      const text = isBinary ? '' : String(data);
      read += text.length;
      if (text.includes(SECRET) || text.includes('km-1001')) leaks.push(`${subject}: ${text.slice(0, 300)}`);
    });
    const closed = once(socket, 'close');
    // What the hub ends is begun again by the same person, as a program gone wrong would.
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'hello', protocol: 2, device: subject, token: `user:${subject}` }));
    const now = rest.slice(0, 25);
    rest = rest.slice(25);
    for (const one of now) socket.send(one);
    const answered = once(socket, 'pong');
    socket.ping();
    await Promise.race([closed, answered]);
    socket.close();
    await closed;
  }
}

it('whatever is said of consultations, nobody writes as another, sees what is not theirs, or fills the memory', async () => {
  const texts = fc.sample(message, ATTACKERS * EACH);
  const attackers = Array.from({ length: ATTACKERS }, (_, n) => ({
    subject: `p${n + 2}`,
    messages: texts.slice(n * EACH, (n + 1) * EACH),
  }));
  let before = 0;
  for (let from = 0; from < ATTACKERS; from += AT_ONCE) {
    // The first round compiles what the others use.
    if (from === AT_ONCE) before = await used();
    await Promise.all(attackers.slice(from, from + AT_ONCE).map(({ subject, messages }) => attack(subject, messages)));
    expect(hub.alive(), hub.printed()).toBe(true);
    // Those who do nothing wrong are served meanwhile.
    expect(await asker.act(CASE, { do: 'say', text: `viesti ${from}`, answer: false })).toMatchObject({ ok: true });
  }
  const talk = () => {
    const shown = taker.consultations.get(CASE);
    return shown?.view === 'full' ? shown.messages.length : 0;
  };
  await taker.until(() => talk() >= ATTACKERS / AT_ONCE);
  const shown = taker.consultations.get(CASE);
  if (shown?.view !== 'full') throw new Error('not the whole request');
  expect(shown).toMatchObject({ state: 'accepted', from: 'p0', acceptedBy: 'p1' });
  expect(new Set(shown.messages.map(({ from }) => from))).toEqual(new Set(['p0']));
  expect(shown.messages).toHaveLength(ATTACKERS / AT_ONCE);
  expect(Object.keys(shown.seen)).toEqual([]);
  expect(leaks).toEqual([]);
  expect(read).toBeGreaterThan(10_000);
  const more = (await used()) - before;
  expect(more).toBeLessThan(MORE_BYTES);
  expect(hub.printed()).not.toContain('hub-consultation-failed');
});
