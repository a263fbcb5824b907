import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';

/** Anything that a hub sends on the socket: a confirmation, a denial, or an event. */
export interface HubMessage {
  'hub.mode'?: string;
  'hub.topic'?: string;
  'hub.events'?: string;
  'hub.lease_seconds'?: number;
  'hub.reason'?: string;
  id?: string;
  timestamp?: string;
  event?: { 'hub.topic': string; 'hub.event': string; context: ContextEntry[] };
}
export interface ContextEntry {
  key: string;
  resource?: Record<string, unknown>;
}
export interface FhircastEventBody {
  timestamp: string;
  id: string;
  event: { 'hub.topic': string; 'hub.event': string; context: unknown };
}

export interface FhircastClientOptions {
  hubUrl: string;
  topic: string;
  token?: string | undefined;
  /** `subscriber.name`. */
  name?: string | undefined;
  origin?: string | undefined;
  /** What to answer to an event: a status, a whole answer, or undefined for silence. Left out: "200". */
  answer?: (message: HubMessage) => string | number | Record<string, unknown> | undefined;
  /** Called for each message, before it is answered. For measuring. */
  onMessage?: (message: HubMessage) => void;
}

/** A FHIRcast 3.0.0 client as an outside program would be: plain `fetch` and a socket, nothing of the product. */
export function createFhircastClient(options: FhircastClientOptions) {
  const { hubUrl, topic, token, name, origin } = options;
  const received: HubMessage[] = [];
  const waiting = new Set<() => void>();
  const state: {
    socket: WebSocket | undefined;
    endpoint: string | undefined;
    answer: FhircastClientOptions['answer'];
  } = { socket: undefined, endpoint: undefined, answer: options.answer ?? (() => '200') };
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(origin === undefined ? {} : { origin }),
  };
  let closed: { code: number; reason: string } | undefined;
  const wake = () => {
    for (const one of waiting) one();
  };

  /** Waits until something holds; it is looked at after each message and at the end of the socket. */
  async function wait<T>(find: () => T | undefined, what: string, ms = 5000): Promise<T> {
    const limit = AbortSignal.timeout(ms);
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (limit.aborted) throw new Error(`${name ?? 'client'} waited ${ms} ms for ${what}; has ${describe(received)}`);
      await new Promise<void>((resolve) => {
        const done = () => {
          waiting.delete(done);
          limit.removeEventListener('abort', done);
          resolve();
        };
        waiting.add(done);
        limit.addEventListener('abort', done);
      });
    }
  }

  function onText(text: string) {
    const message = JSON.parse(text) as HubMessage;
    received.push(message);
    options.onMessage?.(message);
    const said = message.event === undefined ? undefined : state.answer?.(message);
    if (said !== undefined && state.socket?.readyState === WebSocket.OPEN)
      state.socket.send(JSON.stringify(typeof said === 'object' ? said : { id: message.id, status: said }));
    wake();
  }

  const post = (body: string, type: string, path = '') =>
    fetch(`${hubUrl}${path}`, { method: 'POST', headers: { ...headers, 'content-type': type }, body });
  const form = (fields: Record<string, string>) =>
    post(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');

  const client = {
    received,
    /** Events received, of one name (any case) or all. */
    events: (eventName?: string) =>
      received.filter(
        (one) =>
          one.event !== undefined &&
          (eventName === undefined || one.event['hub.event'].toLowerCase() === eventName.toLowerCase()),
      ),
    post,
    form,
    endpoint: () => state.endpoint ?? '',
    socket: () => state.socket,
    /** Changes how events are answered from now on. */
    answerWith(answer: FhircastClientOptions['answer']) {
      state.answer = answer;
    },

    /** Asks for a subscription (§2.4). A 202 gives the endpoint; `connect` goes there. */
    async request(events: string, extra: Record<string, string> = {}): Promise<Response> {
      const response = await form({
        'hub.channel.type': 'websocket',
        'hub.mode': 'subscribe',
        'hub.topic': topic,
        'hub.events': events,
        ...(name === undefined ? {} : { 'subscriber.name': name }),
        ...extra,
      });
      if (response.status === 202) {
        const body = (await response.clone().json()) as Record<string, string>;
        state.endpoint = body['hub.channel.endpoint'];
      }
      return response;
    },

    /** Opens the socket and waits for the confirmation. */
    async connect(endpoint = state.endpoint ?? ''): Promise<HubMessage> {
      const before = received.length;
      closed = undefined;
      const socket = new WebSocket(endpoint, origin === undefined ? {} : { headers: { origin } });
      state.socket = socket;
      socket.on('message', (data, isBinary) => {
        if (!isBinary) onText((data as Buffer).toString('utf8'));
      });
      await new Promise<void>((resolve, reject) => {
        socket.once('open', resolve);
        socket.once('error', reject);
      });
      socket.on('error', () => {});
      socket.on('close', (code, reason) => {
        if (state.socket === socket) closed = { code, reason: reason.toString() };
        wake();
      });
      return wait(() => received.slice(before).find((one) => one['hub.mode'] !== undefined), 'the confirmation');
    },

    /** Subscribes and connects. */
    async join(events = 'Patient-open,Patient-close', extra: Record<string, string> = {}): Promise<HubMessage> {
      const response = await client.request(events, extra);
      if (response.status !== 202) throw new Error(`subscription: ${response.status} ${await response.text()}`);
      return client.connect();
    },

    /** Subscribes once more on the same endpoint. */
    resubscribe: (events: string, extra: Record<string, string> = {}) =>
      client.request(events, { 'hub.channel.endpoint': state.endpoint ?? '', ...extra }),

    unsubscribe: (endpoint = state.endpoint ?? '') =>
      form({
        'hub.channel.type': 'websocket',
        'hub.mode': 'unsubscribe',
        'hub.topic': topic,
        'hub.channel.endpoint': endpoint,
      }),

    publish: (event: FhircastEventBody | Record<string, unknown>, type = 'application/json') =>
      post(JSON.stringify(event), type),

    current: () => fetch(`${hubUrl}/${encodeURIComponent(topic)}`, { headers }),
    configuration: () => fetch(`${hubUrl}/.well-known/fhircast-configuration`),

    send: (message: unknown) => state.socket?.send(typeof message === 'string' ? message : JSON.stringify(message)),
    until: (found: (message: HubMessage) => boolean, ms?: number) =>
      wait(() => received.find(found), `a message like ${String(found)}`, ms),
    untilEvent: (eventName: string, ms?: number) => wait(() => client.events(eventName).at(-1), eventName, ms),
    untilClosed: (ms?: number) => wait(() => closed, 'the end of the socket', ms),
    /** A round trip on the socket: everything that the hub sent before it has come. */
    async settle(): Promise<void> {
      const { socket } = state;
      if (socket?.readyState !== WebSocket.OPEN) return;
      await new Promise<void>((resolve) => {
        socket.once('pong', () => resolve());
        socket.ping();
      });
    },
    close: (code = 1000) => state.socket?.close(code),
    terminate: () => state.socket?.terminate(),
  };
  return client;
}
export type FhircastClient = ReturnType<typeof createFhircastClient>;

const describe = (received: HubMessage[]) =>
  JSON.stringify(received.map((one) => one.event?.['hub.event'] ?? one['hub.mode'] ?? 'something else'));

interface EventChoice {
  /** Now, unless said. */
  at?: string;
  id?: string;
  name?: string;
}
const stamp = (at = new Date().toISOString(), id: string = randomUUID()) => ({ timestamp: at, id });

/** An event about a patient, as a client would publish it. `hub.event` is Patient-open unless said. */
export function patientEvent(
  topic: string,
  patient: string,
  { at, id, name = 'Patient-open', family = 'Esimerkki' }: EventChoice & { family?: string } = {},
): FhircastEventBody {
  const resource = { resourceType: 'Patient', id: patient, name: [{ use: 'official', family, given: ['Eevi'] }] };
  return {
    ...stamp(at, id),
    event: { 'hub.topic': topic, 'hub.event': name, context: [{ key: 'patient', resource }] },
  };
}

/** An event about an encounter of a patient. */
export function encounterEvent(
  topic: string,
  patient: string,
  encounter: string,
  { at, id, name = 'Encounter-open' }: EventChoice = {},
): FhircastEventBody {
  const subject = { reference: `Patient/${patient}` };
  return {
    ...stamp(at, id),
    event: {
      'hub.topic': topic,
      'hub.event': name,
      context: [
        { key: 'encounter', resource: { resourceType: 'Encounter', id: encounter, status: 'unknown', subject } },
        { key: 'patient', resource: { resourceType: 'Patient', id: patient } },
      ],
    },
  };
}
