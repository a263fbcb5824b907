import { appendFile } from 'node:fs/promises';
import { type Log, createLog } from './log.js';
import type { Redaction } from './redact.js';

/**
 * The program's log: everything into a file, warnings and errors to the terminal too. A log that cannot be written
 * stops nothing: the terminal still has what matters.
 */
export function createFileLog(file: string, redaction: Redaction): { log: Log; written: () => Promise<void> } {
  let queue: Promise<void> = Promise.resolve();
  const now = () => new Date();
  const toFile = createLog(
    (line) => {
      queue = queue.then(() => appendFile(file, line, { mode: 0o600 })).catch(() => undefined);
    },
    now,
    redaction,
  );
  const toTerminal = createLog((line) => void process.stderr.write(line), now, redaction);
  return {
    log: (level, event, facts) => {
      toFile(level, event, facts);
      if (level !== 'info') toTerminal(level, event, facts);
    },
    /** When all that was logged until now is in the file. */
    written: () => queue,
  };
}
