import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { promisify } from 'node:util';
import type { Clock } from '#shared/clock.js';
import type { Log } from '../../log.js';
import { corsHeaders, preflightHeaders } from '../http/cors.js';
import { isOwnHost } from '../http/host.js';
import { readLimited } from '../http/read-body.js';
import { createThrottle } from '../http/rate.js';

const BODY_LIMIT_BYTES = 64 * 1024;
const RATE = { perSecond: 50, burst: 100 };
const SLOWEST_REQUEST_MS = 10_000;
const COMMON = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

/** Who may call an address, and what it answers. */
export interface Place {
  caller: string;
  origins: readonly string[];
  charset: string;
  /** @param query bytes of the query and of the form, joined as one form */
  answer: (query: string) => Promise<{ status: number; body: string; after?: () => void }>;
}

/** The loopback server of the addresses that tools were given. Nothing that a request holds makes it throw. */
export function createCcowServer({
  find,
  clock,
  log,
}: {
  /** The place of an address' unguessable part. */
  find: (key: string) => Place | undefined;
  clock: Clock;
  log: Log;
}) {
  const throttle = createThrottle(RATE, clock.now);
  let port = 0;

  async function respond(request: IncomingMessage, response: ServerResponse) {
    const refuse = (status: number, headers: Record<string, string> = {}) => {
      response.writeHead(status, { ...COMMON, ...headers, connection: 'close' }).end();
      request.resume();
    };
    if (!isOwnHost(request.headers.host, port)) return refuse(421);
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const place = find(/^\/ccow\/([\w-]{20,})(?:\/[a-z]*)?$/.exec(path)?.[1] ?? '');
    if (place === undefined) return refuse(404);
    const cors = corsHeaders(request.headers.origin, place.origins);
    if (cors === undefined) return refuse(403, { vary: 'Origin' });
    if (!throttle.allows(place.caller)) return refuse(429, { ...cors, 'retry-after': '1' });
    if (request.method === 'OPTIONS') return refuse(204, { ...cors, ...preflightHeaders('GET, POST', 'content-type') });
    if (request.method !== 'GET' && request.method !== 'POST') return refuse(405, { ...cors, allow: 'GET, POST' });
    const body = await readLimited(request, BODY_LIMIT_BYTES);
    if (body === undefined) return refuse(413, cors);
    const answer = await place.answer([query, body.toString('latin1').trim()].filter((part) => part !== '').join('&'));
    const type = `application/x-www-form-urlencoded; charset=${place.charset}`;
    response.writeHead(answer.status, { ...COMMON, ...cors, 'content-type': type }).end(answer.body, answer.after);
  }

  const server = createServer(
    {
      requestTimeout: SLOWEST_REQUEST_MS,
      headersTimeout: SLOWEST_REQUEST_MS / 2,
      connectionsCheckingInterval: 2000,
      keepAliveTimeout: 30_000,
    },
    (request, response) => {
      respond(request, response).catch((error: unknown) => {
        // A caller that breaks off is no fault of ours, and says nothing.
        if (!request.complete) return void response.destroy();
        log('error', 'ccow-request-failed', { name: error instanceof Error ? error.name : 'unknown' });
        if (response.headersSent) response.destroy();
        else response.writeHead(500, COMMON).end();
      });
    },
  );
  server.maxConnections = 256;

  return {
    /** Starts on loopback, on a free port. @returns the origin */
    async listen(): Promise<string> {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
      });
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
      port = address.port;
      log('info', 'ccow-listens');
      return `http://127.0.0.1:${port}`;
    },
    async close() {
      if (!server.listening) return;
      const closed = promisify(server.close.bind(server))();
      server.closeAllConnections();
      await closed;
    },
  };
}
