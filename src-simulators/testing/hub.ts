import { createRemoteJWKSet, jwtVerify } from 'jose';
import { WebSocketServer, type WebSocket } from 'ws';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createMailbox } from './mailbox.js';

interface Published {
  timestamp: string;
  id: string;
  event: { 'hub.topic': string; 'hub.event': string; context: { key: string; resource: { id: string } }[] };
}

const TOPIC = 'topic-of-the-test';

/** A FHIRcast hub as small as a test can do with: one topic, real tokens, real sockets. */
export async function startTestHub(parts: { jwks: string; audience: string; leaseSeconds?: number; port?: number }) {
  const keys = createRemoteJWKSet(new URL(parts.jwks));
  const sockets = new WebSocketServer({ noServer: true });
  const subscriptions = createMailbox<URLSearchParams>();
  const publishes = createMailbox<Published>();
  const answers = createMailbox<{ id: string; status: string; reason?: string }>();
  const connections = createMailbox<WebSocket>();
  const tokens = createMailbox<string>();
  const state = {
    /** HTTP status for everything that is asked. */
    status: 202,
    /** Awaited before a publish request is answered. */
    hold: Promise.resolve(),
    current: [] as unknown[],
  };

  async function bodyOf(request: IncomingMessage) {
    let text = '';
    for await (const part of request) text += String(part);
    return text;
  }
  async function isAllowed(request: IncomingMessage) {
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    tokens.put(token);
    const verified = await jwtVerify(token, keys, { audience: parts.audience, typ: 'at+jwt' }).catch(() => undefined);
    return ['aptj', 'pex360'].includes(String(verified?.payload['client_id']));
  }
  const send = (response: ServerResponse, status: number, body: unknown = {}) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

  async function answer(request: IncomingMessage, response: ServerResponse) {
    if (!(await isAllowed(request))) return send(response, 401);
    if (request.method === 'GET') return send(response, 200, { 'context.type': 'Patient', context: state.current });
    const body = await bodyOf(request);
    if (request.headers['content-type'] === 'application/json') {
      const published: Published = JSON.parse(body);
      publishes.put(published);
      await state.hold;
      return send(response, state.status);
    }
    const asked = new URLSearchParams(body);
    subscriptions.put(asked);
    if (state.status !== 202) return send(response, state.status);
    const standing = asked.get('hub.channel.endpoint');
    if (standing !== null) confirm(connections.all.at(-1));
    return send(response, 202, {
      'hub.channel.endpoint': standing ?? `ws://127.0.0.1:${bound}/${subscriptions.all.length}`,
    });
  }
  const confirm = (socket: WebSocket | undefined) =>
    socket?.send(
      JSON.stringify({ 'hub.mode': 'subscribe', 'hub.topic': TOPIC, 'hub.lease_seconds': parts.leaseSeconds ?? 3600 }),
    );

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('message', (data) => answers.put(JSON.parse(String(data))));
      connections.put(webSocket);
      confirm(webSocket);
    }),
  );
  await new Promise<void>((resolve) => server.listen(parts.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : 0;
  let lastId = 0;

  return {
    url: `http://127.0.0.1:${bound}/fhircast`,
    port: bound,
    topic: TOPIC,
    subscriptions,
    publishes,
    answers,
    connections,
    tokens,
    state,
    patientContext: (id: string, more: object = {}) => [
      { key: 'patient', resource: { resourceType: 'Patient', id, ...more } },
    ],
    /** Sends an event to the subscriber; gives its id. */
    tell(name: string, context: unknown[] = [], timestamp = new Date()) {
      const id = `event-${++lastId}`;
      const event = { 'hub.topic': TOPIC, 'hub.event': name, context };
      connections.all.at(-1)?.send(JSON.stringify({ timestamp: timestamp.toISOString(), id, event }));
      return id;
    },
    /** Ends the newest subscription, as a hub does with one that does not answer. */
    deny() {
      connections.all
        .at(-1)
        ?.send(JSON.stringify({ 'hub.mode': 'denied', 'hub.topic': TOPIC, 'hub.reason': 'silent' }));
    },
    answerTo: (id: string, from?: number) => answers.first((one) => one.id === id, from),
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type TestHub = Awaited<ReturnType<typeof startTestHub>>;
