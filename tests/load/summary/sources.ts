import { once } from 'node:events';
import { type ServerResponse, createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { CLIENTS, DELAYS_MS, typesOf } from './county.js';
import { identityCodeOf, patientIdOf, patientOf, resourcesOf } from './resources.js';

/** FHIR sources in a process of their own: each answers every search after its own time, with a little of the right client. */

const clientByCode = new Map(Array.from({ length: CLIENTS }, (_, client) => [identityCodeOf(client), client]));

function answer(source: number, url: URL, body: string): object | undefined {
  const [type = '', id] = url.pathname.replace(/^\/fhir\//, '').split('/');
  const patient = /^s\d+-c(\d+)$/.exec(id ?? url.searchParams.get('_id') ?? '')?.[1];
  if (type === 'metadata') {
    const resource = typesOf(source).map((one) => ({ type: one }));
    return { resourceType: 'CapabilityStatement', rest: [{ mode: 'server', resource }] };
  }
  if (id === '_search') {
    const [, code = ''] = (new URLSearchParams(body).get('identifier') ?? '').split('|');
    const client = clientByCode.get(code);
    return bundle(client === undefined ? [] : [patientOf(source, client)]);
  }
  if (type === 'Patient' && patient !== undefined) {
    const found = patientOf(source, Number(patient));
    return id === undefined ? bundle([found]) : found;
  }
  if (id !== undefined) return undefined;
  return bundle(resourcesOf(type, url.searchParams.get('patient') ?? patientIdOf(source, 0)));
}

const bundle = (resources: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
});

function send(response: ServerResponse, body: object | undefined): void {
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/fhir+json' });
  response.end(JSON.stringify(body ?? { resourceType: 'OperationOutcome', issue: [] }));
}

let requests = 0;
/** @param delayMs undefined = nobody listens: its connections are refused */
async function start(source: number, delayMs: number | undefined): Promise<number> {
  const server = createServer((request, response) => {
    requests += 1;
    void Promise.all([text(request), wait(delayMs)]).then(
      ([body]) => send(response, answer(source, new URL(request.url ?? '/', 'http://x'), body)),
      // The reader has gone: nobody waits for the answer.
      () => response.destroy(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  if (delayMs === undefined) {
    server.close();
    await once(server, 'close');
  }
  return address.port;
}

const ports = await Promise.all(DELAYS_MS.map((delayMs, source) => start(source, delayMs)));
process.on('message', () => {
  process.send?.({ requests });
  requests = 0;
});
process.send?.({ ports });
await Promise.race([once(process, 'SIGTERM'), once(process, 'disconnect')]);
process.exit(0);
