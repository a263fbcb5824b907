import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const BYTES = 32;

/**
 * The key that seals what the hub keeps: from its file, or made at the first start. A text tells why there is none.
 * @param keyFile where the county keeps it; absent = beside what it seals, readable by the hub alone
 */
export async function readKey(keyFile: string | undefined, dataDir: string): Promise<Uint8Array | string> {
  const file = keyFile ?? join(dataDir, 'hub.key');
  if (keyFile === undefined) {
    try {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      await writeFile(file, `${randomBytes(BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' }).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error;
        },
      );
    } catch (error) {
      return `dataDir: ${dataDir} cannot be written (${error instanceof Error ? error.message : String(error)})`;
    }
  }
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return `keyFile: ${file} cannot be read`;
  const key = Buffer.from(text.trim(), 'base64');
  return key.length === BYTES ? key : `keyFile: ${file} must hold 32 bytes in base64, and holds ${key.length}`;
}
