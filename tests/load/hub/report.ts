const missed: string[] = [];

export const shown = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
export const seconds = (milliseconds: number) => milliseconds / 1000;
export const ms = (perChange: number) => `${shown(perChange * 1000)} ms a change`;

/** One figure a line, with what is asked of it and whether it holds. */
export function figure(name: string, value: number, unit: string, most: number, beside = ''): void {
  const holds = value <= most;
  if (!holds) missed.push(name);
  const verdict = holds ? 'holds' : 'DOES NOT HOLD';
  console.log(
    `${name.padEnd(46)} ${`${shown(value)} ${unit}`.padStart(12)}   asked ≤ ${shown(most)} ${unit}`.padEnd(86) +
      `${verdict}${beside === '' ? '' : `   (${beside})`}`,
  );
}

/** What the return of all connections took, and what it cost each side. */
export interface Return {
  ms: number;
  /** Processor seconds of the hub, and of the workbenches together. */
  hub: number;
  workbenches: number;
}
export function figureOfReturn(count: number, { ms: took, hub, workbenches }: Return): void {
  const cost = `processor: hub ${shown(hub)} s, workbenches ${shown(workbenches)} s`;
  figure(`all ${count} cut off and back`, seconds(took), 's', 4, cost);
}

/** The last line; true when every figure holds. */
export function conclude(): boolean {
  if (missed.length > 0) console.log(`Does not hold: ${missed.join(', ')}`);
  return missed.length === 0;
}
