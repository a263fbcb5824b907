import type { CountyFigures } from '#shared/indicators.js';
import { FEW, figureOf } from '#shared/usage-figures.js';
import type { ToolUsage } from '#shared/usage.js';

/**
 * Figures of service among the county's sums, over all days. Where a figure of a unit is fewer than five altogether,
 * nothing but that is told. Pure.
 */
export function figureSums(rows: readonly ToolUsage[]): Pick<CountyFigures, 'figures' | 'few'> {
  const units = new Map<
    string,
    { name: string; unit: string; kinds: Map<string, { opens: number; seconds: number }> }
  >();
  for (const { toolId, opens, seconds } of rows) {
    const key = figureOf(toolId);
    if (key === undefined) continue;
    const id = `${key.name}|${key.unit}`;
    const sum = units.get(id) ?? { name: key.name, unit: key.unit, kinds: new Map() };
    const kind = sum.kinds.get(toolId) ?? { opens: 0, seconds: 0 };
    sum.kinds.set(toolId, { opens: kind.opens + opens, seconds: kind.seconds + seconds });
    units.set(id, sum);
  }
  const all = [...units.values()].map((one) => ({
    ...one,
    total: [...one.kinds.values()].reduce((sum, { opens }) => sum + opens, 0),
  }));
  return {
    figures: all
      .filter(({ total }) => total >= FEW)
      .flatMap(({ kinds }) => [...kinds].map(([toolId, sum]) => ({ toolId, ...sum }))),
    few: all.filter(({ total }) => total > 0 && total < FEW).map(({ name, unit }) => ({ name, unit })),
  };
}
