import { createServer } from 'node:http';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { identityContract, type Session } from '#shared/identity.js';
import { createQueryClient, resumeQueries } from './query-client.js';
import { connectWeb } from './web.js';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** A core that knows one thing: who is signed in. @param port 0 takes a free one */
async function startCore(name: string, port = 0) {
  const session: Session = {
    state: 'signedIn',
    professional: { id: name, name, role: 'nurse' },
    signedInAt: '2026-11-23T08:00:00.000Z',
  };
  const os = implement(identityContract);
  const rpc = new RPCHandler({
    identity: os.router({
      watch: os.watch.handler(async function* ({ signal }) {
        yield session;
        await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
      }),
      signIn: os.signIn.handler(() => ({})),
      signOut: os.signOut.handler(() => ({})),
      lock: os.lock.handler(() => {}),
      continue: os.continue.handler(() => ({})),
      switchUser: os.switchUser.handler(() => ({})),
      present: os.present.handler(() => {}),
    }),
  });
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => void rpc.upgrade(socket));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const until = (subscribe: (listener: () => void) => () => void, holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const check = () => {
      if (!holds()) return;
      stop();
      resolve();
    };
    const stop = subscribe(check);
    check();
  });

function watchSession(port: number, graceMs: number) {
  const transport = connectWeb({ url: `ws://127.0.0.1:${port}/rpc?screen=1`, WebSocket, graceMs });
  const queryClient = createQueryClient();
  const stopResuming = resumeQueries(queryClient, transport.connection);
  const orpc = createTanstackQueryUtils(transport.client);
  const options = orpc.identity.watch.experimental_liveOptions({ retry: true });
  const observer = new QueryObserver(queryClient, options);
  const listeners = new Set<() => void>();
  const stopObserving = observer.subscribe(() => {
    for (const listener of listeners) listener();
  });
  closers.push(() => {
    stopObserving();
    stopResuming();
    transport.close();
    queryClient.clear();
  });
  const who = () => {
    const session = observer.getCurrentResult().data;
    return session?.state === 'signedIn' ? session.professional.name : undefined;
  };
  return {
    connection: transport.connection,
    client: transport.client,
    who,
    untilWho: (name: string | undefined) =>
      until(
        (listener) => {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
        () => who() === name,
      ),
    untilState: (state: string) => until(transport.connection.subscribe, () => transport.connection.get() === state),
  };
}

describe('way to the core over a WebSocket', () => {
  it('follows a live query', async () => {
    const core = await startCore('Ensimmäinen');
    closers.push(core.stop);
    const window = watchSession(core.port, 1000);
    await window.untilWho('Ensimmäinen');
    expect(window.connection.get()).toBe('connected');
    expect(await window.client.identity.signIn()).toEqual({});
  });

  it('tells that the core is lost and recovers by itself, live queries and all', async () => {
    const first = await startCore('Ensimmäinen');
    const window = watchSession(first.port, 20);
    await window.untilWho('Ensimmäinen');
    await first.stop();
    await window.untilState('lost');
    const second = await startCore('Toinen', first.port);
    closers.push(second.stop);
    await window.untilState('connected');
    await window.untilWho('Toinen');
  });

  it('drops what it knew when the core comes back after a loss, before the new core has spoken', async () => {
    const first = await startCore('Ensimmäinen');
    const window = watchSession(first.port, 20);
    await window.untilWho('Ensimmäinen');
    const seen: (string | undefined)[] = [];
    await first.stop();
    await window.untilState('lost');
    window.connection.onReopen(() => seen.push(window.who()));
    const second = await startCore('Toinen', first.port);
    closers.push(second.stop);
    await window.untilWho('Toinen');
    expect(seen).toEqual([undefined]);
  });
});
