import formbody from '@fastify/formbody';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Log } from '../../log.js';
import {
  type FhircastEvent,
  SUPPORTED_EVENTS,
  answerSchema,
  eventSchema,
  mayUse,
  parseEvents,
  readStatus,
  subscribeSchema,
} from './messages.js';
import { MAX_LEASE_SECONDS, type Subscription, createSubscriptions } from './subscriptions.js';

/** Whom a bearer token stands for at this hub. */
export interface FhircastCaller {
  tool: string;
  scopes: string[];
}

export interface FhircastHubOptions {
  /** The session's topic now. */
  topic: () => string;
  /** Checks a bearer token; undefined = not let in. */
  authorize: (token: string) => Promise<FhircastCaller | undefined>;
  /** An event that a tool publishes. The answer is the HTTP status to give. */
  onPublish: (tool: string, event: FhircastEvent) => number;
  onJoin: (tool: string) => void;
  onLeave: (tool: string) => void;
  onAnswer: (tool: string, id: string, answer: ReturnType<typeof readStatus>) => void;
  /** The present context for `GET {hub.url}/{topic}` (FHIRcast §2.8). */
  currentContext: () => { 'context.type': string; 'context.versionId': string; context: unknown[] };
  log: Log;
}

const BODY_LIMIT_BYTES = 256 * 1024;

/**
 * A FHIRcast 3.0.0 hub on loopback, websocket channel only: subscribe, unsubscribe, publish, current context.
 * Which client is the active one is decided by the context manager; the hub carries messages.
 */
export function createFhircastHub(options: FhircastHubOptions) {
  const { topic, authorize, log } = options;
  const app = Fastify({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: BODY_LIMIT_BYTES });
  const subscriptions = createSubscriptions({
    onGone: ({ tool }) => {
      if (!subscriptions.isConnected(tool)) options.onLeave(tool);
    },
  });
  let hubUrl = '';

  const callers = new WeakMap<FastifyRequest, FhircastCaller>();
  const callerOf = (request: FastifyRequest): FhircastCaller => {
    const caller = callers.get(request);
    if (caller === undefined) throw new Error('route without authorization');
    return caller;
  };
  const authenticate = async (request: FastifyRequest, reply: FastifyReply) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const caller = token === undefined ? undefined : await authorize(token);
    if (caller === undefined)
      return reply.code(401).header('www-authenticate', 'Bearer').send({ error: 'a valid access token is needed' });
    callers.set(request, caller);
    return undefined;
  };

  function subscribe(request: FastifyRequest, reply: FastifyReply) {
    const parsed = subscribeSchema.safeParse(request.body);
    if (!parsed.success)
      return reply.code(400).send({ error: `malformed request: ${parsed.error.issues[0]?.path.join('.') ?? ''}` });
    const {
      'hub.mode': mode,
      'hub.topic': asked,
      'hub.channel.endpoint': endpoint,
      'hub.channel.type': channel,
    } = parsed.data;
    const caller = callerOf(request);
    if (asked !== topic()) return reply.code(404).send({ error: 'unknown topic' });
    const standing =
      endpoint === undefined ? undefined : subscriptions.byKey(endpoint.slice(endpoint.lastIndexOf('/') + 1));
    if (endpoint !== undefined && standing?.tool !== caller.tool)
      return reply.code(404).send({ error: 'unknown endpoint' });
    if (mode === 'unsubscribe') {
      if (standing === undefined)
        return reply.code(400).send({ error: 'hub.channel.endpoint is needed to unsubscribe' });
      subscriptions.remove(standing, 'unsubscribed');
      return reply.code(202).send({ 'hub.channel.endpoint': endpoint });
    }
    if (standing === undefined && channel === undefined)
      return reply.code(400).send({ error: 'hub.channel.type must be websocket' });
    const events = parseEvents(parsed.data['hub.events'] ?? '');
    if (events.length === 0) return reply.code(400).send({ error: 'hub.events is needed' });
    const denied = events.find((event) => !mayUse(caller.scopes, event, 'read'));
    if (denied !== undefined) return reply.code(403).send({ error: `the token has no scope to read ${denied}` });
    const lease = Math.min(parsed.data['hub.lease_seconds'] ?? 7200, MAX_LEASE_SECONDS);
    if (standing !== undefined) {
      subscriptions.renew(standing, events, lease);
      confirm(standing);
      return reply.code(202).send({ 'hub.channel.endpoint': endpoint });
    }
    const added = subscriptions.add(caller.tool, asked, events, lease);
    if (added === undefined) return reply.code(429).send({ error: 'too many subscriptions' });
    return reply.code(202).send({ 'hub.channel.endpoint': `${hubUrl.replace(/^http/, 'ws')}/channel/${added.key}` });
  }

  function publish(request: FastifyRequest, reply: FastifyReply) {
    const parsed = eventSchema.safeParse(request.body);
    if (!parsed.success)
      return reply.code(400).send({ error: `malformed event: ${parsed.error.issues[0]?.path.join('.') ?? ''}` });
    const caller = callerOf(request);
    const { 'hub.event': name, 'hub.topic': asked } = parsed.data.event;
    if (asked !== topic()) return reply.code(404).send({ error: 'unknown topic' });
    if (!SUPPORTED_EVENTS.some((known) => known.toLowerCase() === name.toLowerCase()))
      return reply.code(400).send({ error: `unsupported event ${name}` });
    if (!mayUse(caller.scopes, name, 'write'))
      return reply.code(403).send({ error: `the token has no scope to write ${name}` });
    return reply.code(options.onPublish(caller.tool, parsed.data)).send();
  }

  const confirm = (one: Subscription) =>
    one.socket?.send(
      JSON.stringify({
        'hub.mode': 'subscribe',
        'hub.topic': one.topic,
        'hub.events': one.events.join(','),
        'hub.lease_seconds': one.leaseSeconds,
      }),
    );

  function connect(subscription: Subscription, socket: WebSocket) {
    subscription.socket?.close(1000);
    subscription.socket = socket;
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => {
      const answer = answerSchema.safeParse(parseJson(String(data)));
      if (answer.success) options.onAnswer(subscription.tool, answer.data.id, readStatus(answer.data.status));
    });
    socket.on('close', () => {
      if (subscription.socket !== socket) return;
      subscription.socket = null;
      if (!subscriptions.isConnected(subscription.tool)) options.onLeave(subscription.tool);
    });
    confirm(subscription);
    options.onJoin(subscription.tool);
  }

  void app.register(formbody);
  app.get('/fhircast/.well-known/fhircast-configuration', () => ({
    eventsSupported: SUPPORTED_EVENTS,
    websocketSupport: true,
    webhookSupport: false,
    fhircastVersion: 'STU3',
    getCurrentSupport: true,
  }));
  app.post('/fhircast', { onRequest: authenticate }, (request, reply) =>
    (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
      ? subscribe(request, reply)
      : publish(request, reply),
  );
  app.get<{ Params: { topic: string } }>('/fhircast/:topic', { onRequest: authenticate }, (request, reply) =>
    request.params.topic === topic()
      ? reply.send(options.currentContext())
      : reply.code(404).send({ error: 'unknown topic' }),
  );

  return {
    /** Starts on loopback, on a free port. @returns `hub.url` */
    async listen(): Promise<string> {
      app.server.on('upgrade', (request, socket, head) => {
        const key = /^\/fhircast\/channel\/([\w-]+)$/.exec(request.url ?? '')?.[1];
        const subscription = key === undefined ? undefined : subscriptions.byKey(key);
        if (subscription === undefined) return socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
        return sockets.handleUpgrade(request, socket, head, (webSocket) => connect(subscription, webSocket));
      });
      hubUrl = `${await app.listen({ host: '127.0.0.1', port: 0 })}/fhircast`;
      log('info', 'fhircast-listens');
      return hubUrl;
    },
    url: () => hubUrl,
    /** Sends an event to a tool. @returns false when the tool does not listen to it */
    send: (tool: string, event: FhircastEvent) => subscriptions.send(tool, event),
    /** Ends every subscription: the session is over. */
    endSession: () => subscriptions.removeAll('session ended'),
    async close() {
      subscriptions.removeAll('hub closes');
      for (const socket of sockets.clients) socket.terminate();
      await app.close();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
