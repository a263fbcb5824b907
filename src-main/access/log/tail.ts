import { parseLine } from './chain.js';

const NEWLINE = 0x0a;

/** What the end of a file tells: bytes up to the end of its last whole line, and that line ('' = there is none). */
export interface Tail {
  whole: number;
  last: string;
}

/**
 * Finds the last whole line: ended by a newline, and one that can be read. What stands after it was cut short by a killed
 * process or lost power, and nobody was ever told that it is on the disk.
 * @param end the last bytes of a file
 * @param isAll whether these are all of its bytes
 * @returns undefined when more bytes are needed to know. Pure.
 */
export function findTail(end: Buffer, isAll: boolean): Tail | undefined {
  let whole = end.lastIndexOf(NEWLINE) + 1;
  while (whole > 0) {
    const before = whole < 2 ? -1 : end.lastIndexOf(NEWLINE, whole - 2);
    // Its beginning may stand before what was read.
    if (before === -1 && !isAll) return undefined;
    const last = end.toString('utf8', before + 1, whole - 1);
    if (parseLine(last) !== undefined) return { whole, last };
    whole = before + 1;
  }
  return isAll ? { whole: 0, last: '' } : undefined;
}
