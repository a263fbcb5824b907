import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { toJson } from '../read-body.js';
import { type FeedbackKept, feedbackKeptSchema } from './book.js';

/** What the file holds; undefined when there is none. @throws when it cannot be read as what it should be */
export async function readKept(file: string): Promise<FeedbackKept | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : feedbackKeptSchema.parse(toJson(text));
}

/** Keeps everything anew each time, whole or not at all: an answer is not to be told from the order of lines. */
export function createKeeper(file: string) {
  let last: Promise<void> = Promise.resolve();
  return {
    keep(kept: FeedbackKept): Promise<void> {
      last = last
        .catch(() => undefined)
        .then(async () => {
          await mkdir(dirname(file), { recursive: true, mode: 0o700 });
          await writeFile(`${file}.new`, JSON.stringify(kept), { mode: 0o600, flush: true });
          await rename(`${file}.new`, file);
        });
      return last;
    },
    done: (): Promise<void> => last.catch(() => undefined),
  };
}
