import { closeSync, openSync, readdirSync, renameSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessEntry } from '#shared/access-log.js';
import { digestOf } from './chain.js';
import { isStill, takeBack, writeBeside, writeWhole } from './disk.js';
import { takeLock } from './lock.js';
import { UNTOLD, namesOf } from './names.js';
import { type OpenLog, keepNames, openLog, putAway } from './open.js';

export interface AccessLog {
  /**
   * Resolves when the entry is on the disk. Rejects when it cannot be written, or after `close`: then nothing may be shown.
   * @param how `patient` = nothing is shown because of it: it is written beside the caller's work instead of before it
   */
  append: (entry: AccessEntry, how?: 'patient') => Promise<void>;
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
 * @param training every entry says that it is of training
 * @param maxBytes size at which the present file is put away, which it also is when a month (UTC) begins
 */
export function createAccessLog({
  file,
  now,
  maxBytes = MAX_BYTES,
  training,
}: {
  file: string;
  now: () => Date;
  maxBytes?: number;
  training?: true | undefined;
}): WritableAccessLog {
  const names = namesOf(file);
  let opened: OpenLog | undefined;
  let unlock: (() => Promise<void>) | undefined;
  let waiting: (Waiting & { done: () => void; failed: (why: unknown) => void })[] = [];
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
    const time = now().toISOString();
    const lines = linesOf(log.previous, [{ entry: { ...entry, file: lasting, bytes: statSync(path).size }, time }]);
    try {
      writeWhole(log.fd, lines.bytes);
    } catch (error) {
      takeBack(log);
      throw error;
    }
    written(log, lines, time);
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

  /** Makes room where the file is full, and writes the lines; what did not wholly get there is taken back. */
  async function write(log: OpenLog, batch: readonly Waiting[]): Promise<Lines> {
    const time = batch[0]?.time ?? '';
    const lines = linesOf(log.previous, batch);
    turn(log, time, lines.bytes.length);
    try {
      if (batch.every(({ patient }) => patient)) await writeBeside(log.fd, lines.bytes);
      else writeWhole(log.fd, lines.bytes);
    } catch (error) {
      takeBack(log);
      throw error;
    }
    written(log, lines, time);
    return lines;
  }

  /** Writes all that waits at once: they share one wait for the disk. */
  async function writeBatch(): Promise<void> {
    const batch = waiting;
    waiting = [];
    let digests: readonly string[];
    try {
      if (opened !== undefined && !isStill(opened)) letGo();
      // Where the file is open the write begins at once, in the caller's own step.
      const log = (opened ??= await begin());
      ({ digests } = await write(log, batch));
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
  let closed = false;
  async function writeAll(): Promise<void> {
    while (waiting.length > 0) await writeBatch();
    writing = undefined;
  }

  return {
    append: (entry, how) =>
      new Promise<void>((done, failed) => {
        if (closed) return failed(new Error('the access log is closed'));
        const marked = training === undefined ? entry : { ...entry, training };
        waiting.push({ entry: marked, time: now().toISOString(), patient: how === 'patient', done, failed });
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
      // Whoever comes while the last ones are written is still written; after that the file is another's to take.
      while (writing !== undefined) await writing;
      closed = true;
      letGo();
      await unlock?.();
      unlock = undefined;
    },
  };
}

interface Waiting {
  entry: AccessEntry;
  time: string;
  patient: boolean;
}

interface Lines {
  bytes: Buffer;
  /** Of each line; the last of them is what the next line carries. */
  digests: readonly string[];
}

/** Entries as lines that follow the one whose digest is `previous`. */
function linesOf(previous: string, batch: readonly Pick<Waiting, 'entry' | 'time'>[]): Lines {
  const digests: string[] = [];
  const lines = batch.map(({ entry, time }) => {
    const line = JSON.stringify({ time, ...entry, previous: digests.at(-1) ?? previous });
    digests.push(digestOf(line));
    return `${line}\n`;
  });
  return { bytes: Buffer.from(lines.join('')), digests };
}

function written(log: OpenLog, { bytes, digests }: Lines, time: string): void {
  log.previous = digests.at(-1) ?? log.previous;
  log.size += bytes.length;
  log.month ??= time.slice(0, 7);
}
