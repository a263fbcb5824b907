import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket as ReconnectingSocket } from 'partysocket';
import type { WorkbenchClient } from '../../ui/workbench.js';
import { browserTimer, createConnection } from './connection.js';
import { CoreSocket } from './core-socket.js';
import { startHeartbeat } from './heartbeat.js';
import type { Transport } from './transport.js';

interface WebOptions {
  /** Address of the core's RPC socket. */
  url: string;
  /** The socket class, for hosts without one of their own. */
  WebSocket?: unknown;
  graceMs?: number;
}

/** Way to the core over a WebSocket that reconnects by itself, a quarter of a second to two seconds between attempts. */
export function connectWeb({ url, WebSocket, graceMs }: WebOptions): Transport {
  const socket = new ReconnectingSocket(url, undefined, {
    ...(WebSocket === undefined ? {} : { WebSocket }),
    minReconnectionDelay: 250,
    maxReconnectionDelay: 2000,
    reconnectionDelayGrowFactor: 1.5,
    connectionTimeout: 4000,
    // What was said to a core that has gone is not said to the next one: the caller is told and asks again.
    maxEnqueuedMessages: 0,
  });
  socket.binaryType = 'arraybuffer';
  const connection = createConnection(graceMs);
  const link = new RPCLink({ websocket: new CoreSocket(socket) });
  const client: WorkbenchClient = createORPCClient(link);

  let stopHeartbeat = () => {};
  socket.addEventListener('open', () => {
    stopHeartbeat();
    stopHeartbeat = startHeartbeat(
      () => client.workspace.about(),
      () => socket.reconnect(),
      browserTimer,
    );
    connection.opened();
  });
  socket.addEventListener('close', () => {
    stopHeartbeat();
    connection.closed();
  });
  return {
    client,
    connection,
    close: () => {
      stopHeartbeat();
      socket.close();
    },
  };
}
