import { appendFile } from 'node:fs/promises';
import { type Log, createLog } from './log.js';

/**
 * The program's log: everything into a file, warnings and errors to the terminal too. A log that cannot be written
 * stops nothing: the terminal still has what matters.
 */
export function createFileLog(file: string): Log {
  let queue: Promise<void> = Promise.resolve();
  const toFile = createLog((line) => {
    queue = queue.then(() => appendFile(file, line, { mode: 0o600 })).catch(() => undefined);
  });
  const toTerminal = createLog();
  return (level, event, facts) => {
    toFile(level, event, facts);
    if (level !== 'info') toTerminal(level, event, facts);
  };
}
