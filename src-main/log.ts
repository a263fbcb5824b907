/** The program's own log: one line an event, never anything of a client. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts?: Record<string, string | number | boolean>,
) => void;

/** Writes JSON lines to a stream (standard error by default), so that standard output stays free for `--ready-json`. */
export const createLog =
  (
    write: (line: string) => void = (line) => void process.stderr.write(line),
    now: () => Date = () => new Date(),
  ): Log =>
  (level, event, facts = {}) =>
    write(`${JSON.stringify({ time: now().toISOString(), level, event, ...facts })}\n`);
