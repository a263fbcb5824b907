import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { toolUsageSchema } from '#shared/usage.js';
import type { Log } from '../log.js';

const keptSchema = z.object({
  version: z.literal(1),
  workstation: z.uuid(),
  days: z.array(toolUsageSchema),
  /** Days that changed after they were last sent. */
  unsent: z.array(z.iso.date()),
  lastSent: z.iso.datetime().optional(),
});
export type Kept = z.infer<typeof keptSchema>;

const parse = (text: string): Kept | undefined => {
  try {
    return keptSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/**
 * What is kept on the disk. Each write is whole or not at all: to a file beside it, then put in its place.
 * @param now names the file under which a damaged one is set aside
 */
export function createStore({ file, now, log }: { file: string; now: () => number; log: Log }) {
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
      const kept = parse(text);
      if (kept !== undefined) return kept;
      log('warn', 'usage-file-damaged');
      await rename(file, `${file}.damaged-${now()}`).catch(() => log('warn', 'usage-file-not-set-aside'));
      return undefined;
    },
    /** Writes one after another. A disk that refuses is told of in the log: figures are not worth stopping for. */
    save(kept: Kept): Promise<void> {
      writing = writing.then(() =>
        write(kept).catch((error: unknown) =>
          log('warn', 'usage-not-kept', { detail: error instanceof Error ? error.message : String(error) }),
        ),
      );
      return writing;
    },
  };
}
