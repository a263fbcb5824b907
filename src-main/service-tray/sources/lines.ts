import { createReadStream } from 'node:fs';
import { appendFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { ptvChannelSchema, ptvOrganizationSchema, ptvServiceSchema } from '#shared/ptv.js';
import { serviceEventSchema, serviceSchema } from '#shared/service-tray.js';
import { type Entry, type Holding, emptyHolding, putEntry } from './holding.js';

const entrySchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('services'), item: ptvServiceSchema }),
  z.object({ what: z.literal('channels'), item: ptvChannelSchema }),
  z.object({ what: z.literal('organizations'), item: ptvOrganizationSchema }),
  z.object({ what: z.literal('own'), item: serviceSchema }),
  z.object({ what: z.literal('events'), item: serviceEventSchema }),
]);

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** Lines that are written at once. */
const LINES_AT_ONCE = 200;
/** Others get their turn after so many milliseconds: the core serves two screens meanwhile. */
const SLICE_MS = 12;

/** Lets others have their turn when it is time; to be awaited at each step of a long work. */
export function createBreather(): () => Promise<void> {
  let until = performance.now() + SLICE_MS;
  return async () => {
    if (performance.now() < until) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    until = performance.now() + SLICE_MS;
  };
}

/**
 * Reads a file of one JSON object a line: a head, then entries. A line that was cut by a crash, or cannot be read, is
 * left out. Undefined when there is no such file or its head is of another form.
 */
export async function readLines<Head>(
  file: string,
  headSchema: z.ZodType<Head>,
): Promise<{ head: Head; holding: Holding } | undefined> {
  const holding = emptyHolding();
  let head: Head | undefined;
  const breathe = createBreather();
  const stream = createReadStream(file, 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      await breathe();
      if (head === undefined) {
        head = headSchema.safeParse(jsonOf(line)).data;
        if (head === undefined) return undefined;
        continue;
      }
      const entry = entrySchema.safeParse(jsonOf(line));
      if (entry.success) putEntry(holding, entry.data);
    }
  } catch {
    return undefined;
  } finally {
    stream.destroy();
  }
  return head === undefined ? undefined : { head, holding };
}

const written = (entries: readonly Entry[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

/** Writes the whole file beside and puts it in place in one step: a crash leaves the old one. */
export async function writeLines(file: string, head: object, entries: readonly Entry[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.new`;
  const handle = await open(beside, 'w');
  const breathe = createBreather();
  try {
    await handle.write(`${JSON.stringify(head)}\n`);
    for (let at = 0; at < entries.length; at += LINES_AT_ONCE) {
      await handle.write(written(entries.slice(at, at + LINES_AT_ONCE)));
      await breathe();
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, file);
}

export const appendLines = (file: string, entries: readonly Entry[]): Promise<void> =>
  appendFile(file, written(entries));
export const dropFile = (file: string): Promise<void> => rm(file, { force: true });
