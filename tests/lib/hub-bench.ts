import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as z from 'zod';
import type { ConsultationAction, Consultation, ConsultationRefusal } from '../../src-shared/consultation.js';
import { type HubMessage, type ToHub, encodeStanding, readFromHub } from '../../src-shared/hub-protocol.js';

const urlSchema = z.object({ url: z.string() });

/** Starts hub-process.ts as it was bundled. */
export async function startHubProcess(program: string, options: object, execArgv: string[] = []) {
  const child: ChildProcess = fork(program, [JSON.stringify(options)], {
    execArgv,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let printed = '';
  child.stderr?.on('data', (part) => (printed += String(part)));
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the hub ended with ${code}: ${printed}`))),
  ]);
  return {
    url: urlSchema.parse(message).url,
    child,
    printed: () => printed,
    alive: () => child.exitCode === null && child.signalCode === null,
    async kill(): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
export type HubProcess = Awaited<ReturnType<typeof startHubProcess>>;

type Result = { ok: true } | { ok: false; why: ConsultationRefusal };

/**
 * A person's workbench as the protocol wants it: says what has not been acknowledged again after each hello, with its
 * last own state, and goes on to the next hub when one is lost.
 */
export function createPerson(
  subject: string,
  urls: readonly string[],
  onMessage: (message: HubMessage) => void = () => {},
) {
  const outbox = new Map<string, { message: ToHub; done: (result: Result) => void }>();
  const consultations = new Map<string, Consultation>();
  const waiters = new Set<() => void>();
  let own: ToHub | undefined;
  let ordinal: number | undefined;
  let at = 0;
  let closed = false;
  let socket: WebSocket | undefined;
  let welcomed = false;

  function hear(message: HubMessage): void {
    if (message.type === 'consulted') {
      outbox.get(message.operation)?.done(message.result);
      outbox.delete(message.operation);
    }
    if (message.type === 'consultations') {
      for (const item of message.items) consultations.set(item.id, item);
      for (const id of message.gone) consultations.delete(id);
    }
    if (message.type === 'self') ordinal = message.ordinal;
    onMessage(message);
    for (const waiter of waiters) waiter();
  }

  function connect(): void {
    welcomed = false;
    const link = new WebSocket(urls[at % urls.length] ?? '');
    socket = link;
    const say = (message: ToHub) => link.send(JSON.stringify(message));
    link.on('error', () => {});
    link.on('open', () => {
      say({ type: 'hello', protocol: 2, device: subject, token: `user:${subject}` });
      say({ type: 'consultSync', known: [...consultations].map(([id, { version }]) => [id, version]) });
      if (own !== undefined) say(own);
      for (const { message } of outbox.values()) say(message);
      welcomed = true;
    });
    link.on('message', (data, isBinary) => {
      const message = readFromHub(isBinary && Buffer.isBuffer(data) ? data : String(data));
      if (message === undefined) throw new Error(`not a message of the hub: ${String(data)}`);
      hear(message);
    });
    link.on('close', () => {
      if (closed) return;
      at += 1;
      setTimeout(connect, 20);
    });
  }
  connect();
  const send = (message: ToHub) => {
    if (welcomed && socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };

  return {
    subject,
    consultations,
    ordinal: () => ordinal,
    hub: () => urls[at % urls.length],
    unacknowledged: () => outbox.size,
    /** Sets the own state by hand, with a few words. */
    set(state: 'available' | 'busy', note: string): void {
      own = { type: 'say', layer: 'hand', standing: encodeStanding({ state, reason: 'none', note }) };
      send(own);
    },
    say: send,
    /** Resolves when the hub has acknowledged or refused it. */
    act(consultation: string, action: ConsultationAction, id: string = crypto.randomUUID()): Promise<Result> {
      return new Promise((done) => {
        const message: ToHub = { type: 'consult', operation: { id, consultation, action } };
        outbox.set(id, { message, done });
        send(message);
      });
    },
    /** Resolves when the condition holds after some message. */
    until: (holds: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds()) return;
          waiters.delete(look);
          resolve();
        };
        waiters.add(look);
        look();
      }),
    close(): void {
      closed = true;
      socket?.terminate();
    },
  };
}
export type Person = ReturnType<typeof createPerson>;

/** What one receiver knows of everybody, by ordinal. */
export function createBoard() {
  const presences = new Map<number, { state: string; note?: string | undefined }>();
  return {
    presences,
    hear(message: HubMessage): void {
      if (!('presences' in message)) return;
      if (message.type === 'snapshot') presences.clear();
      for (const { ordinal, state, note } of message.presences) presences.set(ordinal, { state, note });
    },
  };
}
