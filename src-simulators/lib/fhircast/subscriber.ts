import { WebSocket } from 'ws';
import type { Clock } from '../clock.js';
import type { ConnectionState } from '../desk/view.js';
import { askHub, type HubAccess } from './access.js';
import { backOff } from './back-off.js';
import {
  confirmationSchema,
  denialSchema,
  eventSchema,
  parseJson,
  subscribedSchema,
  type HubEvent,
} from './messages.js';

export interface SubscriberParts {
  access: HubAccess;
  /** `subscriber.name`: what the workbench calls this system where it knows no better. */
  name: string;
  clock: Clock;
  random: () => number;
  /** While true a connection that was lost is not sought again: see `resume`. */
  isFrozen: () => boolean;
  /** Called for each event; `answer` may be called again when 202 turns into 200. */
  onEvent: (event: HubEvent, answer: Answer) => void;
  /** `again` after a connection that was lost, or when the lease was renewed on a new socket. */
  onState: (state: ConnectionState) => void;
  /** The hub does not know the topic or the user any more: the workbench's session is over. */
  onOver: () => void;
}

/** Answers an event; a reason is the system's own words for a refusal. */
export type Answer = (status: string, reason?: string) => void;

const EVENTS = 'Patient-open,Patient-close,userlogout,SyncError';
const LEASE_SECONDS = 3600;
/** Renewed when this part of the lease is gone. */
const RENEW_AT = 0.8;

/** Keeps one FHIRcast subscription over WebSocket standing until it is closed. */
export function createSubscriber(parts: SubscriberParts) {
  const { access, clock, random, onEvent, onState, onOver } = parts;
  let socket: WebSocket | undefined;
  let endpoint: string | undefined;
  let cancelTimer = () => {};
  let attempt = 0;
  let everConnected = false;
  let closed = false;
  /** The connection is gone and was not sought again. */
  let withheld = false;

  const later = (ms: number, action: () => void) => {
    cancelTimer();
    cancelTimer = clock.after(ms, action);
  };
  const retry = () => {
    if (closed) return;
    onState(everConnected ? 'lost' : 'connecting');
    withheld = parts.isFrozen();
    if (withheld) return cancelTimer();
    later(backOff(attempt++, random()), () => void subscribe());
  };
  const request = (mode: 'subscribe' | 'unsubscribe', standing: string | undefined) =>
    askHub(access, '', {
      method: 'POST',
      body: new URLSearchParams({
        'hub.channel.type': 'websocket',
        'hub.mode': mode,
        'hub.topic': access.topic,
        'hub.events': EVENTS,
        'hub.lease_seconds': String(LEASE_SECONDS),
        'subscriber.name': parts.name,
        ...(standing === undefined ? {} : { 'hub.channel.endpoint': standing }),
      }),
    });

  async function subscribe(): Promise<void> {
    const renewing = endpoint;
    const response = await request('subscribe', renewing);
    if (closed) return;
    if (response === undefined || response.status >= 500 || response.status === 429) return lose();
    if (!response.ok) {
      // A renewal may fail because the hub forgot the endpoint: a new subscription tells whether the topic lives.
      if (renewing !== undefined) return lose();
      closed = true;
      return everConnected ? onOver() : onState('refused');
    }
    const answer = subscribedSchema.safeParse(parseJson(await response.text()));
    if (closed) return;
    if (!answer.success) return lose();
    const next = answer.data['hub.channel.endpoint'];
    // The same endpoint is a renewed lease: its confirmation comes on the socket that stands.
    if (next !== renewing || socket === undefined) connect(next);
  }

  function lose() {
    const old = socket;
    socket = undefined;
    endpoint = undefined;
    old?.close();
    retry();
  }

  function connect(address: string) {
    const old = socket;
    const next = new WebSocket(address, { handshakeTimeout: 5000, maxPayload: 256 * 1024 });
    socket = next;
    endpoint = address;
    old?.close();
    next.on('error', () => next.terminate());
    next.on('close', () => {
      if (socket === next) lose();
    });
    next.on('message', (data) => {
      if (socket === next) read(next, parseJson(String(data)));
    });
  }

  function read(from: WebSocket, message: unknown) {
    const event = eventSchema.safeParse(message);
    if (event.success) {
      const { id } = event.data;
      onEvent(event.data, (status, reason) => {
        const words = reason === undefined ? {} : { reason };
        if (from.readyState === WebSocket.OPEN) from.send(JSON.stringify({ id, status, ...words }));
      });
      return;
    }
    if (denialSchema.safeParse(message).success) return lose();
    const confirmation = confirmationSchema.safeParse(message);
    if (!confirmation.success) return;
    attempt = 0;
    everConnected = true;
    later(confirmation.data['hub.lease_seconds'] * 1000 * RENEW_AT, () => void subscribe());
    onState('connected');
  }

  onState('connecting');
  void subscribe();
  return {
    /** Tears the socket without a good-bye, as a crash does. */
    crash: () => socket?.terminate(),
    /** Seeks the connection again, if it was lost meanwhile. */
    resume() {
      if (!withheld || closed) return;
      withheld = false;
      attempt = 0;
      void subscribe();
    },
    /** Ends the subscription at the hub and lets go of the socket. */
    async close(): Promise<void> {
      closed = true;
      cancelTimer();
      const standing = endpoint;
      const old = socket;
      socket = undefined;
      endpoint = undefined;
      if (standing !== undefined && old?.readyState === WebSocket.OPEN) await request('unsubscribe', standing);
      old?.close();
    },
  };
}
