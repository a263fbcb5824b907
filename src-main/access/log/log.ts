import {
  closeSync,
  constants,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessEntry } from '#shared/access-log.js';
import { digestOf } from './chain.js';
import { takeLock } from './lock.js';
import { UNTOLD, namesOf } from './names.js';
import { type OpenLog, keepNames, openLog, putAway } from './open.js';

export interface AccessLog {
  /** Resolves when the entry is on the disk. Rejects when it cannot be written: then nothing may be shown. */
  append: (entry: AccessEntry) => Promise<void>;
  close: () => Promise<void>;
}

/** @param digest of the entry's line, which tells it from every other */
export type OnWritten = (entry: AccessEntry, time: string, digest: string) => void;

export interface WritableAccessLog extends AccessLog {
  /** Opens the log before the first entry, so that nobody waits for it. Rejects as `append` does. */
  open: () => Promise<void>;
  /** Calls `listener` with each entry that is on the disk. Returns the way to stop. */
  onWritten: (listener: OnWritten) => () => void;
}

const CLOSED = -1;
/** A file of this size is put away: some forty thousand entries, read and checked in the blink of an eye. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Append-only JSON lines, each with the SHA-256 of the line before it, so that a changed or missing line shows. One process
 * at a time writes; what was cut short by a crash is set aside and told.
 * @param file path of the present file; its folder is made when missing. Earlier ones stand beside it, by month
 * @param maxBytes size at which the present file is put away, which it also is when a month (UTC) begins
 */
export function createAccessLog({
  file,
  now,
  maxBytes = MAX_BYTES,
}: {
  file: string;
  now: () => Date;
  maxBytes?: number;
}): WritableAccessLog {
  const names = namesOf(file);
  let opened: OpenLog | undefined;
  let unlock: (() => Promise<void>) | undefined;
  let waiting: { entry: AccessEntry; time: string; done: () => void; failed: (why: unknown) => void }[] = [];
  let writing: Promise<void> | undefined;
  let last = '';
  const listeners = new Set<OnWritten>();

  async function begin(): Promise<OpenLog> {
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    unlock ??= await takeLock(names.lock);
    const { untold, ...log } = await openLog(file, now().toISOString());
    try {
      for (const name of untold) tell(log, name);
    } catch (error) {
      closeSync(log.fd);
      throw error;
    }
    // The files were taken away while we run: the chain goes on, so that it shows.
    if (log.previous === '') log.previous = last;
    return log;
  }

  /** That something was cut off, before anything else is written. */
  function tell(log: OpenLog, untold: string): void {
    const path = join(names.folder, untold);
    const lasting = untold.slice(0, -UNTOLD.length);
    const entry = { action: 'logRepaired', professional: null, client: null, by: 'workbench' } as const;
    write(log, [{ entry: { ...entry, file: lasting, bytes: statSync(path).size }, time: now().toISOString() }]);
    renameSync(path, join(names.folder, lasting));
    keepNames(names.folder);
  }

  /** Puts the present file away when it is full, or of another month, and begins the next. */
  function turn(log: OpenLog, time: string, bytes: number): void {
    if (log.month === undefined || (log.month === time.slice(0, 7) && log.size + bytes <= maxBytes)) return;
    // Not every system gives an open file another name.
    closeSync(log.fd);
    log.fd = CLOSED;
    putAway(file, log.month, readdirSync(names.folder));
    log.fd = openSync(file, 'as', 0o600);
    keepNames(names.folder);
    log.size = 0;
    log.month = undefined;
  }

  /** @returns the digest of each line */
  function write(log: OpenLog, batch: readonly { entry: AccessEntry; time: string }[], mayTurn = false): string[] {
    let { previous } = log;
    const digests: string[] = [];
    const lines = batch.map(({ entry, time }) => {
      const line = JSON.stringify({ time, ...entry, previous });
      previous = digestOf(line);
      digests.push(previous);
      return `${line}\n`;
    });
    const bytes = Buffer.from(lines.join(''));
    const time = batch[0]?.time ?? '';
    if (mayTurn) turn(log, time, bytes.length);
    try {
      // Opened for synchronous writing: it is on the disk when this has come back.
      writeWhole(log.fd, bytes);
    } catch (error) {
      // A part of it may be there. Nobody was told that it is: it goes, and later entries follow the last whole line.
      try {
        ftruncateSync(log.fd, log.size);
      } catch {
        // Then it is set aside at the next opening.
      }
      throw error;
    }
    log.previous = previous;
    log.size += bytes.length;
    log.month ??= time.slice(0, 7);
    return digests;
  }

  /** Writes all that waits at once: they share one wait for the disk. */
  async function writeBatch(): Promise<void> {
    const batch = waiting;
    waiting = [];
    let digests: string[];
    try {
      if (opened !== undefined && !isStill(opened)) letGo();
      // Where the file is open the write begins at once, in the caller's own step.
      const log = (opened ??= await begin());
      digests = write(log, batch, true);
      last = log.previous;
    } catch (error) {
      // A failed write must not stop later ones: each is tried on its own, and the file is looked at anew.
      letGo();
      for (const one of batch) one.failed(error);
      return;
    }
    for (const [nth, one] of batch.entries()) {
      one.done();
      for (const listener of listeners) listener(one.entry, one.time, digests[nth] ?? '');
    }
  }
  function letGo(): void {
    if (opened !== undefined && opened.fd !== CLOSED) closeSync(opened.fd);
    opened = undefined;
  }
  async function writeAll(): Promise<void> {
    while (waiting.length > 0) await writeBatch();
    writing = undefined;
  }

  return {
    append: (entry) =>
      new Promise<void>((done, failed) => {
        waiting.push({ entry, time: now().toISOString(), done, failed });
        writing ??= writeAll();
      }),
    async open() {
      while (writing !== undefined) await writing;
      if (opened !== undefined) return;
      // Entries that come meanwhile wait for this one opening.
      const opening = begin().then((log) => {
        opened = log;
      });
      writing = opening.catch(() => undefined).then(writeAll);
      await opening;
    },
    onWritten(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      await writing;
      letGo();
      await unlock?.();
      unlock = undefined;
    },
  };
}

/** Whether the open file still is the one in the folder, and ends where we left it. Costs some microseconds. */
function isStill({ fd, size }: OpenLog): boolean {
  const stat = fstatSync(fd);
  return !stat.isFile() || (stat.nlink > 0 && stat.size === size);
}

/**
 * Written in the caller's own step: an entry is some hundred bytes, and whoever opens a client waits for it anyway. Handed
 * to another thread it would take several times as long as the disk does.
 */
function writeWhole(fd: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done);
  // Windows knows no such opening.
  if (constants.O_SYNC === undefined) fdatasyncSync(fd);
}
