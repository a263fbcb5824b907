import { open, rename } from 'node:fs/promises';
import * as z from 'zod';
import type { HubLog } from '../log.js';
import type { LogEntry } from './engine.js';
import type { Seal } from './seal.js';
import { readIfThere, unseal, writeWhole } from './whole-file.js';

const entrySchema = z.object({ id: z.string(), at: z.number(), body: z.string() });

/**
 * What a file of the journal holds. A last line without its end was being written when the power went: nobody was told
 * that it is safe, so it is not there.
 */
function linesOf(text: string, seal: Seal): { entries: LogEntry[]; unreadable: number; bytes: number } {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const lines = whole.split('\n').slice(0, -1);
  const entries = lines.flatMap((line) => unseal(line, seal, entrySchema) ?? []);
  return { entries, unreadable: lines.length - entries.length, bytes: Buffer.byteLength(whole) };
}

const textOf = (entries: readonly LogEntry[], seal: Seal) =>
  entries.map((entry) => `${seal.close(JSON.stringify(entry))}\n`).join('');

/**
 * The consultations' log on a disk: one sealed line an entry, written at the end only. Calls must follow one another.
 * A file that this key opens nothing of is set aside, so that the hub can begin.
 */
export async function openJournal({ file, seal, log }: { file: string; seal: Seal; log: HubLog }) {
  const found = linesOf((await readIfThere(file)) ?? '', seal);
  if (found.unreadable > 0 && found.entries.length === 0) {
    log('error', 'hub-journal-of-another-key', { lines: found.unreadable });
    await rename(file, `${file}.unreadable`);
    found.bytes = 0;
  } else if (found.unreadable > 0) log('error', 'hub-journal-lines-unreadable', { lines: found.unreadable });
  if (found.bytes === 0) await writeWhole(file, '');
  let handle = await open(file, 'r+');
  let size = found.bytes;
  // What stands after the last good line is cut before the next one is written.
  let torn = true;

  return {
    entries: found.entries,
    /** Resolves when the entries are on the disk; rejects when they are not, and then none of them is. */
    async write(entries: readonly LogEntry[]): Promise<void> {
      if (torn) await handle.truncate(size);
      torn = true;
      const bytes = Buffer.from(textOf(entries, seal));
      await handle.write(bytes, 0, bytes.length, size);
      await handle.datasync();
      size += bytes.length;
      torn = false;
    },
    /** The journal holds these entries and no others. Rejects when it holds what it held. */
    async replace(entries: readonly LogEntry[]): Promise<void> {
      const text = textOf(entries, seal);
      await writeWhole(file, text);
      const next = await open(file, 'r+');
      await handle.close();
      handle = next;
      size = Buffer.byteLength(text);
      torn = false;
    },
    close: () => handle.close(),
  };
}
export type Journal = Awaited<ReturnType<typeof openJournal>>;
