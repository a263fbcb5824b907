import { refuseUpgrade } from '#shared/refuse-upgrade.js';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '#shared/clock.js';
import { type FromHub, HUB_LIMITS, HUB_CLOSE } from '#shared/hub-protocol.js';
import { type Authenticate, type HubCaller, bearerOf, mayUseHub } from './caller.js';
import { type Conversation, createConversation } from './conversation.js';
import type { ConsultationDesk } from './consultation-desk.js';
import type { Directory } from './directory.js';
import type { FanOut, Receiver } from './fan-out.js';
import type { PresenceBook } from './presence-book.js';

const HEARTBEAT_MS = 15_000;
const HELLO_MS = 5_000;

const textOf = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');

/**
 * The sockets of `…/presence`: upgrade, heartbeat, limits; what is said on them is the conversation's matter.
 * A browser page can never connect: whoever sends an Origin is refused, since the hub's callers are programs.
 */
export function createSocketDoor({
  authenticate,
  directory,
  book,
  fanOut,
  clock,
  desk,
}: {
  authenticate: Authenticate;
  directory: Directory;
  book: PresenceBook;
  fanOut: FanOut;
  clock: Clock;
  desk: ConsultationDesk | undefined;
}) {
  const server = new WebSocketServer({ noServer: true, maxPayload: HUB_LIMITS.messageBytes, perMessageDeflate: false });
  const open = new Map<WebSocket, { talk: Conversation; answered: boolean }>();

  function tell(socket: WebSocket, message: FromHub): void {
    socket.send(JSON.stringify(message));
  }
  function tellSelf(socket: WebSocket, caller: HubCaller): void {
    const ordinal = directory.ordinalOf(caller.subject);
    if (ordinal !== undefined) tell(socket, { type: 'self', ordinal });
  }

  function welcome(socket: WebSocket, knownCaller: HubCaller | undefined): void {
    const receiver: Receiver = {
      send: (text) => socket.send(text, { binary: false }),
      unsent: () => socket.bufferedAmount,
    };
    const talk = createConversation({
      receiver,
      knownCaller,
      authenticate,
      book,
      fanOut,
      clock,
      desk,
      tell: (message) => tell(socket, message),
      onOpen(caller) {
        const edition = directory.edition();
        if (edition !== undefined) tell(socket, { type: 'directory', version: edition.version });
        tellSelf(socket, caller);
      },
      end: (code, why) => socket.close(code, why),
    });
    const state = { talk, answered: true };
    open.set(socket, state);
    const stopWaiting = clock.after(HELLO_MS, talk.expectHello);
    socket.on('pong', () => (state.answered = true));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(HUB_CLOSE.invalid, 'text was expected');
      else talk.hear(textOf(data));
    });
    socket.on('close', () => {
      stopWaiting();
      open.delete(socket);
      talk.over();
    });
  }

  const stopBeating = clock.every(HEARTBEAT_MS, () => {
    for (const [socket, state] of open) {
      if (!state.answered) socket.terminate();
      else {
        state.answered = false;
        socket.ping();
      }
    }
  });

  return {
    async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
      socket.on('error', () => socket.destroy());
      if (request.url?.split('?')[0] !== '/presence') return refuseUpgrade(socket, '404 Not Found');
      if (request.headers.origin !== undefined) return refuseUpgrade(socket, '403 Forbidden');
      const token = bearerOf(request.headers.authorization);
      const caller = token === undefined ? undefined : await authenticate(token);
      if (token !== undefined && !mayUseHub(caller)) return refuseUpgrade(socket, '401 Unauthorized');
      server.handleUpgrade(request, socket, head, (webSocket) => welcome(webSocket, caller));
    },
    /** Newcomers to the directory may be connected already: they learn their number. */
    tellSelves(): void {
      for (const [socket, { talk }] of open) {
        const caller = talk.caller();
        if (caller !== undefined) tellSelf(socket, caller);
      }
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
