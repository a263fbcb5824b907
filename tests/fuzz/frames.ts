import { createHash, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { type RawConnection, rawConnection } from './raw.js';

/** One WebSocket frame (RFC 6455 §5.2), right or wrong in every part. */
export interface Frame {
  fin: boolean;
  /** The three reserved bits. */
  reserved: number;
  opcode: number;
  masked: boolean;
  /** What the header says of the length: the truth, more than ever comes, or the highest bit set. */
  length: 'honest' | 'tooLong' | 'negative' | 'wide';
  payload: Uint8Array;
}

const text = (value: string) => new Uint8Array(Buffer.from(value));
const code = (value: number) => new Uint8Array([value >> 8, value & 255]);
const invalidUtf8 = new Uint8Array([0xc3, 0x28, 0xff, 0xfe, 0xed, 0xa0, 0x80]);

const payload = fc.oneof(
  { weight: 4, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 2, arbitrary: fc.string().map(text) },
  { weight: 2, arbitrary: fc.json().map(text) },
  {
    weight: 4,
    arbitrary: fc
      .record({ id: fc.jsonValue(), status: fc.jsonValue(), event: fc.jsonValue() }, { requiredKeys: [] })
      .map((answer) => text(JSON.stringify(answer))),
  },
  { weight: 1, arbitrary: fc.constantFrom(invalidUtf8, text('['.repeat(50_000)), new Uint8Array(300 * 1024)) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 65_535 }).map(code) },
);

export const frame: fc.Arbitrary<Frame> = fc.record({
  fin: fc.boolean(),
  reserved: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 7 }) },
  ),
  opcode: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(0, 1, 1, 2, 8, 9, 10) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 15 }) },
  ),
  masked: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  length: fc.oneof(
    { weight: 8, arbitrary: fc.constant('honest' as const) },
    { weight: 1, arbitrary: fc.constantFrom('tooLong' as const, 'negative' as const, 'wide' as const) },
  ),
  payload,
});

export function encodeFrame({ fin, reserved, opcode, masked, length, payload: data }: Frame): Buffer {
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const bit = masked ? 0x80 : 0;
  const wide = (value: bigint) => {
    const bytes = Buffer.alloc(10);
    bytes.writeUInt8(first, 0);
    bytes.writeUInt8(bit | 127, 1);
    bytes.writeBigUInt64BE(value, 2);
    return bytes;
  };
  const head =
    length === 'tooLong'
      ? wide(2n ** 40n)
      : length === 'negative'
        ? wide(2n ** 63n + 5n)
        : length === 'wide' || data.length > 65_535
          ? wide(BigInt(data.length))
          : data.length > 125
            ? Buffer.from([first, bit | 126, data.length >> 8, data.length & 255])
            : Buffer.from([first, bit | data.length]);
  const key = randomBytes(4);
  const body = masked ? data.map((byte, index) => byte ^ (key[index % 4] ?? 0)) : data;
  return Buffer.concat([head, ...(masked ? [key] : []), Buffer.from(body)]);
}

/** Asks for a socket at an endpoint, byte by byte. @returns the connection, and whether the hub opened the socket */
export async function upgrade(endpoint: string, more: readonly string[] = []) {
  const url = new URL(endpoint.replace(/^ws/, 'http'));
  const connection: RawConnection = await rawConnection(url.href);
  const key = randomBytes(16).toString('base64');
  connection.socket.write(
    [
      `GET ${endpoint.slice(endpoint.indexOf(url.host) + url.host.length)} HTTP/1.1`,
      `Host: ${url.host}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${key}`,
      'Sec-WebSocket-Version: 13',
      ...more,
      '',
      '',
    ].join('\r\n'),
  );
  await connection.until((came) => came.includes('\r\n\r\n'), 2000);
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  return { connection, open: connection.text().includes(accept) };
}
