import type { Log } from './log.js';

/**
 * Tells of a fault that nobody caught by the log, whose redaction Node's own report would go round, and ends the process.
 * @returns stops watching
 */
export function reportCrashes(log: Log, written: () => Promise<void>, exit: (code: number) => void): () => void {
  async function end() {
    await written();
    exit(1);
  }
  const onCrash = (error: unknown) => {
    log('error', 'crashed', { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    void end();
  };
  process.once('uncaughtException', onCrash);
  return () => void process.off('uncaughtException', onCrash);
}
