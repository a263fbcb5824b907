import { WebSocket } from 'ws';
import type { Clock } from '#shared/clock.js';
import { type FromHub, type HubPosition, type ToHub, readFromHub } from '#shared/hub-protocol.js';
import type { Log } from '../log.js';
import { waitBeforeRetry } from './backoff.js';

/** The hub's heartbeat comes every 15 s: after this long a silence the connection is dead, whatever TCP says. */
const SILENCE_MS = 40_000;

/**
 * One connection to the hub, kept up: says hello, resumes where it was, notices a silent hub, and tries again with
 * growing waits. Ends with `close`.
 */
export function createHubLink({
  url,
  token,
  position,
  clock,
  random,
  log,
  onMessage,
  onHeard,
  onLost,
}: {
  url: string;
  token: () => Promise<string | undefined>;
  /** How far the reader has come, for resuming; undefined = from the beginning. */
  position: () => HubPosition | undefined;
  clock: Clock;
  random: () => number;
  log: Log;
  onMessage: (message: FromHub) => void;
  /** Anything was heard, also a mere heartbeat. */
  onHeard: () => void;
  onLost: () => void;
}) {
  let closed = false;
  let failures = 0;
  let socket: WebSocket | undefined;
  let open = false;
  let heardAt = clock.now();
  let stopRetry = () => {};

  function retry(): void {
    if (closed) return;
    stopRetry = clock.after(waitBeforeRetry(failures, random()), () => void connect());
    failures += 1;
  }

  async function connect(): Promise<void> {
    const bearer = await token().catch(() => undefined);
    if (closed) return;
    if (bearer === undefined) return retry();
    const target = new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: 10_000 });
    socket = target;
    heardAt = clock.now();
    const heard = () => {
      heardAt = clock.now();
      onHeard();
    };
    target.on('open', () => {
      const resume = position();
      const hello: ToHub = { type: 'hello', protocol: 1, token: bearer, ...(resume === undefined ? {} : { resume }) };
      target.send(JSON.stringify(hello));
    });
    target.on('ping', heard);
    target.on('message', (data) => {
      const message = readFromHub(String(data));
      if (message === undefined) {
        log('warn', 'hub-message-not-understood');
        return target.terminate();
      }
      if (message.type === 'snapshot' || message.type === 'resumed') {
        open = true;
        failures = 0;
      }
      heard();
      onMessage(message);
    });
    target.on('error', () => {});
    target.on('close', (code) => {
      if (closed) return;
      if (open) log('warn', 'hub-connection-lost', { code });
      open = false;
      onLost();
      retry();
    });
  }
  const stopWatching = clock.every(5_000, () => {
    if (socket !== undefined && clock.now() - heardAt > SILENCE_MS) socket.terminate();
  });
  void connect();

  return {
    /** Sends when the connection stands; false when it does not. */
    say(message: ToHub): boolean {
      if (!open || socket === undefined || socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    /** Drops the connection and comes back, e.g. when a message was missed. */
    restart: () => socket?.terminate(),
    /** Takes leave: the professional is not present from now on. */
    close(): void {
      closed = true;
      stopRetry();
      stopWatching();
      socket?.removeAllListeners('message');
      if (open) {
        socket?.send(JSON.stringify({ type: 'bye' } satisfies ToHub), () => socket?.close());
        open = false;
      } else socket?.terminate();
    },
  };
}
export type HubLink = ReturnType<typeof createHubLink>;
