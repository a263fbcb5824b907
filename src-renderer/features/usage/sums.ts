import type { ViewFailure } from '#shared/tool-view.js';
import type { ToolUsage } from '#shared/usage.js';

/** Every kind of failure; written out, so that the page does without the schemas. */
export const failureKinds = [
  'unreachable',
  'timedOut',
  'certificate',
  'redirectLoop',
  'serverError',
  'refused',
  'framingRefused',
  'popupBlocked',
  'blank',
  'crashed',
  'expired',
] as const satisfies readonly ViewFailure[];

export type Span = 7 | 30;
export const spans: readonly Span[] = [7, 30];

/** Figures of a tool over a span, or of a day over tools. */
export interface Sum {
  opens: number;
  seconds: number;
  failures: number;
  /** How often each kind, the most frequent first. */
  kinds: { kind: ViewFailure; count: number }[];
}
export interface ToolSum extends Sum {
  toolId: string;
  name: string;
}
export interface DaySum extends Sum {
  day: string;
}

/** The days of a span, oldest first, the last of them `today` (YYYY-MM-DD). */
export const daysOf = (today: string, span: Span): string[] =>
  Array.from({ length: span }, (_, index) => {
    const at = new Date(`${today}T12:00:00Z`);
    at.setUTCDate(at.getUTCDate() - (span - 1 - index));
    return at.toISOString().slice(0, 10);
  });

function sumOf(rows: readonly ToolUsage[]): Sum {
  const kinds = failureKinds
    .map((kind) => ({ kind, count: rows.reduce((sum, { failures }) => sum + (failures[kind] ?? 0), 0) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  return {
    opens: rows.reduce((sum, row) => sum + row.opens, 0),
    seconds: rows.reduce((sum, row) => sum + row.seconds, 0),
    failures: kinds.reduce((sum, { count }) => sum + count, 0),
    kinds,
  };
}

/** Rows of the days of a span. */
export function within(rows: readonly ToolUsage[], today: string, span: Span): ToolUsage[] {
  const first = daysOf(today, span)[0] ?? today;
  return rows.filter(({ day }) => day >= first && day <= today);
}

/** A sum for each tool that has any figures. */
export const byTool = (rows: readonly ToolUsage[], nameOf: (toolId: string) => string): ToolSum[] =>
  [...new Set(rows.map(({ toolId }) => toolId))].map((toolId) => ({
    toolId,
    name: nameOf(toolId),
    ...sumOf(rows.filter((row) => row.toolId === toolId)),
  }));

/** A sum for each day of a span, also for those without figures. @param toolId of this tool only */
export const byDay = (rows: readonly ToolUsage[], today: string, span: Span, toolId: string): DaySum[] =>
  daysOf(today, span).map((day) => ({
    day,
    ...sumOf(rows.filter((row) => row.day === day && (toolId === '' || row.toolId === toolId))),
  }));

export type Column = 'name' | 'opens' | 'seconds' | 'failures';
export interface Sorting {
  by: Column;
  descending: boolean;
}

/** What a click on a column's head does: names begin from A, figures from the largest; again turns the order. */
export const nextSorting = (now: Sorting, by: Column): Sorting =>
  now.by === by ? { by, descending: !now.descending } : { by, descending: by !== 'name' };

/** Tools in order; equal ones by name. */
export function sortTools(tools: readonly ToolSum[], { by, descending }: Sorting, language: string): ToolSum[] {
  const names = new Intl.Collator(language);
  const compare = (a: ToolSum, b: ToolSum) => (by === 'name' ? names.compare(a.name, b.name) : a[by] - b[by]);
  return tools.toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)) || names.compare(a.name, b.name));
}

/** RFC 4180 with semicolons and a byte order mark, as spreadsheets here read it. Ids and numbers: nothing needs quoting. */
export const toCsv = (rows: readonly ToolUsage[]): string =>
  `\uFEFF${[
    ['day', 'tool', 'opens', 'seconds', ...failureKinds],
    ...rows.map((row) => [
      row.day,
      row.toolId,
      row.opens,
      row.seconds,
      ...failureKinds.map((kind) => row.failures[kind] ?? 0),
    ]),
  ]
    .map((row) => `${row.join(';')}\r\n`)
    .join('')}`;
