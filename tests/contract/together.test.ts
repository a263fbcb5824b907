import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAccessLog } from '../../src-main/access/index.js';
import { type Context, createContext } from '../../src-main/context/index.js';
import { createTools } from '../../src-main/tools/index.js';
import { createSystemClock } from '../../src-shared/clock.js';
import type { ContextState } from '../../src-shared/context.js';
import { countyToolSchema } from '../../src-shared/county-tool.js';
import { ask, startParticipant } from '../lib/ccow-participant.js';
import { createFhircastClient, patientEvent } from '../lib/fhircast-client.js';
import { caller } from './ccow/lib.js';

/** One core with tools of both standards, each an outside program over real HTTP and sockets. */

const open: (() => Promise<unknown>)[] = [];
let context: Context;
let participant: Awaited<ReturnType<typeof startParticipant>>;
let lc: ReturnType<typeof caller>;
let decision: Record<string, string>;
let logged: () => Promise<string>;

const identified = (reference: string) => ({
  identity: {
    reference,
    family: reference.slice(8),
    given: [],
    nonDisclosure: false,
    allergies: { state: 'unavailable' as const, substances: [] },
    origin: 'source' as const,
  },
});
const isOn = (client: string) => (state: ContextState) =>
  state.active?.reference === `Patient/${client}` && state.phase === 'synced';
async function until(holds: (state: ContextState) => boolean): Promise<ContextState> {
  for await (const state of context.live.watch()) if (holds(state)) return state;
  throw new Error('the stream ended');
}
async function fhircastTool(id: string, answer?: Parameters<typeof createFhircastClient>[0]['answer']) {
  const { hubUrl, topic } = context.fhircast();
  const client = createFhircastClient({ hubUrl, topic, token: id, name: id, ...(answer && { answer }) });
  await client.join('Patient-open,Patient-close');
  return { ...client, opens: (patient: string) => client.publish(patientEvent(topic, patient)) };
}

beforeEach(async () => {
  decision = { decision: 'accept' };
  participant = await startParticipant((method) => (method === 'ContextChangesPending' ? decision : {}));
  const folder = await mkdtemp(join(tmpdir(), 'together-'));
  const accessLog = createAccessLog({ file: join(folder, 'access.jsonl'), now: () => new Date() });
  logged = () => readFile(join(folder, 'access.jsonl'), 'utf8');
  const tool = (id: string, more: Record<string, unknown>) =>
    countyToolSchema.parse({ id, name: { fi: id }, kind: 'embedded', ...more });
  const fhircast = (id: string) => ({ context: 'fhircast', clientId: id, url: `https://${id}.example/` });
  const tools = [
    tool('aptj', { ...fhircast('aptj'), master: true }),
    tool('pex', fhircast('pex')),
    tool('lc', { context: 'ccow', ccow: { profile: 'ccow' }, url: `${participant.origin}/?r={ccow.registry}` }),
  ];
  const user = { id: 'u1', name: 'Testi Testaaja' };
  const catalogue = createTools({
    tools,
    role: () => 'nurse',
    fhircast: () => context.fhircast(),
    ccowRegistry: (id) => context.ccowRegistry(id),
    fhircastAuth: 'token',
  });
  context = createContext({
    tools,
    frames: catalogue.frames,
    reader: {
      read: async (reference) => ({ ok: true, ...identified(reference) }),
      fromMessage: () => undefined,
      search: async () => ({ hits: [] }),
    },
    accessLog,
    unsaved: { has: () => false, subscribe: () => () => {} },
    verify: async (token) => ({ subject: 'u1', clientId: token, scopes: ['fhircast/*.*'] }),
    user: () => user,
    owner: () => user,
    fhircastAuth: 'token',
    fetch,
    clock: createSystemClock(),
    log: () => {},
  });
  await context.listen();
  const registry = context.ccowRegistry('lc');
  const located = await ask(registry, 'ContextManagementRegistry', 'Locate', {
    componentName: 'CCOW.ContextManager',
    version: '1.5',
    contextParticipant: participant.url,
  });
  lc = caller({ url: () => located.fields.get('componentUrl') ?? '' }, 'lc', 'utf8');
  await lc.join({ contextParticipant: participant.url });
  open.push(participant.close, () => rm(folder, { recursive: true }), accessLog.close, context.close);
});
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

it('M9 a change begun over FHIRcast reaches the CCOW participant, which is asked first', async () => {
  const aptj = await fhircastTool('aptj');
  await fhircastTool('pex');
  await aptj.opens('aune');
  const pending = await participant.next('ContextChangesPending');
  const accepted = await participant.next('ContextChangesAccepted');
  expect(accepted.fields.get('contextCoupon')).toBe(pending.fields.get('contextCoupon'));
  await until(isOn('aune'));
  expect(await lc.values(accepted.fields.get('contextCoupon') ?? '', 'Patient.Id.*')).toMatchObject({
    'Patient.Id.MRN.tyopoyta': 'aune',
  });
});

it('M9 a change begun over CCOW reaches every FHIRcast subscriber, the master first', async () => {
  const aptj = await fhircastTool('aptj');
  const pex = await fhircastTool('pex');
  const contextCoupon = await lc.begin({ 'Patient.Id.MRN.tyopoyta': 'eino' });
  const ended = await lc.manager('EndContextChanges', { contextCoupon });
  expect(ended.fields.get('noContinue')).toBe('false');
  expect(pex.events('Patient-open')).toHaveLength(0);
  await lc.manager('PublishChangesDecision', { contextCoupon, decision: 'accept' });
  await until(isOn('eino'));
  for (const tool of [aptj, pex])
    expect((await tool.untilEvent('Patient-open')).event?.context[0]?.resource?.['id']).toBe('eino');
});

it('M9 the master’s refusal over FHIRcast reaches the CCOW application, whose cancel leaves all as it was', async () => {
  const aptj = await fhircastTool('aptj');
  const pex = await fhircastTool('pex');
  await aptj.opens('aune');
  await until(isOn('aune'));
  aptj.answerWith((message) => ({ id: message.id, status: 409, message: 'Kirjaus on kesken' }));
  const contextCoupon = await lc.begin({ 'Patient.Id.MRN.tyopoyta': 'eino' });
  const ended = await lc.manager('EndContextChanges', { contextCoupon });
  expect(ended.fields.get('responses')).toContain('Kirjaus on kesken');
  await lc.manager('PublishChangesDecision', { contextCoupon, decision: 'cancel' });
  await until(isOn('aune'));
  expect(pex.events('Patient-open')).toHaveLength(1);
  await expect.poll(logged).toContain('"action":"contextNotChanged"');
});

it('M5 a conditional acceptance over CCOW of a change begun over FHIRcast is the professional’s to decide', async () => {
  const aptj = await fhircastTool('aptj');
  await aptj.opens('aune');
  await until(isOn('aune'));
  decision = { decision: 'conditionally_accept', reason: 'Päätös on kesken' };
  await aptj.opens('eino');
  const asked = await until((state) => state.pending?.decision !== undefined);
  expect(asked.active?.reference).toBe('Patient/aune');
  expect(asked.pending?.decision?.objections).toEqual([
    { toolId: 'lc', name: 'lc', why: 'refused', detail: 'Päätös on kesken' },
  ]);
  const rpc = createRouterClient(context.router, { context: { screen: 1 } });
  await rpc.decide({ id: asked.pending?.id ?? '', choice: 'cancel' });
  await participant.next('ContextChangesCanceled');
  // The APTJ, which had moved already, goes back.
  await until(isOn('aune'));
  expect(aptj.events('Patient-open').at(-1)?.event?.context[0]?.resource?.['id']).toBe('aune');
});
