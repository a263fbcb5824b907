import { HIDDEN, type Redaction, createRedaction } from './redact.js';

/** The program's own log: one line an event, never anything of a client, never a secret. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts?: Record<string, string | number | boolean>,
) => void;

/**
 * Writes JSON lines to a stream (standard error by default), so that standard output stays free for `--ready-json`. Every
 * line goes through the redaction.
 */
export const createLog =
  (
    write: (line: string) => void = (line) => void process.stderr.write(line),
    now: () => Date = () => new Date(),
    redaction: Redaction = createRedaction(),
  ): Log =>
  (level, event, facts = {}) => {
    const told = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [redaction.text(name), redaction.fact(name, value)]),
    );
    const what = { event: redaction.text(event), ...told };
    // Two facts side by side, or JSON's own escapes, may spell what none of them says alone.
    const safe = redaction.holds(JSON.stringify(what)) ? { event: HIDDEN } : what;
    write(`${JSON.stringify({ time: now().toISOString(), level, ...safe })}\n`);
  };
