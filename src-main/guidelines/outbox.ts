import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { feedbackWordsSchema } from '#shared/guidelines-feedback.js';
import { readingSchema } from '#shared/guidelines-readings.js';
import type { Log } from '../log.js';

const itemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reading'), person: z.string(), reading: readingSchema }),
  z.object({ kind: z.literal('feedback'), person: z.string(), words: feedbackWordsSchema }),
]);
export type OutboxItem = z.infer<typeof itemSchema>;

const MOST = 2_000;

const parse = (text: string): OutboxItem[] => {
  try {
    return z.array(itemSchema).safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
};

/**
 * What the hub does not have yet, each item with the professional whose it is: it is sent when they are signed in. Kept in
 * one file, so that it outlives a restart. Sending twice does no harm.
 */
export function createOutbox({ file, log }: { file: string; log: Log }) {
  let items: OutboxItem[] = [];
  let writing: Promise<void> = Promise.resolve();
  const loaded = readFile(file, 'utf8').then(
    (text) => {
      items = [...parse(text), ...items];
    },
    () => undefined,
  );

  async function write(): Promise<void> {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(`${file}.new`, 'w', 0o600);
    try {
      await handle.writeFile(JSON.stringify(items));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.new`, file);
  }
  /** One after another. A disk that refuses is told of in the log: what waits is sent from memory. */
  function save(): Promise<void> {
    writing = writing.then(() =>
      write().catch((error: unknown) =>
        log('warn', 'guidelines.outbox-not-kept', { detail: error instanceof Error ? error.message : String(error) }),
      ),
    );
    return writing;
  }

  return {
    /** Resolves when what was left from before is there. */
    ready: () => loaded,
    of: (person: string): OutboxItem[] => items.filter((item) => item.person === person),
    async add(item: OutboxItem): Promise<void> {
      await loaded;
      items = [...items, item].slice(-MOST);
      await save();
    },
    async remove(gone: readonly OutboxItem[]): Promise<void> {
      if (gone.length === 0) return;
      items = items.filter((item) => !gone.includes(item));
      await save();
    },
  };
}
export type Outbox = ReturnType<typeof createOutbox>;
