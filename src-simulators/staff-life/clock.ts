/**
 * A clock for the demo county from `<ISO start>[,<rate>]`: begins at the start and runs `rate` times as fast as real
 * time (0 stands still, 1 is the default). Throws a sentence when the text is not of that form.
 */
export function parseClock(text: string, real: { now: () => number }): { now: () => number } {
  const [iso = '', rateText = '1', ...rest] = text.split(',');
  const start = Date.parse(iso);
  const rate = Number(rateText);
  if (Number.isNaN(start) || !Number.isFinite(rate) || rate < 0 || rest.length > 0) {
    throw new Error(`--clock must be <ISO start>[,<rate>], for example 2026-11-23T10:42:00+02:00,60: got "${text}"`);
  }
  const begin = real.now();
  return { now: () => start + (real.now() - begin) * rate };
}
