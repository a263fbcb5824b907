import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, createServer } from 'node:http';
import type { Log } from '../../log.js';
import { readCalled } from './call-link.js';
import { type CallEvent, callEventSchema } from './calls.js';

const BODY_LIMIT = 16 * 1024;
const digest = (text: string) => createHash('sha256').update(text).digest();
const same = (one: string, other: string) => timingSafeEqual(digest(one), digest(other));

/**
 * Where the phone program of this machine tells of calls: `POST /calls` with the token and an event as JSON, or
 * `GET /call?key=…&number=…&queue=…` for a program that can only open an address. On loopback only, and to nobody who does not
 * know the token: a web page that asks is refused by its Origin too.
 */
export async function openDoor({
  port,
  token,
  onEvent,
  log,
}: {
  port: number;
  token: string;
  onEvent: (event: CallEvent) => void;
  log: Log;
}): Promise<{ port: number; close: () => void } | undefined> {
  let here = port;
  async function serve(request: IncomingMessage): Promise<number> {
    const own = [`127.0.0.1:${here}`, `localhost:${here}`].includes(request.headers.host ?? '');
    if (!own || request.headers.origin !== undefined) return 403;
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${here}`);
    if (request.method === 'GET' && url.pathname === '/call') {
      if (!same(url.searchParams.get('key') ?? '', token)) return 401;
      const called = readCalled(url.searchParams);
      if (called === undefined) return 400;
      onEvent({ event: 'answered', ...called });
      return 204;
    }
    if (request.method !== 'POST' || url.pathname !== '/calls') return 404;
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!same(given, token)) return 401;
    const event = callEventSchema.safeParse(await readBody(request)).data;
    if (event === undefined) return 400;
    onEvent(event);
    return 204;
  }
  const server = createServer((request, response) => {
    const end = (status: number) =>
      response
        .writeHead(status, { 'cache-control': 'no-store', connection: 'close', 'referrer-policy': 'no-referrer' })
        .end();
    serve(request).then(end, () => end(400));
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    log('error', 'call-door-busy', { port });
    return undefined;
  }
  const address = server.address();
  if (address !== null && typeof address !== 'string') here = address.port;
  return {
    port: here,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > BODY_LIMIT) throw new Error('too large');
    parts.push(bytes);
  }
  const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
  return value;
}
