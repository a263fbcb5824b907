import { refuseUpgrade } from '#shared/refuse-upgrade.js';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '#shared/clock.js';
import { type FromHub, HUB_CLOSE, HUB_LIMITS, encodeStanding } from '#shared/hub-protocol.js';
import { type HubCaller, bearerOf, mayUseHub } from './caller.js';
import { type Conversation, type Room, createConversation } from './conversation.js';
import type { Directory } from './directory.js';
import type { Receiver } from './fan-out.js';
import { textFrame } from './ws-frame.js';

const HEARTBEAT_MS = 15_000;
const HELLO_MS = 5_000;
/** Who lets so many bytes lie is not reading at all. */
const MOST_UNSENT = 8_388_608;

const textOf = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');

interface Door {
  talk: Conversation;
  answered: boolean;
  tell: (message: FromHub) => void;
}

/**
 * The sockets of `…/presence`: upgrade, heartbeat, limits; what is said on them is the conversation's matter.
 * A browser page can never connect: whoever sends an Origin is refused, since the hub's callers are programs.
 */
export function createSocketDoor({ room, directory, clock }: { room: Room; directory: Directory; clock: Clock }) {
  const server = new WebSocketServer({ noServer: true, maxPayload: HUB_LIMITS.messageBytes, perMessageDeflate: false });
  const open = new Map<WebSocket, Door>();
  /** The doors of each person. */
  const doors = new Map<string, Set<Door>>();
  let draining = false;
  /** What is told to many as the same object (queues, a request's outline) is written once. */
  const framed = new WeakMap<FromHub, Buffer>();

  function frameOf(message: FromHub): Buffer {
    const frame = framed.get(message) ?? textFrame(JSON.stringify(message));
    framed.set(message, frame);
    return frame;
  }
  function tellSelf(subject: string, to: Iterable<Door>): void {
    const ordinal = directory.ordinalOf(subject);
    if (ordinal === undefined) return;
    const { book } = room;
    const standing = encodeStanding(book.get(subject));
    for (const { tell } of to) tell({ type: 'self', ordinal, standing, by: book.by(subject) });
  }

  function welcome(socket: WebSocket, wire: Duplex, knownCaller: HubCaller | undefined): void {
    // Frames are written to the connection itself: they are made once for all. Whatever is rare goes through ws.
    const receiver: Receiver = { send: (frame) => void wire.write(frame), unsent: () => wire.writableLength };
    const tell = (message: FromHub) => {
      if (wire.writableLength > MOST_UNSENT) socket.terminate();
      else receiver.send(frameOf(message));
    };
    const talk = createConversation({
      room,
      receiver,
      knownCaller,
      tell,
      gather(say) {
        wire.cork();
        say();
        wire.uncork();
      },
      onOpen({ subject }) {
        const edition = directory.edition();
        if (edition !== undefined) {
          tell({ type: 'directory', version: edition.version, numbering: edition.numbering });
        }
        doors.set(subject, (doors.get(subject) ?? new Set()).add(door));
        tellSelf(subject, [door]);
      },
      end: (code, why) => socket.close(code, why),
    });
    const door: Door = { talk, answered: true, tell };
    open.set(socket, door);
    const stopWaiting = clock.after(HELLO_MS, talk.expectHello);
    socket.on('pong', () => (door.answered = true));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(HUB_CLOSE.invalid, 'text was expected');
      else talk.hear(textOf(data));
    });
    socket.on('close', () => {
      stopWaiting();
      open.delete(socket);
      const subject = talk.caller()?.subject ?? '';
      const others = doors.get(subject);
      others?.delete(door);
      if (others?.size === 0) doors.delete(subject);
      talk.over();
    });
  }

  const stopBeating = clock.every(HEARTBEAT_MS, () => {
    for (const [socket, door] of open) {
      if (!door.answered) socket.terminate();
      else {
        door.talk.expire();
        door.answered = false;
        socket.ping();
      }
    }
  });

  return {
    count: () => open.size,
    async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
      socket.on('error', () => socket.destroy());
      if (request.url?.split('?')[0] !== '/presence') return refuseUpgrade(socket, '404 Not Found');
      if (request.headers.origin !== undefined) return refuseUpgrade(socket, '403 Forbidden');
      if (draining) return refuseUpgrade(socket, '503 Service Unavailable');
      const token = bearerOf(request.headers.authorization);
      const caller = token === undefined ? undefined : await room.authenticate(token);
      if (token !== undefined && !mayUseHub(caller)) return refuseUpgrade(socket, '401 Unauthorized');
      server.handleUpgrade(request, socket, head, (webSocket) => welcome(webSocket, socket, caller));
    },
    /** What others see of these people changed, or why: they are told themselves. */
    tellSelves(ids: Iterable<string>): void {
      for (const id of ids) tellSelf(id, doors.get(id) ?? []);
    },
    /** Newcomers to the directory may be connected already: they learn their number. */
    tellAllSelves(): void {
      for (const [subject, group] of doors) tellSelf(subject, group);
    },
    /** Lets nobody in any more, and asks all to come back after a while of chance, to this hub or another. */
    drain(spreadMs: number, random: () => number): void {
      draining = true;
      for (const socket of open.keys()) socket.close(1012, `retry-after-ms=${Math.floor(random() * spreadMs)}`);
    },
    close(): void {
      stopBeating();
      for (const socket of open.keys()) {
        socket.close(1001, 'the hub is closing');
        socket.terminate();
      }
      server.close();
    },
  };
}
