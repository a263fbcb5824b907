import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { RPCHandler } from '@orpc/server/ws';
import Fastify from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import { refuseUpgrade } from '#shared/refuse-upgrade.js';
import type { Screen } from '#shared/workspace.js';
import { contentSecurityPolicy } from '../csp.js';
import { fillPage } from '../fill-page.js';
import { StartFailure } from '../host.js';
import type { Log } from '../log.js';
import type { Workbench } from '../workbench.js';
import type { Guard } from './guard.js';
import { listenForLogOut } from './log-out.js';
import { closeOrGoOn, goOn, notLetIn } from './pages.js';

const MESSAGE_LIMIT_BYTES = 1024 * 1024;
const EARLY_SIGN_IN_MS = 60_000;

/** HTTP and WebSocket on loopback: the renderer's files, the way back from the identity provider, and the RPC socket. */
export function createWebServer({
  workbench,
  guard,
  rendererDir,
  autoSignIn,
  log,
}: {
  workbench: Workbench;
  guard: Guard;
  rendererDir: string;
  /** Go to the identity provider at once when the key is exchanged. */
  autoSignIn: boolean;
  log: Log;
}) {
  const app = Fastify({ forceCloseConnections: true });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT_BYTES });
  const rpc = new RPCHandler(workbench.router);

  // Begun when the host begins to listen: asking the provider takes as long as the browser takes to open.
  let early: { url: Promise<string | undefined>; at: number } | undefined;
  async function firstSignIn(screen: Screen): Promise<string | undefined> {
    const begun = early;
    early = undefined;
    const fresh = screen === 1 && begun !== undefined && performance.now() - begun.at < EARLY_SIGN_IN_MS;
    return (fresh ? await begun.url : undefined) ?? workbench.identity.begin(screen);
  }

  app.addHook('onRequest', async (request, reply) => {
    if (!guard.hostOk(request.headers.host) || !guard.originOk(request.headers.origin))
      return reply.code(403).send('Forbidden');
    reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      // A window of ours may open the provider's, and be told when that is done; nobody's page may open ours.
      .header('cross-origin-opener-policy', 'same-origin-allow-popups');
    return undefined;
  });
  listenForLogOut(app, workbench.identity);

  const html = (body: string) => ['text/html; charset=utf-8', body] as const;
  app.get<{ Querystring: { key?: string; screen?: string } }>('/', async (request, reply) => {
    const { key } = request.query;
    const screen = request.query.screen === '2' ? 2 : 1;
    const cookie = key === undefined ? undefined : guard.exchange(key);
    reply.header('cache-control', 'no-store');
    if (cookie !== undefined) {
      const signIn = autoSignIn ? await firstSignIn(screen) : undefined;
      return reply.header('set-cookie', cookie).redirect(signIn ?? `/?screen=${screen}`, 303);
    }
    const [type, refusal] = html(notLetIn);
    if (!guard.hasCookie(request.headers.cookie)) return reply.code(401).type(type).send(refusal);
    if (key !== undefined) return reply.redirect(`/?screen=${screen}`, 303);
    const nonce = randomBytes(16).toString('base64');
    const csp = contentSecurityPolicy({
      nonce,
      frameOrigins: workbench.frameOrigins,
      connect: [guard.origin().replace(/^http/, 'ws')],
    });
    return reply
      .header('content-security-policy', csp)
      .type(type)
      .send(fillPage(await index(), { nonce, training: workbench.training }));
  });

  app.get('/auth/callback', async (request, reply) => {
    const { screen, continued } = await workbench.identity.complete(`${guard.origin()}${request.url}`);
    const { policy, body } = (continued ? closeOrGoOn : goOn)(`/?screen=${screen}`);
    // As the provider's page before it: another policy would part the window from the one that opened it, and then no
    // script may close it.
    if (continued) reply.header('cross-origin-opener-policy', 'unsafe-none');
    return reply
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy)
      .type('text/html; charset=utf-8')
      .send(body);
  });
  // The provider brings back the screen that signed out, as `state`.
  app.get<{ Querystring: { state?: string } }>('/auth/signed-out', (request, reply) =>
    reply.type('text/html; charset=utf-8').send(goOn(`/?screen=${request.query.state === '2' ? 2 : 1}`).body),
  );

  void app.register(fastifyStatic, {
    root: join(rendererDir, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    index: false,
  });

  let cached: Promise<string> | undefined;
  const index = () => (cached ??= readFile(join(rendererDir, 'index.html'), 'utf8'));

  function upgrade(path: URL, socket: WebSocket) {
    const screen = path.searchParams.get('screen') === '2' ? 2 : 1;
    const display = /^\d{2,5}x\d{2,5}$/.exec(path.searchParams.get('display') ?? '')?.[0] ?? 'any';
    const closed = workbench.workspace.screenOpened(screen, display);
    socket.on('close', closed);
    socket.on('error', () => socket.terminate());
    void rpc.upgrade(socket, { context: { screen } });
  }

  return {
    /** Starts on loopback. @param port 0 takes a free one @throws StartFailure when the port is busy */
    async listen(port: number): Promise<string> {
      await index().catch(() => {
        throw new StartFailure(
          `The user interface is not built (${join(rendererDir, 'index.html')} is missing); run "npm run build".`,
        );
      });
      app.server.on('upgrade', (request, socket, head) => {
        socket.on('error', () => socket.destroy());
        // Anybody may ask for anything: what is no address is refused like the rest.
        const path = URL.canParse(request.url ?? '', guard.origin())
          ? new URL(request.url ?? '', guard.origin())
          : undefined;
        const allowed =
          path?.pathname === '/rpc' &&
          guard.hostOk(request.headers.host) &&
          request.headers.origin === guard.origin() &&
          guard.hasCookie(request.headers.cookie);
        if (!allowed || path === undefined) return refuseUpgrade(socket, '403 Forbidden');
        return sockets.handleUpgrade(request, socket, head, (webSocket) => upgrade(path, webSocket));
      });
      await app.listen({ host: '127.0.0.1', port }).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE')
          throw new StartFailure(
            `Port ${port} is already in use; close the other program or choose another with --port.`,
          );
        if (error.code === 'EACCES')
          throw new StartFailure(`Port ${port} may not be used by this user; choose another with --port.`);
        throw error;
      });
      const address = app.server.address();
      guard.listening(typeof address === 'object' && address !== null ? address.port : port);
      if (autoSignIn) early = { url: workbench.identity.begin(1), at: performance.now() };
      log('info', 'web-host-listens');
      return guard.origin();
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await app.close();
    },
  };
}
