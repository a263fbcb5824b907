/**
 * One whole unmasked WebSocket message in one frame (RFC 6455 §5.2), ready for any number of sockets: what goes to
 * thousands is framed once. A server's frames are never masked (§5.1).
 */
function frameOf(opcode: 1 | 2, payload: Uint8Array): Buffer {
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = 0x80 | opcode;
  if (length < 126) header[1] = length;
  else if (length < 65_536) {
    header[1] = 126;
    header.writeUInt16BE(length, 2);
  } else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, payload]);
}
export const textFrame = (text: string): Buffer => frameOf(1, Buffer.from(text));
export const binaryFrame = (bytes: Uint8Array): Buffer => frameOf(2, bytes);
