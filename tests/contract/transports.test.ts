import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { WorkbenchContract } from '#shared/contract.js';
import { createGuard } from '../../src-main/web/guard.js';
import { createWebServer } from '../../src-main/web/server.js';
import { createLonelyWorkbench } from '../lib/workbench.js';

type Client = ContractRouterClient<WorkbenchContract>;
type Lonely = Awaited<ReturnType<typeof createLonelyWorkbench>>;

/** Each transport gives a client of the same router, as its host does. */
const transports = {
  async websocket({ workbench, rendererDir }: Lonely) {
    const guard = createGuard();
    const server = createWebServer({ workbench, guard, rendererDir, autoSignIn: false, log: () => {} });
    const origin = await server.listen(0);
    const cookie = guard.exchange(guard.key)?.split(';')[0] ?? '';
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc?screen=2&display=1920x1080`, {
      headers: { origin, cookie },
    });
    const client: Client = createORPCClient(new SocketLink({ websocket: socket as unknown as globalThis.WebSocket }));
    return { client, close: () => server.close() };
  },
  async 'message port'({ workbench }: Lonely) {
    const { port1, port2 } = new MessageChannel();
    new RPCHandler(workbench.router).upgrade(port1, { context: { screen: 2 } });
    const client: Client = createORPCClient(new PortLink({ port: port2 }));
    return { client, close: async () => port2.close() };
  },
};

describe.each(Object.entries(transports))('the contract over a %s', (_, connect) => {
  let lonely: Lonely;
  let client: Client;
  let close: () => Promise<void>;
  beforeEach(async () => {
    lonely = await createLonelyWorkbench();
    ({ client, close } = await connect(lonely));
  });
  afterEach(async () => {
    await close();
    await lonely.close();
  });

  it('answers a call', async () => {
    expect((await client.workspace.about()).county.fi).toBe('Kymijoen hyvinvointialue');
    const tools = await client.tools.list();
    expect(tools.map((tool) => [tool.id, tool.kind, tool.master]).slice(0, 4)).toEqual([
      ['aptj', 'embedded', true],
      ['pex360', 'embedded', false],
      ['sosiaalilc', 'embedded', false],
      ['omavointi', 'embedded', false],
    ]);
    expect(await client.tools.launch({ toolId: 'aptj' })).toEqual({ as: 'unavailable', reason: 'signedOut' });
  });

  it('refuses input of a wrong form, and goes on', async () => {
    const wrong = JSON.parse('{"language":"xx"}');
    await expect(client.workspace.saveSettings(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(client.context.open({ reference: '../../etc' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await client.workspace.saveSettings({ language: 'sv' });
    expect(lonely.stored()).toMatchObject({ settings: { language: 'sv' } });
  });

  it('streams a value and its changes, and ends when the reader goes', async () => {
    const stream = await client.workspace.watch();
    const first = await stream.next();
    expect(first.value).toMatchObject({ settings: { language: 'fi', appearance: 'system' } });
    const next = stream.next();
    await client.workspace.saveSettings({ appearance: 'dark' });
    expect((await next).value).toMatchObject({ settings: { appearance: 'dark' } });
    await stream.return?.(undefined);
  });

  it('keeps layouts apart by screen, and forgets them when asked', async () => {
    await client.workspace.saveLayouts({ 1: '{"a":1}' });
    const stream = await client.workspace.watch();
    expect((await stream.next()).value).toHaveProperty('layouts', { 1: '{"a":1}' });
    await client.workspace.resetLayouts();
    expect((await stream.next()).value).toHaveProperty('layouts', {});
    await stream.return?.(undefined);
  });

  it('gives nothing of clients to nobody', async () => {
    expect(await client.context.search({ query: 'saari' })).toEqual({ hits: [] });
    expect(await client.context.open({ reference: 'Patient/p1' })).toEqual({});
    const stream = await client.context.watch();
    expect((await stream.next()).value).toMatchObject({ active: null, version: 0, phase: 'idle' });
    await stream.return?.(undefined);
  });

  it('says in words of the union that the identity provider is silent', async () => {
    expect(await client.identity.signIn()).toEqual({});
    const stream = await client.identity.watch();
    expect((await stream.next()).value).toEqual({ state: 'signedOut', failure: 'providerUnreachable' });
    await stream.return?.(undefined);
  });
});
