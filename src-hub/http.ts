import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Authenticate, type HubCaller, bearerOf, mayUseHub } from './caller.js';
import type { Directory } from './directory.js';
import type { HubLog } from './log.js';

/** The best encoding that an Accept-Encoding header takes; `q=0` refuses one (RFC 9110 §12.5.3). */
export function chooseEncoding(header: string | undefined): 'br' | 'gzip' | 'identity' {
  const accepted = new Set(
    (header ?? '')
      .split(',')
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
      .map((part) => part.split(';')[0]?.trim().toLowerCase()),
  );
  return accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : 'identity';
}
const isLoopback = (address: string | undefined) => /^(::ffff:)?127\.|^::1$/.test(address ?? '');

/** A matter of its own behind a token: reads its bodies within its own limits, and always answers. */
type Door = (request: IncomingMessage, response: ServerResponse, caller: HubCaller) => Promise<void>;

/** Answers some paths of the hub to whoever has a token that holds; what they may do is the door's matter. */
export interface HubDoor {
  /** Paths with the methods that each knows. */
  paths: ReadonlyMap<string, readonly string[]>;
  answer: Door;
}

/** Pages for whoever has their address: nobody is asked who they are. */
export interface HubPages {
  paths: ReadonlyMap<string, readonly string[]>;
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** The hub's own key and certificate (PEM), where no proxy in front of it does TLS. */
export interface HubTls {
  key: string;
  cert: string;
}

/**
 * The HTTP side: `GET /directory`, `GET /health`, `GET /metrics`, and the doors: each reads its own bodies within its own
 * limit. Whatever else is asked is not found.
 */
export function createHttp({
  authenticate,
  directory,
  health,
  metrics,
  doors,
  pages,
  tls,
  log,
}: {
  authenticate: Authenticate;
  directory: Directory;
  /** Whether it works now, and figures for those whom it knows. */
  health: () => { ok: boolean; status: string; figures: Record<string, unknown> };
  metrics: () => string;
  doors: readonly HubDoor[];
  pages: HubPages;
  tls: HubTls | undefined;
  log: HubLog;
}) {
  const limits = { requestTimeout: 10_000, http: { headersTimeout: 5_000, maxHeaderSize: 16_384 } };
  const app = Fastify({
    ...limits,
    ...(tls === undefined ? {} : { https: { ...tls, ...limits.http, minVersion: 'TLSv1.2' } }),
    forceCloseConnections: true,
  });
  // Bodies are the doors' matter: they read them within their own limits.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.addHook('onSend', async (_request, reply) => void reply.header('x-content-type-options', 'nosniff'));
  app.setErrorHandler((error, _request, reply) => {
    log('error', 'hub-request-failed', { detail: error instanceof Error ? error.message : String(error) });
    return reply.code(500).send();
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send());

  const callerOf = async ({ headers }: FastifyRequest): Promise<HubCaller | undefined> => {
    const token = bearerOf(headers.authorization);
    return token === undefined ? undefined : authenticate(token);
  };
  const refuse = (reply: FastifyReply) => reply.code(401).header('www-authenticate', 'Bearer').send();
  function take(
    path: string,
    methods: readonly string[],
    answer: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ): void {
    app.all(path, (request, reply) =>
      methods.includes(request.method)
        ? answer(request, reply)
        : reply.code(405).header('allow', methods.join(', ')).send(),
    );
  }

  /** Leaves the answering to somebody else; a mistake there ends the request, and not the hub. */
  async function handOn({ raw }: FastifyRequest, reply: FastifyReply, answer: HubPages['answer']): Promise<void> {
    reply.hijack();
    await answer(raw, reply.raw).catch((error: unknown) => {
      log('error', 'hub-request-failed', { detail: error instanceof Error ? error.message : String(error) });
      if (reply.raw.headersSent) reply.raw.destroy();
      else reply.raw.writeHead(500).end();
    });
  }

  take('/directory', ['GET'], async (request, reply) => {
    if (!mayUseHub(await callerOf(request))) return refuse(reply);
    const edition = directory.edition();
    if (edition === undefined) return reply.code(503).header('retry-after', '1').send();
    reply.headers({
      etag: edition.etag,
      'cache-control': 'private, no-cache',
      vary: 'accept-encoding, authorization',
    });
    if (request.headers['if-none-match'] === edition.etag) return reply.code(304).send();
    const accepted = request.headers['accept-encoding'];
    const encoding = chooseEncoding(Array.isArray(accepted) ? accepted.join(',') : accepted);
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply.type('application/json; charset=utf-8').send(await edition.body(encoding));
  });
  take('/health', ['GET'], async (request, reply) => {
    const { ok, status, figures } = health();
    const known = request.headers.authorization === undefined ? undefined : await callerOf(request);
    reply.code(ok ? 200 : 503).header('cache-control', 'no-store');
    return reply.send(mayUseHub(known) ? { status, ...figures } : { status });
  });
  take('/metrics', ['GET'], async (request, reply) => {
    // On this machine without a token, as node exporters are read; from elsewhere with the scope for it.
    const near = isLoopback(request.socket.remoteAddress) && request.headers['x-forwarded-for'] === undefined;
    const caller = near ? undefined : await callerOf(request);
    if (!near && caller?.scopes.includes('hub/metrics') !== true) return refuse(reply);
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics());
  });
  for (const { paths, answer } of doors) {
    for (const [path, methods] of paths) {
      take(path, methods, async (request, reply) => {
        const caller = await callerOf(request);
        if (caller === undefined) return refuse(reply);
        return handOn(request, reply, (...raw) => answer(...raw, caller));
      });
    }
  }
  for (const [path, methods] of pages.paths)
    take(path, methods, (request, reply) => handOn(request, reply, pages.answer));
  return app;
}
