/** A period on a common scale: where it begins and how long it is, in shares of the whole. */
export interface Bar {
  left: number;
  width: number;
  /** The period has no end, or none that has come. */
  goesOn: boolean;
}

interface Period {
  start?: string | undefined;
  end?: string | undefined;
}

/**
 * Lays periods on one scale, from the earliest start to the latest end or now. A period without a start begins where the
 * scale does, one without an end goes on to the scale's end.
 * @param now in milliseconds
 * @returns bars in the order of the periods, and now's place; undefined where no date can be read at all
 */
export function barsOf(periods: readonly Period[], now: number): { bars: Bar[]; now: number } | undefined {
  const read = periods.map(({ start, end }) => {
    const [from, to] = [Date.parse(start ?? ''), Date.parse(end ?? '')];
    // An end before its start is a mistake of the source: the start is kept.
    return { from, to: to < from ? Number.NaN : to };
  });
  const known = read.flatMap(({ from, to }) => [from, to]).filter((one) => !Number.isNaN(one));
  if (known.length === 0) return undefined;
  const least = Math.min(...known, now);
  const most = Math.max(...known, now);
  const share = (at: number) => (most === least ? 1 : (at - least) / (most - least));
  const bars = read.map(({ from, to }) => {
    const left = Number.isNaN(from) ? 0 : share(from);
    const end = Number.isNaN(to) ? 1 : share(to);
    return { left, width: Math.max(end - left, 0), goesOn: Number.isNaN(to) || to > now };
  });
  return { bars, now: share(now) };
}
