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
  /** What the store under `/fhir` holds. */
  resources: Iterable<Identified>;
  /** Stores beside it, each apart from all others under `/<name>/fhir`: the same id is another client there. */
  others?: Readonly<Record<string, Iterable<Identified>>>;
  log: FhirLog;
  now: () => Date;
  /** Ids of new resources and of held searches; unguessable. */
  newId: () => string;
  /** Milliseconds that each answer waits, to look like a slow system. */
  delayMs?: number;
  extraReport?: Issue[];
}

const FHIR = 'fhir';
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

/** The store that a path asks for, and what is left of the path below its base. */
function storeOf(stores: ReadonlyMap<string, RouteParts>, pathname: string) {
  const [first = '', ...rest] = pathname.split('/').filter((part) => part !== '');
  const home = first === FHIR ? stores.get('') : undefined;
  if (home !== undefined) return { parts: home, path: rest };
  const other = rest[0] === FHIR ? stores.get(first) : undefined;
  return other === undefined ? undefined : { parts: other, path: rest.slice(1) };
}

async function serve(stores: ReadonlyMap<string, RouteParts>, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const asked = storeOf(stores, url.pathname);
  if (asked === undefined) return refuse({ kind: 'notFound', detail: 'The FHIR interface is under /fhir' });
  const { parts, path } = asked;
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
 * FHIR R4 servers over HTTP on 127.0.0.1: one under `/fhir`, with `resources` in memory, and `others` each under its own
 * base URL. `listen(0)` takes a free port and rejects with the system's error when the port is taken; `close` ends open
 * connections too.
 */
export function createFhirServer(all: FhirServerParts) {
  const { resources, others = {}, log, now, newId, delayMs = 0, extraReport = [] } = all;
  const startedAt = now().toISOString();
  const partsOf = (held: Iterable<Identified>, report: Issue[]): RouteParts => ({
    base: '',
    store: createStore(held, now),
    pages: createPages(newId),
    now,
    newId,
    extraReport: report,
    startedAt,
  });
  const home = partsOf(resources, extraReport);
  const beside = Object.entries(others).map(([name, held]) => [name, partsOf(held, [])] as const);
  const stores = new Map([['', home], ...beside]);
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
      const result = await serve(stores, request).catch((error: unknown) => {
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
      new Promise<{ url: string; others: Record<string, string> }>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          const origin = `http://127.0.0.1:${portOf(server.address())}`;
          home.base = `${origin}/${FHIR}`;
          for (const [name, parts] of beside) parts.base = `${origin}/${name}/${FHIR}`;
          resolve({
            url: home.base,
            others: Object.fromEntries(beside.map(([name, parts]) => [name, parts.base])),
          });
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
