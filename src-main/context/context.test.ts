import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSystemClock } from '#shared/clock.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import { countyToolSchema } from '#shared/county-tool.js';
import { createFhircastClient, patientEvent } from '../../tests/lib/fhircast-client.js';
import { type AccessLog, createAccessLog } from '../access/index.js';
import { createLive } from '../live.js';
import { createTools } from '../tools/index.js';
import { type Context, type IdentityReader, createContext } from './index.js';
import * as z from 'zod';

const identity = (reference: ClientReference, origin: 'source' | 'message') => ({
  identity: {
    reference,
    family: reference.slice(8),
    given: [],
    nonDisclosure: false,
    allergies: { state: 'unavailable' as const, substances: [] },
    origin,
  },
  identityCode: '010190-900A',
});
const tools = ['aptj', 'pex'].map((id) =>
  countyToolSchema.parse({
    id,
    name: { fi: id.toUpperCase() },
    kind: 'embedded',
    url: `https://${id}.example/?hub.url={hub.url}&hub.topic={hub.topic}`,
    context: 'fhircast',
    clientId: id,
    master: id === 'aptj',
  }),
);

let folder: string;
let context: Context;
let accessLog: AccessLog;
let sourceAnswers: boolean;
let user: { id: string; name: string } | undefined;
let drafts: Set<string>;
const draftsChanged = createLive(0);
const reader: IdentityReader = {
  read: async (reference) =>
    sourceAnswers
      ? { ok: true, ...identity(reference, 'source') }
      : { ok: false, failure: { kind: 'unreachable', source: 'APTJ' } },
  fromMessage: (patient) => identity(`Patient/${z.looseObject({ id: z.string() }).parse(patient).id}`, 'message'),
  search: async () => ({ hits: [] }),
};

const until = async (holds: (state: ContextState) => boolean): Promise<ContextState> => {
  for await (const state of context.live.watch()) if (holds(state)) return state;
  throw new Error('the stream ended');
};
const isOn = (client: string | null) => (state: ContextState) =>
  (state.active?.reference ?? null) === (client === null ? null : `Patient/${client}`) && state.pending === undefined;
const stateOf = (state: ContextState, tool: string) => state.participants.find((one) => one.toolId === tool)?.state;
const rpc = () => createRouterClient(context.router, { context: { screen: 1 } });
const logged = async () => readFile(join(folder, 'access.jsonl'), 'utf8');

async function tool(id: string, answer?: Parameters<typeof createFhircastClient>[0]['answer']) {
  const { hubUrl, topic } = context.fhircast();
  const client = createFhircastClient({
    hubUrl,
    topic,
    token: id,
    name: id,
    ...(answer === undefined ? {} : { answer }),
  });
  await client.join('Patient-open,Patient-close,SyncError');
  const opens = (patient: string, at?: string) =>
    client.publish(patientEvent(topic, patient, at === undefined ? {} : { at }));
  const closes = (patient: string) => client.publish(patientEvent(topic, patient, { name: 'Patient-close' }));
  return { ...client, opens, closes };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'context-'));
  sourceAnswers = true;
  user = { id: 'u1', name: 'Testi Testaaja' };
  drafts = new Set();
  accessLog = createAccessLog({ file: join(folder, 'access.jsonl'), now: () => new Date() });
  const catalogue = createTools({
    tools,
    role: () => 'nurse',
    fhircast: () => context.fhircast(),
    ccowRegistry: () => '',
    fhircastAuth: 'token',
  });
  context = createContext({
    tools,
    frames: catalogue.frames,
    reader,
    accessLog,
    unsaved: { has: (reference) => drafts.has(reference), subscribe: (call) => draftsChanged.subscribe(call) },
    verify: async (token) =>
      ['aptj', 'pex'].includes(token) ? { subject: 'u1', clientId: token, scopes: ['fhircast/*.*'] } : undefined,
    user: () => user,
    owner: () => user,
    fhircastAuth: 'token',
    fetch,
    clock: createSystemClock(),
    log: () => {},
  });
  await context.listen();
});
afterEach(async () => {
  await context.close();
  await accessLog.close();
  await rm(folder, { recursive: true });
});

describe('the context, with tools over real sockets', () => {
  it('moves the other tool, and writes the access log before anything shows', async () => {
    const aptj = await tool('aptj');
    const pex = await tool('pex');
    expect((await aptj.opens('p1')).status).toBe(202);
    const first = await until((state) => state.active !== null);
    expect(await logged()).toContain('"action":"clientOpened","professional":"u1","client":"Patient/p1","by":"aptj"');
    expect(first.active?.reference).toBe('Patient/p1');
    await until((state) => isOn('p1')(state) && state.phase === 'synced');
    expect(pex.events('Patient-open')).toHaveLength(1);
    await expect.poll(logged).toContain('"followed":["aptj","pex"]');
  });

  it('ends on the later of two changes, whichever order they arrive in', async () => {
    const aptj = await tool('aptj');
    await Promise.all([
      aptj.opens('later', '2026-11-20T08:00:01.000Z'),
      aptj.opens('earlier', '2026-11-20T08:00:00.000Z'),
    ]);
    await until(isOn('later'));
    await aptj.opens('earlier', '2026-11-20T08:00:00.500Z');
    await until((state) => isOn('later')(state) && state.phase === 'synced');
  });

  it('covers a tool that does not confirm, and one whose connection breaks', async () => {
    const aptj = await tool('aptj');
    await tool('pex', () => undefined);
    await aptj.opens('p1');
    await until((state) => stateOf(state, 'pex') === 'unconfirmed');
    aptj.terminate();
    await until((state) => stateOf(state, 'aptj') === 'unconfirmed');
  });

  it('leaves the professional to decide when the master refuses a change begun here', async () => {
    const aptj = await tool('aptj', (message) =>
      JSON.stringify(message).includes('p2') ? { id: message.id, status: 409, message: 'Kirjaus on kesken' } : '200',
    );
    const pex = await tool('pex');
    await aptj.opens('p1');
    await until((state) => isOn('p1')(state) && state.phase === 'synced');
    await rpc().open({ reference: 'Patient/p2' });
    const asked = await until((state) => state.pending?.decision !== undefined);
    expect(asked.active?.reference).toBe('Patient/p1');
    expect(asked.pending?.decision).toMatchObject({
      to: 'P2',
      objections: [{ toolId: 'aptj', name: 'APTJ', why: 'refused', detail: 'Kirjaus on kesken' }],
    });
    const id = asked.pending?.id ?? '';
    await rpc().decide({ id, choice: 'leaveBehind' });
    const after = await until((state) => isOn('p2')(state) && stateOf(state, 'pex') === 'follows');
    expect(stateOf(after, 'aptj')).toBe('leftBehind');
    expect(pex.events('Patient-open').at(-1)?.event?.context[0]?.resource?.['id']).toBe('p2');
    // Taken back, it is told of the present client.
    aptj.answerWith(() => '200');
    await rpc().retry({ toolId: 'aptj' });
    await until((state) => state.phase === 'synced');
  });

  it('an unsaved draft stops a change, and stays with its own client, who is parked', async () => {
    const aptj = await tool('aptj');
    await aptj.opens('p1');
    await until(isOn('p1'));
    drafts.add('Patient/p1');
    await aptj.opens('p2');
    const asked = await until((state) => state.pending?.decision !== undefined);
    expect(asked.pending?.decision?.objections).toMatchObject([{ toolId: 'workbench', why: 'unsavedDraft' }]);
    await rpc().decide({ id: asked.pending?.id ?? '', choice: 'changeAnyway' });
    const after = await until(isOn('p2'));
    expect(after.parked).toMatchObject([{ reference: 'Patient/p1', because: 'unsavedDraft', draft: true }]);
    await rpc().unpark({ reference: 'Patient/p1' });
    expect(context.live.get().parked).toHaveLength(1);
  });

  it('cancelled, the tool that had moved already goes back to the client that stays', async () => {
    const aptj = await tool('aptj');
    await aptj.opens('p1');
    await until((state) => isOn('p1')(state) && state.phase === 'synced');
    drafts.add('Patient/p1');
    await aptj.opens('p2');
    const asked = await until((state) => state.pending?.decision !== undefined);
    await rpc().decide({ id: asked.pending?.id ?? '', choice: 'cancel' });
    await until((state) => isOn('p1')(state) && state.phase === 'synced');
    const last = aptj.events('Patient-open').at(-1);
    expect(last?.event?.context[0]?.resource?.['id']).toBe('p1');
    await expect.poll(logged).toContain('"action":"contextNotChanged"');
  });

  it('shows what the message says when the source is silent', async () => {
    sourceAnswers = false;
    const aptj = await tool('aptj');
    await aptj.opens('p1');
    expect((await until((state) => state.active !== null)).active?.origin).toBe('message');
  });

  it('parks the client with a cue and closes it everywhere; opening it takes it off the list', async () => {
    const aptj = await tool('aptj');
    await aptj.opens('p1');
    const { version } = await until(isOn('p1'));
    await rpc().park({ version, cue: 'takaisinsoitto klo 11.15' });
    const parked = await until(isOn(null));
    expect(parked.parked).toMatchObject([{ label: 'P1', cue: 'takaisinsoitto klo 11.15', because: 'chosen' }]);
    await aptj.untilEvent('Patient-close');
    await rpc().open({ reference: 'Patient/p1' });
    expect((await until(isOn('p1'))).parked).toEqual([]);
  });

  it('locked: every tool is emptied and none can open a client; afterwards the client waits as a parked one', async () => {
    const aptj = await tool('aptj');
    const pex = await tool('pex');
    await aptj.opens('p1');
    await until((state) => isOn('p1')(state) && state.phase === 'synced');
    await context.lock();
    await pex.untilEvent('Patient-close');
    const locked = await until((state) => isOn(null)(state) && state.phase === 'idle');
    expect(locked.parked).toEqual([]);
    await aptj.opens('p2');
    await aptj.until(
      (message) => message.event?.['hub.event'] === 'Patient-close' && JSON.stringify(message).includes('"p2"'),
    );
    expect(context.live.get().active).toBeNull();
    context.unlock();
    expect(context.live.get().parked).toMatchObject([{ reference: 'Patient/p1', because: 'locked' }]);
  });

  it('sign-out: no client anywhere, a new topic, and nothing of anybody is remembered', async () => {
    const aptj = await tool('aptj');
    await aptj.opens('p1');
    await until((state) => isOn('p1')(state) && state.phase === 'synced');
    await aptj.closes('p1');
    await until(isOn(null));
    await aptj.opens('p1');
    await until(isOn('p1'));
    const before = context.fhircast().topic;
    await context.endSession();
    expect(context.live.get()).toMatchObject({ active: null, parked: [] });
    expect(context.live.get().previous).toBeUndefined();
    expect(context.fhircast().topic).not.toBe(before);
    await aptj.until((message) => message['hub.mode'] === 'denied');
    expect(JSON.stringify(context.live.get())).not.toContain('P1');
  });

  it('tells the story of the changes, newest first', async () => {
    const aptj = await tool('aptj');
    await aptj.opens('p1');
    await until((state) => isOn('p1')(state) && state.phase === 'synced');
    await aptj.opens('p2');
    await until((state) => isOn('p2')(state) && state.phase === 'synced');
    const timeline = await rpc().timeline();
    for await (const [newest, first] of timeline) {
      expect(newest).toMatchObject({ from: 'P1', to: 'P2', by: 'APTJ', outcome: 'changed', tools: [{ name: 'APTJ' }] });
      expect(first).toMatchObject({ from: null, to: 'P1' });
      break;
    }
  });

  it('goes back to the client before, but not to one from another context', async () => {
    const aptj = await tool('aptj');
    await aptj.opens('p1');
    await until(isOn('p1'));
    await aptj.opens('p2');
    const { version, previous } = await until(isOn('p2'));
    expect(previous?.reference).toBe('Patient/p1');
    await rpc().goBack({ version: version - 1 });
    expect(context.live.get().pending).toBeUndefined();
    await rpc().goBack({ version });
    await until(isOn('p1'));
  });
});
