import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';

/** The least that a hub could do: what is posted goes to every socket as it is, and answers are read. Nothing is checked. */
const server = createServer((request, response) => {
  void text(request).then((body) => {
    for (const socket of sockets.clients) socket.send(body);
    response.writeHead(202).end();
  });
}).listen(0, '127.0.0.1');
const sockets = new WebSocketServer({ server });
sockets.on('connection', (socket) => socket.on('message', () => undefined));
await once(server, 'listening');
const address = server.address();
process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
process.on('disconnect', () => process.exit(0));
