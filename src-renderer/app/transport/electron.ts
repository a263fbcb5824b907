import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { WorkbenchClient } from '../../ui/workbench.js';
import { browserTimer, createConnection } from './connection.js';
import { startHeartbeat } from './heartbeat.js';
import type { Transport } from './transport.js';

/** True for the message by which the preload script hands over a port to the core. */
const isPortMessage = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === 'tyopoyta:port';

/** Way to the core over the MessagePort that the preload script posts; a later port takes the place of the earlier. */
export function connectElectron(window: Window): Transport {
  const connection = createConnection();
  let current: ClientLink<ClientContext> | undefined;
  let port: MessagePort | undefined;
  let stopHeartbeat = () => {};
  const waiting: (() => void)[] = [];
  const linkNow = async () => {
    if (current === undefined) await new Promise<void>((resolve) => waiting.push(resolve));
    if (current === undefined) throw new Error('The port to the core was closed.');
    return current;
  };
  const client: WorkbenchClient = createORPCClient({
    call: async (path, input, options) => (await linkNow()).call(path, input, options),
  });

  const take = (next: MessagePort) => {
    stopHeartbeat();
    port?.close();
    port = next;
    current = new RPCLink({ port: next });
    next.addEventListener('close', () => connection.closed());
    next.start();
    for (const resume of waiting.splice(0)) resume();
    stopHeartbeat = startHeartbeat(
      () => client.workspace.about().then(() => connection.opened()),
      () => connection.closed(),
      browserTimer,
    );
    connection.opened();
  };
  const onMessage = (event: MessageEvent<unknown>) => {
    const received = event.ports[0];
    if (
      event.source === window &&
      event.origin === window.origin &&
      isPortMessage(event.data) &&
      received !== undefined
    ) {
      take(received);
    }
  };
  window.addEventListener('message', onMessage);
  // The preload script may have come first: it hands over the port (again) when it hears this.
  window.postMessage({ type: 'tyopoyta:ready' }, window.origin);
  return {
    client,
    connection,
    close: () => {
      window.removeEventListener('message', onMessage);
      stopHeartbeat();
      port?.close();
    },
  };
}
