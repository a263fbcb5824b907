import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import type { ContextState } from '#shared/context.js';
import { type AccessLog, createAccessLog } from '../../../src-main/access/index.js';
import { type FhircastBinding, createFhircastBinding } from '../../../src-main/context/fhircast/index.js';
import { createContextManager } from '../../../src-main/context/manager.js';
import {
  type FhircastClient,
  type FhircastClientOptions,
  createFhircastClient,
  encounterEvent,
  patientEvent,
} from '../../lib/fhircast-client.js';
import { START, TOOLS, at, facts } from './harness.js';

/** The hub with the product's own context manager: what each of them means by a change, an answer and a member. */
let folder: string;
let accessLog: AccessLog;
let manager: ReturnType<typeof createContextManager>;
let binding: FhircastBinding;
let clock: ReturnType<typeof createManualClock>;
let clients: FhircastClient[];
const ALL = 'Patient-open,Patient-close,Encounter-open,Encounter-close,SyncError';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fhircast-'));
  clock = createManualClock(START);
  accessLog = createAccessLog({ file: join(folder, 'access.jsonl'), now: () => new Date(START) });
  clients = [];
  manager = createContextManager({
    tools: TOOLS.map(({ id, name, master }) => ({ id, name, how: 'fhircast', survey: master ? 'moves' : 'none' })),
    reader: {
      read: async (reference) => ({ ok: true, ...facts(reference) }),
      fromMessage: () => undefined,
      search: async () => ({ hits: [] }),
    },
    accessLog,
    unsaved: { has: () => false, subscribe: () => () => {} },
    professional: () => 'u1',
    clock,
    log: () => {},
  });
  binding = manager.attach(
    TOOLS.map(({ id }) => id),
    (events, view) =>
      createFhircastBinding({
        tools: TOOLS,
        verify: async (token) => ({ subject: 'u1', clientId: token, scopes: ['fhircast/*.*'] }),
        user: () => 'u1',
        factsOf: () => undefined,
        events,
        view,
        clock,
        log: () => {},
      }),
  );
  await binding.listen();
});
afterEach(async () => {
  for (const one of clients) one.terminate();
  await manager.stop();
  await accessLog.close();
  await rm(folder, { recursive: true });
});

async function joined(id: string, more: Partial<FhircastClientOptions> = {}) {
  const client = createFhircastClient({
    hubUrl: binding.hubUrl(),
    topic: binding.topic(),
    token: id,
    name: `${id} window`,
    ...more,
  });
  clients.push(client);
  await client.join(ALL);
  return client;
}
const until = async (holds: (state: ContextState) => boolean): Promise<ContextState> => {
  for await (const state of manager.live.watch(AbortSignal.timeout(5000))) if (holds(state)) return state;
  throw new Error(`never came: ${String(holds)} of ${JSON.stringify(manager.live.get())}`);
};
const stateOf = (state: ContextState, id: string) => state.participants.find((one) => one.toolId === id)?.state;
const allFollow = (...ids: string[]) => until((state) => ids.every((id) => stateOf(state, id) === 'follows'));
const active = () => manager.live.get().active?.reference;

it('F4 F5 moves every tool, says it back to the publisher once, and to one that comes late', async () => {
  const aptj = await joined('aptj');
  const pex = await joined('pex');
  const opened = patientEvent(binding.topic(), 'p1', { at: at('08:00:00') });
  await aptj.publish(opened);
  await until((state) => state.active?.reference === 'Patient/p1' && state.phase === 'synced');
  const lab = await joined('lab');
  for (const one of [aptj, pex, lab]) expect(await one.untilEvent('Patient-open')).toEqual(opened);
  await allFollow('aptj', 'pex', 'lab');
  await Promise.all(clients.map((one) => one.settle()));
  expect(clients.map((one) => one.events().length)).toEqual([1, 1, 1]);
});

it('F8 a refusal covers the tool with its reason; it follows once it answers otherwise', async () => {
  const aptj = await joined('aptj');
  const pex = await joined('pex', { answer: ({ id }) => ({ id, status: '409', reason: 'luonnos on auki' }) });
  await aptj.publish(patientEvent(binding.topic(), 'p1', { at: at('08:00:00') }));
  const state = await until((one) => stateOf(one, 'pex') === 'refused');
  expect(state.participants.find((one) => one.toolId === 'pex')?.detail).toBe('luonnos on auki');
  await aptj.untilEvent('SyncError');
  pex.answerWith(() => 200);
  manager.tool('retell', 'pex');
  await allFollow('aptj', 'pex');
});

it('F8 the master’s refusal of a change begun here leaves all as they were', async () => {
  const aptj = await joined('aptj');
  const pex = await joined('pex');
  await aptj.publish(patientEvent(binding.topic(), 'p1', { at: at('08:00:00') }));
  await allFollow('aptj', 'pex');
  aptj.answerWith((message) => (message.event?.context[0]?.resource?.['id'] === 'p2' ? 409 : 200));
  clock.advance(1000);
  manager.open('Patient/p2');
  const { pending } = await until((state) => state.phase === 'undecided');
  expect(pex.events('Patient-open')).toHaveLength(1);
  manager.decide(pending?.id ?? '', 'cancel');
  await until((state) => state.pending === undefined);
  expect(active()).toBe('Patient/p1');
  await allFollow('aptj', 'pex');
});

it('F16 encounters: implied client, the same client, and a client that is said anew', async () => {
  const aptj = await joined('aptj');
  const pex = await joined('pex');
  await aptj.publish(encounterEvent(binding.topic(), 'p1', 'e1', { at: at('08:00:00') }));
  await allFollow('aptj', 'pex');
  for (const one of [aptj, pex]) await one.untilEvent('Encounter-open');
  expect(pex.events().map((one) => one.event?.['hub.event'])).toEqual(['Patient-open', 'Encounter-open']);
  clock.advance(60_000);
  // Opens somebody else with an old time: it is told what is so, as of now, the encounter too.
  await pex.publish(patientEvent(binding.topic(), 'p0', { at: at('07:00:00') }));
  await pex.untilEvent('SyncError');
  await allFollow('aptj', 'pex');
  const [, , ...anew] = pex.events().filter((one) => one.event?.['hub.event'] !== 'SyncError');
  expect(anew.map((one) => one.event?.['hub.event'])).toEqual(['Patient-open', 'Encounter-open']);
  for (const one of anew) expect(Date.parse(one.timestamp ?? '')).toBeGreaterThan(START);
  await aptj.publish(encounterEvent(binding.topic(), 'p1', 'e2', { at: at('08:05:00') }));
  await pex.until((one) => one.event?.context[0]?.resource?.['id'] === 'e2');
  expect(manager.live.get().version).toBe(1);
  await allFollow('aptj', 'pex');
});

it('F5 two tools that ask for the same client both hear it, once', async () => {
  const aptj = await joined('aptj');
  const pex = await joined('pex');
  await Promise.all([
    aptj.publish(patientEvent(binding.topic(), 'p1', { at: at('08:00:00'), id: 'a' })),
    pex.publish(patientEvent(binding.topic(), 'p1', { at: at('08:00:00'), id: 'b' })),
  ]);
  await until((state) => state.active !== null && state.phase === 'synced');
  for (const one of [aptj, pex]) await one.untilEvent('Patient-open');
  await allFollow('aptj', 'pex');
  expect(manager.live.get().version).toBe(1);
});

it('F11 F12 a tool that goes is covered, and follows when it is back', async () => {
  const aptj = await joined('aptj');
  const pex = await joined('pex');
  await aptj.publish(patientEvent(binding.topic(), 'p1', { at: at('08:00:00') }));
  await allFollow('aptj', 'pex');
  pex.terminate();
  await until((state) => stateOf(state, 'pex') === 'unconfirmed');
  await pex.connect();
  await allFollow('aptj', 'pex');
});

it('F18 signing out closes the client in every tool before the session ends', async () => {
  const aptj = await joined('aptj');
  const pex = await joined('pex');
  await aptj.publish(patientEvent(binding.topic(), 'p1', { at: at('08:00:00') }));
  await allFollow('aptj', 'pex');
  await manager.endSession();
  for (const one of [aptj, pex]) {
    expect((await one.untilClosed()).code).toBe(1000);
    expect(one.received.slice(-2).map((message) => message.event?.['hub.event'] ?? message['hub.mode'])).toEqual([
      'Patient-close',
      'denied',
    ]);
  }
  await until((state) => ['aptj', 'pex'].every((id) => stateOf(state, id) === 'absent'));
  expect(active()).toBeUndefined();
});
