import { once } from 'node:events';
import { createServer } from 'node:http';

export const CALLBACK_PATH = '/auth/callback';
export const SIGNED_OUT_PATH = '/auth/signed-out';

/** Where the identity provider sends the professional back to. */
export interface LoopbackListener {
  /** e.g. `http://127.0.0.1:49152` */
  origin: string;
  close: () => void;
}

/**
 * Listens on this machine for the identity provider's answer (RFC 8252 §7.3: loopback address, any free port).
 * @param onAnswer the whole address that the provider redirected to
 */
export async function listenForAnswer(onAnswer: (url: string) => void): Promise<LoopbackListener> {
  let origin = '';
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    const ours = `http://${request.headers.host}` === origin && request.method === 'GET';
    const known = ours && (path === CALLBACK_PATH || path === SIGNED_OUT_PATH);
    // No content: the window closes, there is nothing to show.
    response.writeHead(known ? 204 : 404, { 'cache-control': 'no-store', connection: 'close' }).end();
    if (known) onAnswer(`${origin}${request.url}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address of the loopback listener');
  origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
