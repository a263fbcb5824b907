import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';

/**
 * The least that a hub could do: what is posted goes to every socket as it is, and answers are read. Nothing is checked.
 * With `disk` a line is on the disk first, as the access log's entry must be: the least that ours could do.
 */
const folder = process.argv[2] === 'disk' ? await mkdtemp(join(tmpdir(), 'tyopoyta-floor-')) : undefined;
const log = folder === undefined ? undefined : await open(join(folder, 'log'), 'a');
const LINE = `${'x'.repeat(300)}\n`;

async function handle(read: Promise<string>) {
  const body = await read;
  if (log !== undefined) {
    await log.appendFile(LINE);
    await log.datasync();
  }
  for (const socket of sockets.clients) socket.send(body);
}

const server = createServer((request, response) => {
  void handle(text(request)).then(() => response.writeHead(202).end());
}).listen(0, '127.0.0.1');
const sockets = new WebSocketServer({ server });
sockets.on('connection', (socket) => socket.on('message', () => undefined));
await once(server, 'listening');
const address = server.address();
process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
await Promise.race([once(process, 'SIGTERM'), once(process, 'disconnect')]);
if (folder !== undefined) await rm(folder, { recursive: true, force: true });
process.exit(0);
