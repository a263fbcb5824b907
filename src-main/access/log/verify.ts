import * as z from 'zod';
import type { ChainBreak, ChainReport } from '#shared/access-log.js';
import { digestOf, follow, parseLine } from './chain.js';
import { type LogFile, linesBack, linesOf, withFiles } from './lines.js';
import { namesOf } from './names.js';

const MOST_BREAKS = 100;

/** What one file tells, so that one that is put away for good is read once. */
interface Checked {
  /** Digest that its first line must carry. */
  after: string;
  previous: string;
  lines: number;
  since: string | undefined;
  breaks: ChainBreak[];
  torn: number;
}

async function check(file: LogFile, after: string): Promise<Checked> {
  const checked: Checked = { after, previous: after, lines: 0, since: undefined, breaks: [], torn: 0 };
  const reading = linesOf(file);
  for (let next = await reading.next(); ; next = await reading.next()) {
    if (next.done === true) return { ...checked, torn: next.value.torn };
    for (const line of next.value) {
      const { state, why } = follow(checked, line);
      Object.assign(checked, state);
      checked.since ??= parseLine(line)?.time;
      if (why !== undefined) checked.breaks.push({ file: file.name, line: state.lines, why });
    }
  }
}

/** Looks through the whole chain, over all files of the log. Files that have not changed since the last look are not read again. */
export function createVerifier(file: string): () => Promise<ChainReport> {
  const known = new Map<string, Checked>();
  return () =>
    withFiles(file, async (files) => {
      const report: ChainReport = { files: files.length, lines: 0, breaks: [], broken: 0, torn: 0 };
      let previous = '';
      for (const one of files) {
        const before = known.get(one.stamp);
        const checked = before?.after === previous ? before : await check(one, previous);
        known.set(one.stamp, checked);
        report.lines += checked.lines;
        report.broken += checked.breaks.length;
        // The file may have another name by now.
        const here = checked.breaks.map((found) => ({ ...found, file: one.name }));
        report.breaks.push(...here.slice(0, MOST_BREAKS - report.breaks.length));
        if (report.since === undefined && checked.since !== undefined) report.since = checked.since;
        report.torn += checked.torn;
        ({ previous } = checked);
      }
      return report;
    });
}

/**
 * Breaks of the chain in the present file that no entry of it tells of yet. Earlier files were looked at when they were the
 * present one.
 */
export function untoldBreaks(file: string): Promise<ChainBreak[]> {
  return withFiles(file, async (files) => {
    const present = files.at(-1);
    if (present?.name !== namesOf(file).current) return [];
    const before = files.at(-2);
    const checked = await check(present, before === undefined ? '' : await lastDigest(before));
    if (checked.breaks.length === 0) return [];
    const told = new Set<number>();
    for await (const lines of linesOf(present)) {
      for (const line of lines) {
        const entry = toldSchema.safeParse(parseLine(line)).data;
        if (entry !== undefined) told.add(entry.line);
      }
    }
    return checked.breaks.filter(({ line }) => !told.has(line));
  });
}
const toldSchema = z.object({ action: z.literal('logBroken'), line: z.number() });

async function lastDigest(file: LogFile): Promise<string> {
  for await (const [newest] of linesBack(file, file.size)) if (newest !== undefined) return digestOf(newest.line);
  return '';
}
