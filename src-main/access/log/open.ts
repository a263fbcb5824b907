import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, renameSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLine, digestOf } from './chain.js';
import { UNTOLD, namesOf } from './names.js';
import { type Tail, findTail } from './tail.js';

/** The file that entries are written to, ready for the next. */
export interface OpenLog {
  fd: number;
  /** Digest of the last line, '' before the first of all. */
  previous: string;
  /** Bytes of whole lines. */
  size: number;
  /** Month of its first entry, YYYY-MM; undefined while it is empty. */
  month: string | undefined;
}

const FIRST_LOOK = 64 * 1024;

/** The end of a file. What is no regular file (a device) has none. */
function tailOf(fd: number, size: number): Tail {
  for (let length = Math.min(size, FIRST_LOOK); ; length = Math.min(size, length * 4)) {
    const end = Buffer.alloc(length);
    let got = 0;
    for (let n = -1; n !== 0 && got < length; got += n) n = readSync(fd, end, got, length - got, size - length + got);
    const tail = findTail(end.subarray(0, got), length === size);
    if (tail !== undefined) return { ...tail, whole: size - length + tail.whole };
  }
}

function read<T>(path: string, how: (fd: number, size: number) => T): T | undefined {
  let fd;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const stat = fstatSync(fd);
    return how(fd, stat.isFile() ? stat.size : 0);
  } finally {
    closeSync(fd);
  }
}

const firstLineOf = (fd: number, size: number): string => {
  const start = Buffer.alloc(Math.min(size, FIRST_LOOK));
  readSync(fd, start, 0, start.length, 0);
  return start.toString('utf8').split('\n', 1)[0] ?? '';
};

/** Month of the first entry, YYYY-MM. */
const monthOf = (line: string) => parseLine(line)?.time.slice(0, 7);

/** So that a name given or a file begun is there after lost power too. Not every system lets a folder be opened. */
export function keepNames(folder: string): void {
  try {
    const fd = openSync(folder, 'r');
    fsyncSync(fd);
    closeSync(fd);
  } catch {
    // Windows.
  }
}

/** Moves what was cut short into a file beside the log, first written there, then taken away here. */
async function setAside(path: string, aside: string, tail: Tail, size: number): Promise<void> {
  const torn = Buffer.alloc(size - tail.whole);
  read(path, (fd) => readSync(fd, torn, 0, torn.length, tail.whole));
  const handle = await open(aside, 'w', 0o600);
  try {
    await handle.writeFile(torn);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const fd = openSync(path, 'r+');
  try {
    ftruncateSync(fd, tail.whole);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/**
 * Opens the log for writing: cuts off a last line that is not whole, and finds where the chain goes on.
 * @param time names what is cut off
 * @returns also the side files that no entry tells of yet
 */
export async function openLog(file: string, time: string): Promise<OpenLog & { untold: string[] }> {
  const names = namesOf(file);
  const present = await readdir(names.folder);
  let size = 0;
  const tail = read(file, (fd, bytes) => tailOf(fd, (size = bytes))) ?? { whole: 0, last: '' };
  const untold = names.untold(present);
  if (size > tail.whole) {
    let nth = 0;
    while (present.some((name) => name.startsWith(names.torn(time, nth)))) nth += 1;
    const aside = `${names.torn(time, nth)}${UNTOLD}`;
    await setAside(file, join(names.folder, aside), tail, size);
    untold.push(aside);
  }
  const newest = names.earlier(present).at(-1);
  const last =
    tail.last !== '' || newest === undefined
      ? tail.last
      : (read(join(names.folder, newest), (fd, bytes) => tailOf(fd, bytes).last) ?? '');
  const month = tail.last === '' ? undefined : monthOf(read(file, firstLineOf) ?? '');
  const fd = openSync(file, 'as', 0o600);
  keepNames(names.folder);
  return { fd, size: tail.whole, previous: last === '' ? '' : digestOf(last), month, untold };
}

/** Gives the present file its lasting name. The next one goes on with its chain. */
export function putAway(file: string, month: string, present: readonly string[]): void {
  const names = namesOf(file);
  renameSync(file, join(names.folder, names.next(month, names.earlier(present))));
  keepNames(names.folder);
}
