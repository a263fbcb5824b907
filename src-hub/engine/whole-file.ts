import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type * as z from 'zod';
import type { Seal } from './seal.js';

/** So that a name given is there after lost power too. Not every system lets a folder be opened. */
async function keepName(file: string): Promise<void> {
  const folder = await open(dirname(file), 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

/** Puts a file in place whole or not at all: written beside, on the disk, then renamed. Rejects when it cannot be written. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  await keepName(file);
}

/** The file's text; undefined when there is no such file. Rejects when it is there and cannot be read. */
export const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });

/** Reads sealed JSON; undefined when it is of another key or form. */
export function unseal<T>(text: string, seal: Seal, schema: z.ZodType<T>): T | undefined {
  const opened = seal.open(text);
  if (opened === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(opened)).data;
  } catch {
    return undefined;
  }
}
