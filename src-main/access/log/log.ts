import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AccessEntry } from '#shared/access-log.js';

export interface AccessLog {
  /**
   * Resolves when the entry is on the disk. Rejects when it cannot be written: then nothing may be shown.
   * @param how `patient` = nothing is shown because of it: it is written beside the caller's work instead of before it
   */
  append: (entry: AccessEntry, how?: 'patient') => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Append-only JSON lines, each with the SHA-256 of the line before it, so that a changed or missing line shows.
 * @param file path of the log; its folder is made when missing
 */
export function createAccessLog({ file, now }: { file: string; now: () => Date }): AccessLog {
  let opened: { handle: FileHandle; previous: string } | undefined;
  let waiting: {
    entry: AccessEntry;
    time: string;
    patient: boolean;
    done: () => void;
    failed: (why: unknown) => void;
  }[] = [];
  let writing: Promise<void> | undefined;
  const openLog = async () => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const text = await readFile(file, 'utf8').catch(() => '');
    const last = text.trimEnd().split('\n').at(-1) ?? '';
    return { handle: await open(file, 'as', 0o600), previous: last === '' ? '' : digest(last) };
  };

  /** Writes all that waits at once: they share one wait for the disk. */
  async function writeBatch(): Promise<void> {
    const batch = waiting;
    waiting = [];
    try {
      // Where the file is open the write begins at once, in the caller's own step.
      const log = (opened ??= await openLog());
      let { previous } = log;
      const lines = batch.map(({ entry, time }) => {
        const line = JSON.stringify({ time, ...entry, previous });
        previous = digest(line);
        return `${line}\n`;
      });
      // Opened for synchronous writing: it is on the disk when this has come back.
      const bytes = Buffer.from(lines.join(''));
      if (batch.every(({ patient }) => patient)) await log.handle.appendFile(bytes);
      else writeWhole(log.handle.fd, bytes);
      log.previous = previous;
      for (const one of batch) one.done();
    } catch (error) {
      // A failed write must not stop later ones: each is tried on its own, and a failed opening is tried anew.
      const failed = opened;
      opened = undefined;
      await failed?.handle.close().catch(() => undefined);
      for (const one of batch) one.failed(error);
    }
  }
  async function writeAll(): Promise<void> {
    while (waiting.length > 0) await writeBatch();
    writing = undefined;
  }

  return {
    append: (entry, how) =>
      new Promise<void>((done, failed) => {
        waiting.push({ entry, time: now().toISOString(), patient: how === 'patient', done, failed });
        writing ??= writeAll();
      }),
    async close() {
      await writing;
      await opened?.handle.close().catch(() => undefined);
    },
  };
}

/**
 * Written in the caller's own step: an entry is some hundred bytes, and whoever opens a client waits for it anyway. Handed
 * to another thread it would take several times as long as the disk does.
 */
function writeWhole(fd: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done);
}

const digest = (line: string) => createHash('sha256').update(line).digest('hex');
