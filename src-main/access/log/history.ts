import { type AccessEntry, accessRowSchema } from '#shared/access-log.js';
import type { Log } from '../../log.js';
import { digestOf } from './chain.js';
import { linesOf, withFiles } from './lines.js';
import type { WritableAccessLog } from './log.js';
import { lastBefore, learn, noOpenings } from './openings.js';

/** Only these lines are read; looking for the words costs a tenth of that. */
const telling = /"action":"(?:clientOpened|accessOpened|clientClosed|contextNotChanged)"/;

/**
 * Who opened whom when, kept in memory: read from the log when it is first asked for, piece by piece, and kept up with what
 * is written after.
 */
export function createHistory(file: string, onWritten: WritableAccessLog['onWritten'], log: Log) {
  const openings = noOpenings();
  let reading: Promise<void> | undefined;
  let stop = (): void => {};

  async function read(): Promise<void> {
    let waiting: { entry: AccessEntry; time: string; digest: string }[] | undefined = [];
    stop = onWritten((entry, time, digest) => {
      if (waiting === undefined) learn(openings, entry, time);
      else waiting.push({ entry, time, digest });
    });
    let newest = '';
    await withFiles(file, async (files) => {
      for (const one of files) {
        for await (const lines of linesOf(one)) {
          newest = lines.at(-1) ?? newest;
          for (const line of lines) {
            const row = telling.test(line) ? parse(line) : undefined;
            if (row !== undefined) learn(openings, row, row.time);
          }
        }
      }
    });
    // What was written after the files were looked at; the rest of what was told is in them.
    const lastRead = digestOf(newest);
    for (const { entry, time } of waiting.slice(waiting.findIndex(({ digest }) => digest === lastRead) + 1))
      learn(openings, entry, time);
    waiting = undefined;
  }

  return {
    /**
     * Time of the professional's opening of this client before the present one, ISO 8601; undefined when there was none, or
     * the log cannot be read.
     */
    async lastOpened(professional: string, client: string): Promise<string | undefined> {
      reading ??= read().catch((error: unknown) => {
        stop();
        reading = undefined;
        log('error', 'access-log-unreadable', { detail: error instanceof Error ? error.message : '' });
      });
      await reading;
      return lastBefore(openings, professional, client);
    },
    close: () => stop(),
  };
}

function parse(line: string) {
  try {
    return accessRowSchema.omit({ id: true }).safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
