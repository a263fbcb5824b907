import { type Socket, connect } from 'node:net';

/**
 * Where the next connection of this process comes from: an address of its own, as each workbench of a county has. To have
 * the system search a free port among thousands on one address takes milliseconds each, which no workbench knows.
 * @param net first half of the addresses, e.g. `127.2`
 */
function createPlaces(net: string): () => { localAddress: string; localPort: number } {
  let used = 0;
  return () => {
    used += 1;
    return { localAddress: `${net}.${(used >> 8) & 255}.${used & 255}`, localPort: 20_000 + (used >> 16) };
  };
}
const places = new Map<string, ReturnType<typeof createPlaces>>();
function placeIn(net: string) {
  const next = places.get(net) ?? createPlaces(net);
  places.set(net, next);
  return next();
}

/** One client's end of a WebSocket (RFC 6455), as little of it as a measurement of thousands needs. */
export interface LightSocket {
  send: (text: string) => void;
  end: () => void;
  /** Bytes of messages received so far, frames' headers with them. */
  received: () => number;
}
const NO_MASK = Buffer.alloc(4);

/** A client's frame with the mask 0, which leaves the payload as it is (§5.3). */
function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : 4);
  header[0] = 0x80 | opcode;
  if (length < 126) header[1] = 0x80 | length;
  else {
    header[1] = 0x80 | 126;
    header.writeUInt16BE(length, 2);
  }
  return Buffer.concat([header, NO_MASK, payload]);
}

/** Takes whole frames off the front of what has come; gives what is left. */
function takeFrames(data: Buffer, onFrame: (opcode: number, payload: Buffer) => void): Buffer {
  let at = 0;
  while (data.length - at >= 2) {
    const short = (data[at + 1] ?? 0) & 127;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (data.length - at < head) break;
    const length =
      short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2));
    if (data.length - at < head + length) break;
    onFrame((data[at] ?? 0) & 15, data.subarray(at + head, at + head + length));
    at += head + length;
  }
  return data.subarray(at);
}

/**
 * Opens a WebSocket. The socket is plain and parses only frames' headers, so that the clients' own work takes as little as
 * possible of the machine that the server under measure runs on.
 */
export function openSocket({
  port,
  path,
  net,
  onOpen,
  onMessage,
  onClose,
}: {
  port: number;
  path: string;
  /** First half of the addresses on this machine to come from. */
  net: string;
  onOpen: (socket: LightSocket) => void;
  onMessage: (payload: Buffer, isBinary: boolean) => void;
  onClose: () => void;
}): LightSocket {
  const wire: Socket = connect({ port, host: '127.0.0.1', ...placeIn(net), noDelay: true });
  let left: Buffer = Buffer.alloc(0);
  let upgraded = false;
  let received = 0;
  const light: LightSocket = {
    send: (text) => void wire.write(frame(1, Buffer.from(text))),
    end: () => void wire.destroy(),
    received: () => received,
  };
  wire.on('connect', () =>
    wire.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    ),
  );
  wire.on('data', (chunk) => {
    left = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
    if (!upgraded) {
      const end = left.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!left.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) return void wire.destroy();
      upgraded = true;
      left = left.subarray(end + 4);
      onOpen(light);
    }
    const before = left.length;
    left = takeFrames(left, (opcode, payload) => {
      if (opcode === 9) wire.write(frame(10, payload));
      else if (opcode === 8) wire.destroy();
      else if (opcode === 1 || opcode === 2) onMessage(payload, opcode === 2);
    });
    received += before - left.length;
  });
  wire.on('error', () => undefined);
  wire.on('close', onClose);
  return light;
}
