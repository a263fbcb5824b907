import { constants, fdatasyncSync, fstatSync, ftruncateSync, write as writeFrom, writeSync } from 'node:fs';
import type { OpenLog } from './open.js';

/** A part of a failed write may be there. Nobody was told that it is: it goes, and later entries follow the last whole line. */
export function takeBack({ fd, size }: OpenLog): void {
  try {
    ftruncateSync(fd, size);
  } catch {
    // Then it is set aside at the next opening.
  }
}

/** Whether the open file still is the one in the folder, and ends where we left it. Costs some microseconds. */
export function isStill({ fd, size }: OpenLog): boolean {
  const stat = fstatSync(fd);
  return !stat.isFile() || (stat.nlink > 0 && stat.size === size);
}

/**
 * Written in the caller's own step: an entry is some hundred bytes, and whoever opens a client waits for it anyway. Handed
 * to another thread it would take several times as long as the disk does.
 */
export function writeWhole(fd: number, bytes: Buffer): void {
  // The file is opened for synchronous writing: it is on the disk when this has come back.
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done);
  // Windows knows no such opening.
  if (constants.O_SYNC === undefined) fdatasyncSync(fd);
}

/** The same in another thread: slower, and the caller's own work goes on meanwhile. */
export async function writeBeside(fd: number, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length;) done += await writeLater(fd, bytes, done);
}
const writeLater = (fd: number, bytes: Buffer, from: number) =>
  new Promise<number>((done, failed) => {
    writeFrom(fd, bytes, from, bytes.length - from, null, (error, count) =>
      error === null ? done(count) : failed(error),
    );
  });
