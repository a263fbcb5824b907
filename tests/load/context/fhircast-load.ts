import { randomUUID } from 'node:crypto';
import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { WebSocket } from 'ws';

/**
 * Load for any FHIRcast 3.0.0 hub, by the specification alone: it knows nothing of the product. The plain broadcast
 * server that stands as the floor gets the same messages.
 */
export interface Target {
  name: string;
  /** `hub.url`, or the address of the plain broadcast server. */
  hubUrl: string;
  topic: string;
  /** A plain server has no subscriptions: its sockets are opened at this address. */
  socketUrl?: string;
  /** Bearer token of a subscriber; undefined = none is sent. */
  subscriberToken: (index: number) => string | undefined;
  /** Bearer tokens that publish; more than one where a hub limits each caller's rate. */
  publisherTokens: (string | undefined)[];
  /** Logical id of the next client: two in turn over the whole run, so that each publish is a change. */
  nextPatient: () => string;
}

export interface LoadEvent {
  id: string;
  patient: string;
  body: string;
}

export function inTurn(one: string, two: string): () => string {
  let turn = 0;
  return () => {
    turn += 1;
    return turn % 2 === 0 ? one : two;
  };
}

/** Something went so that nothing can be measured. */
export class MeasureError extends Error {}

const agents = { 'http:': new PlainAgent({ keepAlive: true }), 'https:': new SecureAgent({ keepAlive: true }) };

/** POST without anything in between that could take time. */
export function post(url: string, type: string, token: string | undefined, body: string) {
  const secure = url.startsWith('https:');
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = (secure ? secureRequest : plainRequest)(
      url,
      {
        method: 'POST',
        agent: agents[secure ? 'https:' : 'http:'],
        headers: {
          'content-type': type,
          'content-length': Buffer.byteLength(body),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text })).on('error', reject);
      },
    );
    request.on('error', reject).end(body);
  });
}

/** A Patient-open as the specification's own example has it (§3.3.1), the same length for every client. */
export function openEvent(topic: string, patient: string): LoadEvent {
  const id = randomUUID();
  const resource = {
    resourceType: 'Patient',
    id: patient,
    identifier: [{ system: 'urn:oid:1.2.246.21', value: '010170-9990' }],
    name: [{ use: 'official', family: 'Koekuorma', given: ['Testi', 'Asiakas'] }],
    birthDate: '1970-01-01',
    gender: 'unknown',
  };
  const event = { 'hub.topic': topic, 'hub.event': 'Patient-open', context: [{ key: 'patient', resource }] };
  return { id, patient, body: JSON.stringify({ timestamp: new Date().toISOString(), id, event }) };
}

export interface Subscriber {
  socket: WebSocket;
  /** Ends the subscription as a good client does: unsubscribe, and wait until the socket is closed. */
  leave: () => Promise<void>;
}

const FORM = 'application/x-www-form-urlencoded';
const PATIENCE_MS = 250;
const MOST_TRIES = 40;

/** Opens one subscription and waits for its confirmation. @throws MeasureError when the hub refuses */
export async function subscribe(target: Target, index: number): Promise<Subscriber> {
  if (target.socketUrl !== undefined) {
    const socket = await opened(new WebSocket(target.socketUrl));
    return { socket, leave: () => closed(socket, () => socket.close(1000)) };
  }
  const token = target.subscriberToken(index);
  const wish = { 'hub.channel.type': 'websocket', 'hub.topic': target.topic };
  const form = {
    ...wish,
    'hub.mode': 'subscribe',
    'hub.events': 'Patient-open,Patient-close',
    'hub.lease_seconds': '3600',
    'subscriber.name': `load-${index}`,
  };
  const answer = await patientPost(target.hubUrl, token, form);
  if (answer.status >= 300)
    throw new MeasureError(`${target.name} refused subscription ${index}: ${answer.status} ${answer.text}`);
  const endpoint: unknown = JSON.parse(answer.text)['hub.channel.endpoint'];
  if (typeof endpoint !== 'string') throw new MeasureError(`${target.name} gave no hub.channel.endpoint`);
  const socket = new WebSocket(endpoint);
  const confirmed = new Promise<void>((resolve, reject) => {
    socket.once('message', (data) => {
      if (String(data).includes('denied')) reject(new MeasureError(`${target.name} denied: ${String(data)}`));
      else resolve();
    });
    socket.once('close', (code) => reject(new MeasureError(`${target.name} closed a socket at once: ${code}`)));
  });
  await Promise.all([opened(socket), confirmed]);
  const unsubscribe = { ...wish, 'hub.mode': 'unsubscribe', 'hub.channel.endpoint': endpoint };
  return { socket, leave: () => closed(socket, () => patientPost(target.hubUrl, token, unsubscribe)) };
}

/** Subscribing is not what is measured: a hub that limits the rate is waited for. */
async function patientPost(url: string, token: string | undefined, form: Record<string, string>) {
  const body = String(new URLSearchParams(form));
  let answer = await post(url, FORM, token, body);
  for (let tries = 0; answer.status === 429 && tries < MOST_TRIES; tries += 1) {
    await new Promise((resolve) => void setTimeout(resolve, PATIENCE_MS));
    answer = await post(url, FORM, token, body);
  }
  return answer;
}

function opened(socket: WebSocket): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', (error) => reject(new MeasureError(error.message)));
  });
}

async function closed(socket: WebSocket, end: () => unknown): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return;
  const gone = new Promise((resolve) => void socket.once('close', resolve));
  await end();
  const insist = setTimeout(() => socket.terminate(), 2000);
  await gone;
  clearTimeout(insist);
}
