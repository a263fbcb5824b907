import type { AccessRow } from '#shared/access-log.js';
import { type LogFile, linesBack, withFiles } from './lines.js';
import { type Wanted, isBefore, rowOf } from './rows.js';

const ROWS = 50;
/** Bytes that one page looks through at most: a professional with few entries gets a short page, and asks on. */
const BUDGET = 4 * 1024 * 1024;

/** Where a page ended: the file by its own number, which stays when it is put away, and the byte. */
const cursorOf = (file: LogFile, at: number) => `${file.id}-${at}`;
function placeOf(files: readonly LogFile[], before: string | undefined): { index: number; end: number } {
  const [id, at] = (before ?? '').split('-');
  const index = files.findIndex((file) => file.id === id);
  const last = files.length - 1;
  return index === -1 ? { index: last, end: files[last]?.size ?? 0 } : { index, end: Number(at) };
}

/**
 * Entries backwards from where the page before ended, read in pieces: never the whole log.
 * @param before `more` of the page before
 * @param limits rows and bytes of one page
 */
export function readPage(
  file: string,
  wanted: Wanted,
  before?: string,
  limits = { rows: ROWS, bytes: BUDGET, chunk: 256 * 1024 },
): Promise<{ rows: AccessRow[]; more?: string }> {
  return withFiles(file, async (files) => {
    const rows: AccessRow[] = [];
    const place = placeOf(files, before);
    let seen = 0;
    for (let index = place.index; index >= 0; index -= 1) {
      const one = files[index];
      if (one === undefined) break;
      const end = index === place.index ? place.end : one.size;
      for await (const lines of linesBack(one, end, limits.chunk)) {
        for (const { line, start } of lines) {
          if (isBefore(line, wanted.from)) return { rows };
          const row = rowOf(line, cursorOf(one, start), wanted);
          if (row !== undefined) rows.push(row);
          seen += line.length;
          const isFull = rows.length >= limits.rows || seen >= limits.bytes;
          if (isFull) return index === 0 && start === 0 ? { rows } : { rows, more: cursorOf(one, start) };
        }
      }
    }
    return { rows };
  });
}
