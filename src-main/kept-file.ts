import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type * as z from 'zod';
import type { Log } from './log.js';

function parse<Kept>(schema: z.ZodType<Kept>, text: string): Kept | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * One value that is kept on the disk as JSON. Each write is whole or not at all: to a file beside it, then put in its place.
 * @param name of what is kept, in the program's log
 * @param now names the file under which a damaged one is set aside
 */
export function createKeptFile<Kept>({
  file,
  schema,
  name,
  now,
  log,
}: {
  file: string;
  schema: z.ZodType<Kept>;
  name: string;
  now: () => number;
  log: Log;
}) {
  let writing = Promise.resolve();

  async function write(kept: Kept): Promise<void> {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const beside = `${file}.new`;
    const handle = await open(beside, 'w', 0o600);
    try {
      await handle.writeFile(JSON.stringify(kept));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  }

  return {
    /** What was kept; undefined when there is nothing, or nothing that can be read. */
    async load(): Promise<Kept | undefined> {
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text === undefined) return undefined;
      const kept = parse(schema, text);
      if (kept !== undefined) return kept;
      log('warn', `${name}-file-damaged`);
      await rename(file, `${file}.damaged-${now()}`).catch(() => log('warn', `${name}-file-not-set-aside`));
      return undefined;
    },
    /** Writes one after another. A disk that refuses is told of in the log: figures are not worth stopping for. */
    save(kept: Kept): Promise<void> {
      writing = writing.then(() =>
        write(kept).catch((error: unknown) =>
          log('warn', `${name}-not-kept`, { detail: error instanceof Error ? error.message : String(error) }),
        ),
      );
      return writing;
    },
  };
}
