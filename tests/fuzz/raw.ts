import { once } from 'node:events';
import { type Socket, connect } from 'node:net';

/** A bare connection: what is sent is sent as it is, and what comes is kept. */
export interface RawConnection {
  socket: Socket;
  /** All that has come, byte by byte as latin1: nothing is lost or made up. */
  text: () => string;
  /** Waits until something holds of what came, or the other end closes, or the time is over. */
  until: (holds: (text: string) => boolean, ms: number) => Promise<'holds' | 'closed' | 'late'>;
  end: () => Promise<void>;
}

const KEEP = 256 * 1024;

export async function rawConnection(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  let came = '';
  let closed = false;
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const one of waiting) one();
  };
  // Writing to a connection that the other end has cut is what an attacker does all the time.
  socket.on('error', () => {});
  socket.on('data', (data) => {
    if (came.length < KEEP) came += data.toString('latin1');
    wake();
  });
  socket.on('close', () => {
    closed = true;
    wake();
  });
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
  return {
    socket,
    text: () => came,
    until: (holds, ms) =>
      new Promise((resolve) => {
        const done = (how: 'holds' | 'closed' | 'late') => {
          clearTimeout(late);
          waiting.delete(look);
          resolve(how);
        };
        const look = () => {
          if (holds(came)) done('holds');
          else if (closed) done('closed');
        };
        const late = setTimeout(() => done('late'), ms);
        waiting.add(look);
        look();
      }),
    async end() {
      if (closed) return;
      const gone = once(socket, 'close');
      socket.destroy();
      await gone;
    },
  };
}

/** The statuses of all answers in what came. */
export const statusesIn = (text: string): number[] =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => Number(match[1]));

export interface RawRequest {
  method?: string;
  path?: string;
  headers?: readonly (readonly [string, string])[];
  body?: Buffer;
}

/** One request and its whole answer over a connection of its own. Headers go out as they are given, also wrong ones. */
export async function rawRequest(base: string, request: RawRequest, ms = 3000): Promise<string> {
  const { host, pathname } = new URL(base);
  const { method = 'POST', path = pathname, headers = [], body = Buffer.alloc(0) } = request;
  const connection = await rawConnection(base);
  const own = headers.some(([name]) => name.toLowerCase() === 'host') ? [] : [`Host: ${host}`];
  const head = [
    `${method} ${path} HTTP/1.1`,
    ...own,
    'Connection: close',
    ...(headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name))
      ? []
      : [`Content-Length: ${body.length}`]),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');
  connection.socket.write(Buffer.concat([Buffer.from(head, 'latin1'), body]));
  await connection.until(() => false, ms);
  const text = connection.text();
  await connection.end();
  return text;
}
