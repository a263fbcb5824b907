import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { countyToolSchema } from '#shared/county-tool.js';
import { framePageSchema, type toolsContract } from '#shared/tools.js';
import { createUrlBinding } from '../../src-main/context/url/index.js';
import { createDesk, deliveryOf } from '../../src-main/context/frames/testing/desk.js';
import { createTools } from '../../src-main/tools/index.js';

// A window's frame and the context manager's binding, over both ways that windows reach the core.

type Client = ContractRouterClient<typeof toolsContract>;

const oma = {
  id: 'oma',
  name: { fi: 'Omavointi' },
  kind: 'embedded',
  context: 'url',
  url: 'https://oma.example/{patient.id}',
};

function createCore() {
  const tools = createTools({
    tools: [countyToolSchema.parse(oma)],
    role: () => 'nurse',
    fhircast: () => ({ hubUrl: '', topic: '' }),
    ccowRegistry: () => '',
    fhircastAuth: 'token',
  });
  const { events, view, attach, commit, told } = createDesk();
  let wake = () => {};
  const until = async (line: string) => {
    while (!told.includes(line)) await new Promise<void>((resolve) => (wake = resolve));
  };
  const noted = <T extends unknown[]>(call: (...values: T) => void) => {
    return (...values: T) => {
      call(...values);
      wake();
    };
  };
  let count = 0;
  const binding = createUrlBinding({
    tools: [{ id: oma.id, url: oma.url }],
    frames: tools.frames,
    events: { ...events, joined: noted(events.joined), left: noted(events.left), answered: noted(events.answered) },
    view,
    launch: async () => ({ ok: false, failure: 'unreachable' }),
    professional: () => ({ id: 'u1' }),
    vouched: async () => undefined,
    random: () => `page-${++count}`,
    log: () => {},
  });
  attach(binding);
  return { router: tools.router, commit, told, until };
}
type Core = ReturnType<typeof createCore>;

const transports = {
  async websocket({ router }: Core) {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    const handler = new SocketHandler(router);
    server.on('connection', (socket) => void handler.upgrade(socket, { context: { screen: 1 } }));
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const socket = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    const client: Client = createORPCClient(new SocketLink({ websocket: socket as unknown as globalThis.WebSocket }));
    return { client, breakOff: () => socket.terminate(), close: () => server.close() };
  },
  async 'message port'({ router }: Core) {
    const { port1, port2 } = new MessageChannel();
    new PortHandler(router).upgrade(port1, { context: { screen: 1 } });
    const client: Client = createORPCClient(new PortLink({ port: port2 }));
    return { client, breakOff: () => port2.close(), close: () => port2.close() };
  },
};

describe.each(Object.entries(transports))('a tool’s frame over a %s', (_, connect) => {
  let core: Core;
  let window: Awaited<ReturnType<typeof connect>>;
  beforeEach(async () => {
    core = createCore();
    window = await connect(core);
  });
  afterEach(() => window.close());
  const follow = (signal?: AbortSignal) =>
    window.client.frame({ toolId: 'oma', origin: 'http://127.0.0.1:1' }, signal === undefined ? {} : { signal });

  it('is led by the core, and what was seen of it confirms', async () => {
    core.commit(deliveryOf(1, 'Patient/a'));
    const pages = await follow();
    const page = framePageSchema.parse((await pages.next()).value);
    expect(page).toMatchObject({ url: 'https://oma.example/a', version: 1 });
    const evidence = { by: 'timing', address: 'https://oma.example/a', redirected: false } as const;
    await window.client.loaded({ toolId: 'oma', page: page.page, evidence });
    await core.until('shown oma change-1');
    await pages.return?.(undefined);
  });

  it('listens no more when the window lets go of it', async () => {
    const stop = new AbortController();
    const pages = await follow(stop.signal);
    await pages.next();
    const waiting = pages.next().catch(() => undefined);
    stop.abort();
    await core.until('left oma gone');
    await waiting;
    expect(core.commit(deliveryOf(2, 'Patient/b'), 'oma')).toEqual([false]);
  });

  it('listens no more when the way to the window breaks', async () => {
    const pages = await follow();
    await pages.next();
    const waiting = pages.next().catch(() => undefined);
    window.breakOff();
    await core.until('left oma gone');
    await waiting;
  });
});
