import { FEW, type FigureName, figureOf } from '#shared/usage-figures.js';
import type { CountyFigures } from '#shared/indicators.js';
import type { ToolUsage } from '#shared/usage.js';

export const spans = [7, 30, 90] as const;
export type Span = (typeof spans)[number];

/** A sum over the days of a span, of one unit and one kind. */
export interface Counted {
  name: FigureName;
  unit: string;
  kind: string;
  count: number;
  seconds: number;
}

/** The first day of a span that ends today (YYYY-MM-DD). */
export function firstDayOf(today: string, span: Span): string {
  const at = new Date(`${today}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() - (span - 1));
  return at.toISOString().slice(0, 10);
}

/** Figures of service among what is counted, summed over the span by figure, unit and kind. Pure. */
export function countedOf(rows: readonly ToolUsage[], today: string, span: Span): Counted[] {
  const from = firstDayOf(today, span);
  const sums = new Map<string, Counted>();
  for (const { toolId, day, opens, seconds } of rows) {
    const key = figureOf(toolId);
    if (key === undefined || day < from || day > today) continue;
    const sum = sums.get(toolId) ?? { ...key, count: 0, seconds: 0 };
    sums.set(toolId, { ...sum, count: sum.count + opens, seconds: sum.seconds + seconds });
  }
  return [...sums.values()];
}

/**
 * The same of the whole county, as its hub adds it up. Few of a unit come as one of a kind without a name, so that they
 * are told as few here too. Pure.
 */
export const countedInCounty = ({ figures, few }: CountyFigures): Counted[] => [
  ...figures.flatMap(({ toolId, opens, seconds }) => {
    const key = figureOf(toolId);
    return key === undefined ? [] : [{ ...key, count: opens, seconds }];
  }),
  ...few.flatMap(({ name, unit }) => {
    const key = figureOf(`figure:${name}|${unit}|`);
    return key === undefined ? [] : [{ ...key, count: 1, seconds: 0 }];
  }),
];

/** How many of some, and the share that is wanted among them. */
export interface Share {
  of: number;
  wanted: number;
  /** From 0 to 1; absent where there are too few to tell. */
  share: number | undefined;
}

export const shareOf = (wanted: number, of: number): Share => ({
  of,
  wanted,
  share: of < FEW ? undefined : wanted / of,
});

/** The share of a kind by unit, the units in the order of their names. Pure. */
export function sharesByUnit(
  counted: readonly Counted[],
  isWanted: (kind: string) => boolean,
  language: string,
): { unit: string; share: Share }[] {
  const units = [...new Set(counted.map(({ unit }) => unit))].toSorted((a, b) => a.localeCompare(b, language));
  return units.map((unit) => {
    const own = counted.filter((one) => one.unit === unit);
    const sum = (some: readonly Counted[]) => some.reduce((total, { count }) => total + count, 0);
    return { unit, share: shareOf(sum(own.filter(({ kind }) => isWanted(kind))), sum(own)) };
  });
}
