import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file that is either as it was or as it was last written, whatever happens in between. */
export interface SealedFile {
  /** Undefined when there is none. @throws when it is there and cannot be read */
  read: () => Promise<Buffer | undefined>;
  /** Resolves when it is on the disk. @throws when it could not be written; the former content then stands */
  write: (bytes: Buffer) => Promise<void>;
  /** Puts it aside under another name, for whoever can still read it. */
  setAside: (name: string) => Promise<void>;
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Written beside, flushed, and put in the place of the old one: a process may be killed at any byte of it. */
export function createSealedFile(file: string): SealedFile {
  return {
    read: () =>
      readFile(file).catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error;
      }),
    async write(bytes) {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      const beside = `${file}.new`;
      const handle = await open(beside, 'w', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(beside, file);
      // The name itself; Windows cannot flush a folder, and does not need to.
      const folder = await open(dirname(file), 'r').catch(() => undefined);
      await folder?.sync().catch(() => undefined);
      await folder?.close();
    },
    setAside: (name) => rename(file, `${file}.${name}`),
  };
}
