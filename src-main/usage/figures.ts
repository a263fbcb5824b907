import type { ToolUsage } from '#shared/usage.js';
import type { Days, Figures } from './count.js';

/** As they are told and kept: whole seconds, oldest day first. */
export const toRows = (days: Days): ToolUsage[] =>
  [...days.entries()]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([day, tools]) =>
      [...tools.entries()].map(([toolId, { opens, ms, failures }]) => ({
        toolId,
        day,
        opens,
        seconds: Math.floor(ms / 1000),
        failures: { ...failures },
      })),
    );

/** As they are counted. Of two rows of one tool and day the later one holds. */
export function fromRows(rows: readonly ToolUsage[]): Days {
  const days = new Map<string, Map<string, Figures>>();
  for (const { toolId, day, opens, seconds, failures } of rows) {
    const tools = days.get(day) ?? new Map<string, Figures>();
    days.set(day, tools.set(toolId, { opens, ms: seconds * 1000, failures }));
  }
  return days;
}
