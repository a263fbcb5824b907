import type { WebSocket } from 'ws';
import {
  type LoadEvent,
  MeasureError,
  type Subscriber,
  type Target,
  openEvent,
  post,
  subscribe,
} from './fhircast-load.js';

/** One publish, in milliseconds from just before its request was sent. */
export interface Sample {
  /** The last subscriber has it. */
  received: number;
  /** The last subscriber knows that the hub has read its acknowledgement. */
  acked: number;
  /** The publisher has its answer. */
  answered: number;
}

const GIVE_UP_MS = 10_000;
const MOST_TRIES = 200;
/** For hubs that do not know the media type of the specification's own example. */
const PLAIN = 'application/json';

interface Flight {
  event: LoadEvent;
  start: number;
  receivedBy: Set<number>;
  ackedBy: Set<number>;
  received: number;
  done: (received: number, acked: number) => void;
}

/**
 * Subscribers of one target and a publisher. Each acknowledges what it gets, and pings after it: a server answers frames
 * in the order in which they come, so that the pong shows that the acknowledgement has been read.
 */
export async function createRig(target: Target, subscribers: number) {
  const all: Subscriber[] = [];
  let flight: Flight | undefined;
  let broken: MeasureError | undefined;
  let bytes = 0;

  function onMessage(socket: WebSocket, index: number, text: string) {
    const message = JSON.parse(text);
    if (typeof message.id !== 'string') return;
    socket.send(JSON.stringify({ id: message.id, status: 200 }));
    if (flight === undefined || flight.receivedBy.has(index)) return;
    const opens = message.event?.context?.find((one: { key?: string }) => one.key === 'patient')?.resource?.id;
    if (message.id !== flight.event.id && opens !== flight.event.patient) return;
    bytes = text.length;
    flight.receivedBy.add(index);
    if (flight.receivedBy.size === subscribers) flight.received = performance.now() - flight.start;
    socket.ping(flight.event.id);
  }

  function onPong(index: number, data: Buffer) {
    if (flight === undefined || String(data) !== flight.event.id) return;
    flight.ackedBy.add(index);
    if (flight.ackedBy.size === subscribers) flight.done(flight.received, performance.now() - flight.start);
  }

  for (let index = 0; index < subscribers; index += 1) {
    const subscriber = await subscribe(target, index);
    const { socket } = subscriber;
    all.push(subscriber);
    socket.on('message', (data) => onMessage(socket, index, String(data)));
    socket.on('pong', (data) => onPong(index, data));
    socket.on('close', (code) => {
      broken ??= new MeasureError(`${target.name} closed the socket of subscriber ${index}: ${code}`);
    });
  }

  let mediaType = 'application/fhir+json';
  let tokens = 0;
  let limited = 0;
  /** Publishes, and with another token where the hub limits the rate of one. */
  async function send(event: LoadEvent): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const token = target.publisherTokens[tokens % target.publisherTokens.length];
      const { status, text } = await post(target.hubUrl, mediaType, token, event.body);
      if (status < 300) return;
      if (status === 415 && mediaType !== PLAIN) {
        mediaType = PLAIN;
        continue;
      }
      if (status !== 429) throw new MeasureError(`${target.name} refused a publish: ${status} ${text.slice(0, 200)}`);
      tokens += 1;
      limited += 1;
      if (tries % target.publisherTokens.length === 0) await new Promise((resolve) => void setTimeout(resolve, 20));
    }
    throw new MeasureError(`${target.name} answers 429 only`);
  }

  /** One change, until all have it and their acknowledgements are in. @throws MeasureError when that never comes */
  async function change(): Promise<Sample> {
    if (broken !== undefined) throw broken;
    const event = openEvent(target.topic, target.nextPatient());
    const start = performance.now();
    let late: NodeJS.Timeout | undefined;
    const arrived = new Promise<Omit<Sample, 'answered'>>((resolve, reject) => {
      late = setTimeout(
        () => reject(new MeasureError(`${target.name}: not everybody had a change in ${GIVE_UP_MS} ms`)),
        GIVE_UP_MS,
      );
      flight = {
        event,
        start,
        receivedBy: new Set(),
        ackedBy: new Set(),
        received: 0,
        done: (received, acked) => resolve({ received, acked }),
      };
    });
    const answered = send(event).then(() => performance.now() - start);
    try {
      const [sample, at] = await Promise.all([arrived, answered]);
      return { ...sample, answered: at };
    } finally {
      clearTimeout(late);
    }
  }

  return {
    change,
    /** Moves on to the next publisher, where there are several. */
    nextPublisher: () => void (tokens += 1),
    /** How often the hub's rate limit held a publish back, and how long the last message was. */
    notes: () => ({ limited, bytes }),
    async close() {
      for (const { socket, leave } of all) {
        socket.removeAllListeners('close');
        await leave();
      }
    },
  };
}
