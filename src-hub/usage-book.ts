import { viewFailureSchema } from '#shared/tool-view.js';
import { figureOf } from '#shared/usage-figures.js';
import type { ToolUsage, UsageReport } from '#shared/usage.js';

/** Sums of one tool on one day over the whole county. */
export interface UsageSum extends ToolUsage {
  /** From how many workstations they come. */
  workstations: number;
}

const KEEP_DAYS = 400;
const DAY_MS = 86_400_000;
/** Seconds of the longest day there is, and openings that no hand can make in one. A figure's seconds are of many at once. */
const MOST = { seconds: 25 * 3600, opens: 100_000 };
const isPossible = ({ toolId, opens, seconds }: ToolUsage) =>
  opens <= MOST.opens && seconds <= MOST.seconds * (figureOf(toolId) === undefined ? 1 : opens);

const addUp = (sum: UsageSum | undefined, row: ToolUsage): UsageSum => {
  if (sum === undefined) return { ...row, failures: { ...row.failures }, workstations: 1 };
  const failures = { ...sum.failures };
  for (const kind of viewFailureSchema.options) {
    const more = row.failures[kind];
    if (more !== undefined) failures[kind] = (failures[kind] ?? 0) + more;
  }
  return {
    ...sum,
    opens: sum.opens + row.opens,
    seconds: sum.seconds + row.seconds,
    failures,
    workstations: sum.workstations + 1,
  };
};

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/**
 * The county's figures of use. A workstation sends whole days: what came before of the same day is replaced, so a report
 * that is sent again counts once.
 * @param most rows that are held at most; a report that would go beyond is not taken
 */
export function createUsageBook({ now, most = 500_000 }: { now: () => number; most?: number }) {
  /** By day, then by workstation. */
  const days = new Map<string, Map<string, readonly ToolUsage[]>>();
  let held = 0;

  function forgetOld(): void {
    const oldest = dayOf(now() - KEEP_DAYS * DAY_MS);
    for (const [day, stations] of days) {
      if (day > oldest) continue;
      for (const rows of stations.values()) held -= rows.length;
      days.delete(day);
    }
  }

  /** Puts a report in its place, or says why not. */
  function take({ workstation, days: rows }: UsageReport): 'taken' | 'impossible' | 'full' {
    const tomorrow = dayOf(now() + DAY_MS);
    if (rows.some((row) => row.day > tomorrow || !isPossible(row))) return 'impossible';
    forgetOld();
    const oldest = dayOf(now() - KEEP_DAYS * DAY_MS);
    const byDay = new Map<string, Map<string, ToolUsage>>();
    for (const row of rows)
      if (row.day > oldest) byDay.set(row.day, (byDay.get(row.day) ?? new Map()).set(row.toolId, row));
    let growth = 0;
    for (const [day, tools] of byDay) growth += tools.size - (days.get(day)?.get(workstation)?.length ?? 0);
    if (growth > 0 && held + growth > most) return 'full';
    held += growth;
    for (const [day, tools] of byDay) days.set(day, (days.get(day) ?? new Map()).set(workstation, [...tools.values()]));
    return 'taken';
  }

  /** Sums by tool and day, oldest first. */
  function sums({ from = '', to = '9999' }: { from?: string | undefined; to?: string | undefined } = {}): UsageSum[] {
    forgetOld();
    return [...days.entries()]
      .filter(([day]) => day >= from && day <= to)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .flatMap(([, stations]) => {
        const tools = new Map<string, UsageSum>();
        for (const row of [...stations.values()].flat()) tools.set(row.toolId, addUp(tools.get(row.toolId), row));
        return [...tools.values()].toSorted((a, b) => a.toolId.localeCompare(b.toolId));
      });
  }

  /** How many workstations told of some day between. */
  const workstations = ({ from, to }: { from: string; to: string }): number =>
    new Set([...days.entries()].flatMap(([day, stations]) => (day >= from && day <= to ? [...stations.keys()] : [])))
      .size;

  /** Everything, as reports that make the same book again. */
  function* reports(): Generator<Pick<UsageReport, 'workstation' | 'days'>> {
    for (const stations of days.values())
      for (const [workstation, rows] of stations) yield { workstation, days: [...rows] };
  }
  return { take, sums, workstations, reports };
}
export type UsageBook = ReturnType<typeof createUsageBook>;
