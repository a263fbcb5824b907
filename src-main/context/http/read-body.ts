/**
 * Reads a body up to a limit, whoever sent it.
 * @returns undefined when it is larger: what is left of it is not read
 */
export async function readLimited(
  parts: AsyncIterable<Uint8Array | string>,
  limitBytes: number,
): Promise<Buffer | undefined> {
  const read: Buffer[] = [];
  let size = 0;
  for await (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : Buffer.from(part);
    size += bytes.length;
    if (size > limitBytes) return undefined;
    read.push(bytes);
  }
  return Buffer.concat(read);
}
