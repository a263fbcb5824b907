/** Percentile by the nearest rank; `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** One line of a table: name, median, 95th percentile and the worst, in milliseconds, and a ratio to a floor. */
export function line(name: string, values: readonly number[], floor?: readonly number[]): string {
  const ms = (value: number) => `${value.toFixed(0).padStart(6)} ms`;
  const [middle, high] = [percentile(values, 0.5), percentile(values, 0.95)];
  const ratio = floor === undefined ? '' : `   ${(middle / percentile(floor, 0.5)).toFixed(1)} × the floor`;
  return `${name.padEnd(44)} p50 ${ms(middle)}   p95 ${ms(high)}   worst ${ms(Math.max(...values))}${ratio}`;
}
