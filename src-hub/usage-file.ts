import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type UsageReport, usageReportSchema } from '#shared/usage.js';
import type { HubLog } from './log.js';
import type { UsageBook } from './usage-book.js';

const readLine = (line: string): UsageReport | undefined => {
  try {
    return usageReportSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
};

/**
 * Keeps the book over the hub's restarts: one line a report, read again from the beginning; a later line replaces what an
 * earlier one told of the same day. Written shorter at each start.
 */
export function createUsageFile({ file, book, log }: { file: string; book: UsageBook; log: HubLog }) {
  async function load(): Promise<void> {
    const text = await readFile(file, 'utf8').catch(() => '');
    let unreadable = 0;
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const report = readLine(line);
      if (report === undefined) unreadable += 1;
      else book.take(report);
    }
    // The last line of a machine that lost its power; the workstation was not told that it was taken.
    if (unreadable > 0) log('warn', 'hub-usage-lines-unreadable', { lines: unreadable });
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const lines = [...book.reports()].map((report) => `${JSON.stringify({ ...report, county: '' })}\n`);
    await writeFile(`${file}.new`, lines.join(''), { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
  let last = load();

  return {
    /** Resolves when everything that was kept is in the book. */
    ready: (): Promise<void> => last,
    /** Resolves when the report is on the disk; rejects when it cannot be written. */
    keep(report: UsageReport): Promise<void> {
      const line = `${JSON.stringify(report)}\n`;
      const written = last.catch(() => undefined).then(() => appendFile(file, line, { mode: 0o600, flush: true }));
      last = written;
      return written;
    },
  };
}
export type UsageFile = ReturnType<typeof createUsageFile>;
