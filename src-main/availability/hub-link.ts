import { type RawData, WebSocket } from 'ws';
import type { Clock } from '#shared/clock.js';
import { HUB_CLOSE, type HubMessage, type HubPosition, type ToHub, readFromHub } from '#shared/hub-protocol.js';
import type { Log } from '../log.js';
import { waitBeforeRetry } from './backoff.js';

/** The hub's heartbeat comes every 15 s: after this long a silence the connection is dead, whatever TCP says. */
const SILENCE_MS = 40_000;
/** Longest wait that a hub on its way out may ask for. */
const MOST_SPREAD_MS = 10_000;
/** How often it looks whether the session has a newer token: several times in the last half minute of one. */
const RENEW_MS = 10_000;

const bytesOf = (data: RawData): Buffer =>
  Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? Buffer.from(data) : data;
/** A hub that drains says how long to wait, so that its workbenches do not all come to another one at once. */
const askedWait = (reason: string): number | undefined => {
  const asked = /^retry-after-ms=(\d{1,6})$/.exec(reason)?.[1];
  return asked === undefined ? undefined : Math.min(MOST_SPREAD_MS, Number(asked));
};

/**
 * One connection to one of the county's hubs, kept up: says hello, resumes where it was, notices a silent hub, and goes
 * on to the next one with growing waits. A connection does not outlive its token: the session's newer one is told on it,
 * and where that failed the hub ends it and a new one begins at once. Ends with `close`.
 * @param urls the county's hubs; the first connection goes to one of them by chance
 */
export function createHubLink({
  urls,
  device,
  token,
  position,
  clock,
  random,
  log,
  onMessage,
  onHeard,
  onLost,
}: {
  urls: readonly string[];
  /** Names this run of the workbench among the professional's devices. */
  device: string;
  token: () => Promise<string | undefined>;
  /** How far the reader has come, for resuming; undefined = from the beginning. */
  position: () => HubPosition | undefined;
  clock: Clock;
  random: () => number;
  log: Log;
  onMessage: (message: HubMessage) => void;
  /** Anything was heard, also a mere heartbeat. */
  onHeard: () => void;
  /** @param briefly only the token had ended, and the next connection is on its way */
  onLost: (briefly: boolean) => void;
}) {
  let closed = false;
  let failures = 0;
  let place = Math.floor(random() * urls.length);
  let socket: WebSocket | undefined;
  let open = false;
  let heardAt = clock.now();
  let stopRetry = () => {};
  /** The token that the hub has. */
  let told: string | undefined;
  /** The last connection ended with its token. */
  let brief = false;

  function retry(asked?: number, sameHub = false): void {
    if (closed) return;
    // The next hub; waits grow when all of them have failed.
    if (!sameHub) place = (place + 1) % urls.length;
    const wait = asked ?? waitBeforeRetry(Math.floor(failures / urls.length), random());
    stopRetry = clock.after(wait, () => void connect());
    failures += 1;
  }

  async function connect(): Promise<void> {
    const bearer = await token().catch(() => undefined);
    if (closed) return;
    if (bearer === undefined) {
      if (brief) onLost(false);
      brief = false;
      return retry();
    }
    const target = new WebSocket(urls[place] ?? '', { perMessageDeflate: false, handshakeTimeout: 10_000 });
    socket = target;
    heardAt = clock.now();
    const heard = () => {
      heardAt = clock.now();
      onHeard();
    };
    target.on('open', () => {
      const resume = position();
      const hello: ToHub = {
        type: 'hello',
        protocol: 2,
        device,
        token: bearer,
        ...(resume === undefined ? {} : { resume }),
      };
      target.send(JSON.stringify(hello));
      told = bearer;
    });
    target.on('ping', heard);
    target.on('message', (data, isBinary) => {
      const message = readFromHub(isBinary ? bytesOf(data) : String(data));
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
    target.on('close', (code, reason) => {
      if (closed) return;
      const briefly = open && code === HUB_CLOSE.expired;
      if (open && !briefly) log('warn', 'hub-connection-lost', { code });
      open = false;
      onLost(briefly);
      brief = briefly;
      retry(briefly ? 0 : askedWait(String(reason)), briefly);
    });
  }
  const stopWatching = clock.every(5_000, () => {
    if (socket !== undefined && clock.now() - heardAt > SILENCE_MS) socket.terminate();
  });
  async function renew(): Promise<void> {
    const target = socket;
    const bearer = await token().catch(() => undefined);
    if (!open || target !== socket || bearer === undefined || bearer === told) return;
    told = bearer;
    target?.send(JSON.stringify({ type: 'renew', token: bearer } satisfies ToHub));
  }
  const stopRenewing = clock.every(RENEW_MS, () => void renew());
  void connect();

  return {
    /** Sends when the connection stands; false when it does not. */
    say(message: ToHub): boolean {
      if (!open || socket === undefined || socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    /** Which of the hubs it is at, or tries now. */
    place: () => place,
    /** Drops the connection and comes back, e.g. when a message was missed. */
    restart: () => socket?.terminate(),
    /** Takes leave: the professional is not present from now on. */
    close(): void {
      closed = true;
      stopRetry();
      stopWatching();
      stopRenewing();
      socket?.removeAllListeners('message');
      if (open) {
        socket?.send(JSON.stringify({ type: 'bye' } satisfies ToHub), () => socket?.close());
        open = false;
      } else socket?.terminate();
    },
  };
}
export type HubLink = ReturnType<typeof createHubLink>;
