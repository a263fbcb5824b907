import { createServer, type RequestListener } from 'node:http';
import { promisify } from 'node:util';

/** A web server of this machine only. The address is known before there is anything to serve. */
export interface LoopbackServer {
  /** `http://127.0.0.1:<port>`, no slash at the end. */
  url: string;
  port: number;
  /** Gives the server its work; until then it answers 503. */
  handle: (listener: RequestListener) => void;
  close: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1 at a port that the system picks. Systems that name each other's addresses (redirects, issuer)
 * can so be bound first and told of each other after.
 */
export async function listenOnLoopback(): Promise<LoopbackServer> {
  let listener: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => {
    // A name that was made to point here (DNS rebinding) is not an address of this server.
    if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '')) {
      response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' }).end('Unknown host\n');
      return;
    }
    listener(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
  const { port } = address;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    handle: (next) => void (listener = next),
    async close() {
      const closed = promisify(server.close.bind(server))();
      server.closeAllConnections();
      await closed;
    },
  };
}
