import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as z from 'zod';
import { createSystemClock } from '#shared/clock.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import { type AccessLog, createAccessLog } from '../access/index.js';
import { type Context, type IdentityReader, createContext } from './index.js';

/** A tool as an outside program: real HTTP, real socket, nothing of ours but the address. */
async function connectTool(
  context: Context,
  token: string,
  answer: (message: Message) => string | undefined = () => '200',
) {
  const { hubUrl, topic } = context.fhircast();
  const post = (body: string, type: string) =>
    fetch(hubUrl, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': type }, body });
  const response = await post(
    new URLSearchParams({
      'hub.channel.type': 'websocket',
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.events': 'Patient-open,Patient-close',
      'hub.lease_seconds': '600',
    }).toString(),
    'application/x-www-form-urlencoded',
  );
  expect(response.status).toBe(202);
  const endpoint = z.object({ 'hub.channel.endpoint': z.string() }).parse(await response.json())[
    'hub.channel.endpoint'
  ];
  const socket = new WebSocket(endpoint);
  const received: Message[] = [];
  let wake = () => {};
  socket.on('message', (data) => {
    const message = messageSchema.parse(JSON.parse(String(data)));
    received.push(message);
    const status = message.event === undefined ? undefined : answer(message);
    if (status !== undefined) socket.send(JSON.stringify({ id: message.id, status }));
    wake();
  });
  const until = async (found: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const hit = received.find(found);
      if (hit !== undefined) return hit;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  await until((message) => message['hub.mode'] === 'subscribe');
  const publish = (name: string, client: string, at: string, id = `${name}-${client}-${at}`) =>
    post(
      JSON.stringify({
        timestamp: at,
        id,
        event: {
          'hub.topic': topic,
          'hub.event': name,
          context: [{ key: 'patient', resource: { resourceType: 'Patient', id: client, name: [{ family: client }] } }],
        },
      }),
      'application/json',
    );
  return { socket, received, until, publish };
}
const messageSchema = z.looseObject({
  'hub.mode': z.string().optional(),
  timestamp: z.string().optional(),
  id: z.string().optional(),
  event: z
    .looseObject({
      'hub.event': z.string(),
      context: z.array(z.looseObject({ resource: z.looseObject({ id: z.string() }) })),
    })
    .optional(),
});
type Message = z.infer<typeof messageSchema>;

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

let folder: string;
let context: Context;
let accessLog: AccessLog;
let sourceAnswers: boolean;
let user: string | undefined;
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
const toolState = (state: ContextState, tool: string) => state.participants.find((one) => one.toolId === tool)?.state;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'context-'));
  sourceAnswers = true;
  user = 'u1';
  accessLog = createAccessLog({ file: join(folder, 'access.jsonl'), now: () => new Date() });
  context = createContext({
    tools: [
      { id: 'aptj', name: 'APTJ', master: true, clientId: 'aptj' },
      { id: 'pex', name: 'PEX360', master: false, clientId: 'pex' },
    ],
    reader,
    accessLog,
    verify: async (token) =>
      ['aptj', 'pex'].includes(token) ? { subject: 'u1', clientId: token, scopes: ['fhircast/*.*'] } : undefined,
    user: () => user,
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

describe('context over a real FHIRcast hub', () => {
  it('moves the other tool and writes the access log before anything shows', async () => {
    const aptj = await connectTool(context, 'aptj');
    const pex = await connectTool(context, 'pex');
    expect((await aptj.publish('Patient-open', 'p1', '2026-11-20T08:00:00.000Z')).status).toBe(202);
    const state = await until((one) => one.phase === 'synced' && one.active !== null);
    expect(state.active?.reference).toBe('Patient/p1');
    expect(await readFile(join(folder, 'access.jsonl'), 'utf8')).toContain('"client":"Patient/p1"');
    const told = await pex.until((message) => message.event?.['hub.event'] === 'Patient-open');
    expect(told.event?.context[0]?.resource.id).toBe('p1');
    expect(aptj.received.some((message) => message.event !== undefined)).toBe(false);
  });

  it('tells a late joiner the present client with the original time', async () => {
    const aptj = await connectTool(context, 'aptj');
    await aptj.publish('Patient-open', 'p1', '2026-11-20T08:00:00.000Z', 'first');
    await until((one) => one.active !== null);
    const pex = await connectTool(context, 'pex');
    const told = await pex.until((message) => message.event !== undefined);
    expect([told.id, told.timestamp]).toEqual(['first', '2026-11-20T08:00:00.000Z']);
  });

  it('ends on the later of two changes, whichever order they arrive in', async () => {
    const aptj = await connectTool(context, 'aptj');
    await Promise.all([
      aptj.publish('Patient-open', 'later', '2026-11-20T08:00:01.000Z'),
      aptj.publish('Patient-open', 'earlier', '2026-11-20T08:00:00.000Z'),
    ]);
    const state = await until((one) => one.active?.reference === 'Patient/later' && one.pending === undefined);
    expect(state.version).toBeGreaterThan(0);
    await aptj.publish('Patient-open', 'earlier', '2026-11-20T08:00:00.500Z');
    expect(context.live.get().active?.reference).toBe('Patient/later');
  });

  it('covers a tool that does not confirm, and one whose connection breaks', async () => {
    const aptj = await connectTool(context, 'aptj');
    const pex = await connectTool(context, 'pex', () => undefined);
    await aptj.publish('Patient-open', 'p1', '2026-11-20T08:00:00.000Z');
    await until((one) => toolState(one, 'pex') === 'unconfirmed');
    aptj.socket.terminate();
    await until((one) => toolState(one, 'aptj') === 'unconfirmed');
    expect(pex.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('asks the master about a change begun here; its refusal moves nothing and is told', async () => {
    const aptj = await connectTool(context, 'aptj', (message) =>
      message.event?.context[0]?.resource.id === 'p2' ? '409' : '200',
    );
    await aptj.publish('Patient-open', 'p1', '2026-11-20T08:00:00.000Z');
    await until((one) => one.active !== null);
    const client = (await import('@orpc/server')).createRouterClient(context.router, { context: { screen: 1 } });
    await client.open({ reference: 'Patient/p2' });
    const state = await until((one) => one.failure !== undefined);
    expect([state.active?.reference, state.failure]).toEqual([
      'Patient/p1',
      { kind: 'rejected', source: 'APTJ', status: 409 },
    ]);
  });

  it('shows what the message says when the source is silent, and refuses what names nobody', async () => {
    sourceAnswers = false;
    const aptj = await connectTool(context, 'aptj');
    await aptj.publish('Patient-open', 'p1', '2026-11-20T08:00:00.000Z');
    expect((await until((one) => one.active !== null)).active?.origin).toBe('message');
  });

  it('closes the client, and clears everything at sign-out with a new topic', async () => {
    const aptj = await connectTool(context, 'aptj');
    const pex = await connectTool(context, 'pex');
    await aptj.publish('Patient-open', 'p1', '2026-11-20T08:00:00.000Z');
    await until((one) => one.active !== null);
    await aptj.publish('Patient-close', 'p1', '2026-11-20T08:00:02.000Z');
    await until((one) => one.active === null);
    await pex.until((message) => message.event?.['hub.event'] === 'Patient-close');
    await aptj.publish('Patient-open', 'p1', '2026-11-20T08:00:03.000Z');
    await until((one) => one.active !== null);
    const before = context.fhircast().topic;
    await context.endSession();
    expect(context.live.get().active).toBeNull();
    expect(context.fhircast().topic).not.toBe(before);
    await aptj.until((message) => message['hub.mode'] === 'denied');
  });

  it('lets in only tokens of known tools of the person who is signed in', async () => {
    const { hubUrl, topic } = context.fhircast();
    const get = (token: string) => fetch(`${hubUrl}/${topic}`, { headers: { authorization: `Bearer ${token}` } });
    expect((await get('stranger')).status).toBe(401);
    expect((await get('aptj')).status).toBe(200);
    user = 'u2';
    expect((await get('aptj')).status).toBe(401);
  });
});
