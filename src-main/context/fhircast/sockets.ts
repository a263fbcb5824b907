import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '#shared/clock.js';
import type { Limits } from './limits.js';
import { type Bucket, take } from '../http/rate.js';
import type { Channel, Subscription } from './subscriptions.js';

/** The WebSocket side of the hub: one socket an endpoint, what it may send and how much may wait to be sent to it. */
export function createSockets({
  clock,
  limits,
  onConnected,
  onText,
  onClosed,
}: {
  clock: Clock;
  limits: Limits;
  onConnected: (subscription: Subscription, channel: Channel) => void;
  onText: (subscription: Subscription, text: string) => void;
  onClosed: (subscription: Subscription, code: number) => void;
}) {
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.bodyBytes, perMessageDeflate: false });
  const rate = { perSecond: limits.framesPerSecond, burst: limits.frameBurst };

  function connect(subscription: Subscription, socket: WebSocket) {
    let bucket: Bucket | undefined;
    const channel: Channel = {
      send(text) {
        if (socket.readyState !== WebSocket.OPEN) return;
        socket.send(text);
        // It reads slower than the hub writes: what it shows is old, and the memory is the hub's.
        if (socket.bufferedAmount > limits.bufferedBytes) socket.terminate();
      },
      close(code, reason) {
        socket.close(code, reason?.slice(0, 100));
      },
    };
    // A page that was loaded anew takes the place of the one before.
    subscription.channel?.close(1000, 'replaced');
    socket.on('error', () => socket.terminate());
    socket.on('message', (data, isBinary) => {
      const taken = take(bucket, rate, clock.now());
      bucket = taken.bucket;
      if (!taken.ok) return socket.close(1008, 'too many messages');
      if (subscription.channel === channel && !isBinary) onText(subscription, textOf(data));
      return undefined;
    });
    socket.on('close', (code) => {
      if (subscription.channel === channel) onClosed(subscription, code);
    });
    onConnected(subscription, channel);
  }

  return {
    upgrade(subscription: Subscription, request: IncomingMessage, stream: Duplex, head: Buffer) {
      server.handleUpgrade(request, stream, head, (socket) => connect(subscription, socket));
    },
    terminate() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

/** `ws` gives text as one buffer, unless told otherwise. */
const textOf = (data: WebSocket.RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)).toString('utf8');
