import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { refuseUpgrade } from '#shared/refuse-upgrade.js';
import type { Clock } from '#shared/clock.js';
import type { Log } from '../../log.js';
import { isOwnHost } from '../http/host.js';
import { PREFLIGHT_HEADERS, corsHeaders, judgeOrigin } from './cors.js';
import type { Limits } from './limits.js';
import { SUPPORTED_EVENTS } from './names.js';
import { createThrottle } from '../http/rate.js';
import type { Requests } from './requests.js';
import type { createSockets } from './sockets.js';
import type { Subscription } from './subscriptions.js';
import { type Reply, refuse } from './types.js';

const BASE = '/fhircast';

/** The hub's configuration document (FHIRcast §2.7). */
const CONFIGURATION = {
  eventsSupported: SUPPORTED_EVENTS,
  websocketSupport: true,
  webhookSupport: false,
  fhircastVersion: '3.0.0',
  getCurrentSupport: true,
  capabilities: { supportsGetCurrentContext: true, supportsNonCurrentContextUpdates: false },
  fhirVersion: 'R4',
};

/**
 * The hub's HTTP server, on loopback only. It looks at Host and Origin before anything else: what is asked by another name
 * or from a foreign page goes no further.
 */
export function createServer({
  requests,
  sockets,
  endpointHolder,
  origins,
  clock,
  limits,
  log,
}: {
  requests: Requests;
  sockets: ReturnType<typeof createSockets>;
  endpointHolder: (key: string) => Subscription | undefined;
  /** Origins of the tools' pages. */
  origins: ReadonlySet<string>;
  clock: Clock;
  limits: Limits;
  log: Log;
}) {
  const throttle = createThrottle({ perSecond: limits.requestsPerSecond, burst: limits.requestBurst }, clock.now);
  let port = 0;
  const app = Fastify({
    bodyLimit: limits.bodyBytes,
    forceCloseConnections: true,
    requestTimeout: limits.requestMs,
    exposeHeadRoutes: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    http: { headersTimeout: limits.requestMs, connectionsCheckingInterval: Math.min(1000, limits.requestMs) },
  });

  function send(reply: FastifyReply, { status, reason, body }: Reply) {
    if (status === 401) reply.header('www-authenticate', 'Bearer');
    if (status === 429) reply.header('retry-after', '1');
    reply.code(status).header('cache-control', 'no-store');
    if (body !== undefined) return reply.type('application/json').send(JSON.stringify(body));
    return reason === undefined ? reply.send() : reply.type('text/plain; charset=utf-8').send(reason);
  }

  app.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers;
    if (!isOwnHost(host, port)) return send(reply, refuse(421, 'this hub is not known by that name'));
    const verdict = judgeOrigin(origin, origins, host ?? '');
    reply.header('vary', 'Origin');
    if (verdict === 'registered') reply.headers(corsHeaders(origin ?? ''));
    const reads = request.method === 'GET' || request.method === 'HEAD';
    return verdict === 'foreign' && !reads ? send(reply, refuse(403, 'this origin is not registered')) : undefined;
  });
  app.removeAllContentTypeParsers();
  // Every body is text; what it is meant as is the request's to say, not its content type's alone.
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: { statusCode?: number; code?: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log('error', 'fhircast-request-failed', { code: error.code ?? '' });
    return send(reply, refuse(status, status === 413 ? 'the body is too large' : 'the request could not be read'));
  });
  app.setNotFoundHandler((_request, reply) => send(reply, refuse(404, 'there is nothing here')));

  const headersOf = ({ headers }: FastifyRequest) => ({
    authorization: headers.authorization,
    origin: headers.origin,
    contentType: headers['content-type'] ?? '',
    allows: throttle.allows,
  });
  const bodyOf = ({ body }: FastifyRequest) => (typeof body === 'string' ? body : '');

  /** The tools come first: what an event sets going is sent to them before its publisher hears that it was taken. */
  async function answerTo(request: FastifyRequest, path?: string): Promise<Reply> {
    const answer = await requests.post(headersOf(request), bodyOf(request), path);
    await new Promise((resolve) => void setImmediate(resolve));
    return answer;
  }

  app.options('*', (_request, reply) =>
    reply.hasHeader('access-control-allow-origin')
      ? send(reply.headers(PREFLIGHT_HEADERS), { status: 204 })
      : send(reply, refuse(403, 'this origin is not registered')),
  );
  app.get(`${BASE}/.well-known/fhircast-configuration`, (_request, reply) =>
    send(reply, { status: 200, body: CONFIGURATION }),
  );
  app.post(BASE, async (request, reply) => send(reply, await answerTo(request)));
  app.post<{ Params: { topic: string } }>(`${BASE}/:topic`, async (request, reply) =>
    send(reply, await answerTo(request, request.params.topic)),
  );
  app.get<{ Params: { topic: string } }>(`${BASE}/:topic`, async (request, reply) =>
    send(reply, await requests.current(headersOf(request), request.params.topic)),
  );

  app.server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    const stop = (status: string) => refuseUpgrade(stream, status);
    const { host, origin } = request.headers;
    if (!isOwnHost(host, port)) return stop('421 Misdirected Request');
    if (judgeOrigin(origin, origins, host ?? '') === 'foreign') return stop('403 Forbidden');
    const key = /^\/fhircast\/channel\/([\w-]{1,64})\/?(?:\?.*)?$/.exec(request.url ?? '')?.[1];
    const subscription = key === undefined ? undefined : endpointHolder(key);
    return subscription === undefined ? stop('404 Not Found') : sockets.upgrade(subscription, request, stream, head);
  });

  return {
    /** Starts on a free port. @returns `hub.url` */
    async listen(): Promise<string> {
      const address = await app.listen({ host: '127.0.0.1', port: 0 });
      port = Number(new URL(address).port);
      log('info', 'fhircast-listens');
      return `${address}${BASE}`;
    },
    close: () => app.close(),
  };
}
