import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Authenticate, type HubCaller, bearerOf, mayUseHub } from './caller.js';
import type { Directory } from './directory.js';

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

/** `GET /directory`, `GET /health`, and what `usage` takes and gives at `/usage`. Whatever else is asked is not found. */
export function createHttpHandler({
  authenticate,
  directory,
  connections,
  usage,
}: {
  authenticate: Authenticate;
  directory: Directory;
  connections: () => number;
  usage: (request: IncomingMessage, response: ServerResponse, caller: HubCaller) => Promise<void>;
}) {
  const say = (response: ServerResponse, status: number, headers: Record<string, string> = {}, body?: Buffer) => {
    response.writeHead(status, { 'x-content-type-options': 'nosniff', ...headers });
    response.end(body);
  };

  async function giveDirectory(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const edition = directory.edition();
    if (edition === undefined) return say(response, 503, { 'retry-after': '1' });
    const headers = {
      etag: edition.etag,
      'cache-control': 'private, no-cache',
      vary: 'accept-encoding, authorization',
    };
    if (request.headers['if-none-match'] === edition.etag) return say(response, 304, headers);
    const encoding = chooseEncoding(request.headers['accept-encoding']);
    const body = await edition.body(encoding);
    say(
      response,
      200,
      {
        ...headers,
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(body.length),
        ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      },
      body,
    );
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url?.split('?')[0];
    const methods = path === '/usage' ? ['GET', 'POST'] : ['GET'];
    if (path !== '/directory' && path !== '/health' && path !== '/usage') return say(response, 404);
    if (!methods.includes(request.method ?? '')) return say(response, 405, { allow: methods.join(', ') });
    const token = bearerOf(request.headers.authorization);
    const caller = token === undefined ? undefined : await authenticate(token);
    if (path === '/usage' && caller !== undefined) return usage(request, response, caller);
    if (!mayUseHub(caller)) return say(response, 401, { 'www-authenticate': 'Bearer' });
    if (path === '/directory') return giveDirectory(request, response);
    const health = { status: 'ok', directory: directory.edition()?.version ?? null, connections: connections() };
    say(response, 200, { 'content-type': 'application/json' }, Buffer.from(JSON.stringify(health)));
  };
}
