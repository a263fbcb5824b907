import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuse, type Answer, type Issue } from './outcome.js';
import { createPages } from './pages.js';
import type { Identified } from './resource.js';
import { answer, type RouteParts } from './routes.js';
import { createStore } from './store.js';

/** One line an event; never a query or a body, since those name clients. */
export type FhirLog = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts?: Record<string, string | number | boolean>,
) => void;

export interface FhirServerParts {
  resources: Iterable<Identified>;
  log: FhirLog;
  now: () => Date;
  /** Ids of new resources and of held searches; unguessable. */
  newId: () => string;
  /** Milliseconds that each answer waits, to look like a slow system. */
  delayMs?: number;
  extraReport?: Issue[];
}

const maxBody = 2_000_000;

/** The whole body as text; undefined when it grows over the limit. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= maxBody) chunks.push(bytes);
  }
  return size > maxBody ? undefined : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, method: string, { status, headers, body }: Answer): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...(body === undefined ? {} : { 'Content-Type': 'application/fhir+json; charset=utf-8' }),
    ...(status === 204 || status === 304 ? {} : { 'Content-Length': Buffer.byteLength(text) }),
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(method === 'HEAD' ? undefined : text);
}

async function serve(parts: RouteParts, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [root, ...path] = url.pathname.split('/').filter((part) => part !== '');
  if (root !== 'fhir') return refuse({ kind: 'notFound', detail: 'The FHIR interface is under /fhir' });
  const body = await readBody(request);
  if (body === undefined) return refuse({ kind: 'tooLarge', detail: `The body is over ${maxBody} bytes` });
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  const header = (name: string) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return answer(parts, { method, path, query: url.searchParams, header, body });
}

/**
 * A FHIR R4 server over HTTP on 127.0.0.1 under `/fhir`, with `resources` in memory. `listen(0)` takes a free port and
 * rejects with the system's error when the port is taken; `close` ends open connections too.
 */
export function createFhirServer({ resources, log, now, newId, delayMs = 0, extraReport = [] }: FhirServerParts) {
  const store = createStore(resources, now);
  const pages = createPages(newId);
  const startedAt = now().toISOString();
  const parts: RouteParts = { base: '', store, pages, now, newId, extraReport, startedAt };
  const timers = new Set<NodeJS.Timeout>();
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, delayMs);
      timers.add(timer);
    });

  const server = createServer((request, response) => {
    const began = now().getTime();
    void (async () => {
      if (delayMs > 0) await pause();
      const result = await serve(parts, request).catch((error: unknown) => {
        log('error', 'fhir-broken', { error: error instanceof Error ? error.name : 'unknown' });
        return refuse({ kind: 'broken', detail: 'The server failed' });
      });
      if (response.destroyed) return;
      send(response, request.method ?? 'GET', result);
      log('info', 'fhir', { method: request.method ?? '', status: result.status, ms: now().getTime() - began });
    })();
  });

  return {
    listen: (port: number) =>
      new Promise<{ url: string }>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          parts.base = `http://127.0.0.1:${portOf(server.address())}/fhir`;
          resolve({ url: parts.base });
        });
      }),
    close: () =>
      new Promise<void>((resolve) => {
        for (const timer of timers) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
