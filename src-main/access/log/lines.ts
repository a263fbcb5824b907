import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { namesOf } from './names.js';

/** One file of the log as it was when it was opened for reading. */
export interface LogFile {
  name: string;
  handle: FileHandle;
  size: number;
  /** The file's own number, which it keeps when it gets another name. */
  id: string;
  /** Changes with the file's content. */
  stamp: string;
}

const NEWLINE = 0x0a;
const CHUNK = 256 * 1024;
const TRIES = 3;

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function openAll(file: string): Promise<LogFile[] | undefined> {
  const { folder, earlier, current } = namesOf(file);
  const before = await readdir(folder).catch((error: unknown): string[] => {
    if (isMissing(error)) return [];
    throw error;
  });
  const opened: LogFile[] = [];
  const wanted = [...earlier(before), ...(before.includes(current) ? [current] : [])];
  try {
    for (const name of wanted) {
      const handle = await open(join(folder, name), 'r');
      const stat = await handle.stat({ bigint: true });
      const size = stat.isFile() ? Number(stat.size) : 0;
      opened.push({ name, handle, size, id: String(stat.ino), stamp: `${stat.ino} ${stat.size} ${stat.mtimeNs}` });
    }
  } catch (error) {
    await closeAll(opened);
    if (isMissing(error)) return undefined;
    throw error;
  }
  const after = before.length === 0 ? [] : await readdir(folder);
  if (earlier(after).length === earlier(before).length) return opened;
  // A file was put away meanwhile: the present one may be another now.
  await closeAll(opened);
  return undefined;
}
const closeAll = (files: readonly LogFile[]) => Promise.all(files.map(({ handle }) => handle.close()));

/** Lets `use` read all files of the log, oldest first, as they are now. */
export async function withFiles<T>(file: string, use: (files: readonly LogFile[]) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const files = await openAll(file);
    if (files !== undefined) {
      try {
        return await use(files);
      } finally {
        await closeAll(files);
      }
    }
    if (tries === TRIES) throw new Error('the files of the access log change their names all the time');
  }
}

async function readAt({ handle }: LogFile, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  let got = 0;
  for (let n = -1; n !== 0 && got < bytes.length; got += n)
    n = (await handle.read(bytes, got, bytes.length - got, from + got)).bytesRead;
  return bytes.subarray(0, got);
}

/** Whole lines from the beginning on, some hundreds at a time: between them others have their turn. */
export async function* linesOf(file: LogFile): AsyncGenerator<string[], { torn: number }> {
  let rest = Buffer.alloc(0);
  for (let at = 0; at < file.size; at += CHUNK) {
    const bytes = Buffer.concat([rest, await readAt(file, at, Math.min(file.size, at + CHUNK))]);
    const end = bytes.lastIndexOf(NEWLINE);
    rest = bytes.subarray(end + 1);
    if (end !== -1) yield bytes.toString('utf8', 0, end).split('\n');
  }
  return { torn: rest.length };
}

/**
 * Whole lines before the byte `end`, the last first, with where each begins; some at a time.
 * @param chunk bytes read at once
 */
export async function* linesBack(
  file: LogFile,
  end: number,
  chunk = CHUNK,
): AsyncGenerator<{ line: string; start: number }[]> {
  let rest = Buffer.alloc(0);
  let isFirst = true;
  for (let to = Math.min(end, file.size); to > 0; to = Math.max(0, to - chunk)) {
    const from = Math.max(0, to - chunk);
    let bytes = Buffer.concat([await readAt(file, from, to), rest]);
    if (isFirst) {
      // Nothing after the last newline is a line yet.
      bytes = bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
      isFirst = bytes.length === 0;
    }
    const found: { line: string; start: number }[] = [];
    let stop = bytes.length;
    while (stop > 0) {
      const before = stop < 2 ? -1 : bytes.lastIndexOf(NEWLINE, stop - 2);
      // Its beginning stands in the chunk before.
      if (before === -1 && from > 0) break;
      found.push({ line: bytes.toString('utf8', before + 1, stop - 1), start: from + before + 1 });
      stop = before + 1;
    }
    rest = bytes.subarray(0, stop);
    yield found;
  }
}
