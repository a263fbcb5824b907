import * as z from 'zod';
import { failureSchema } from '#shared/failure.js';

const ids = z.array(z.string());

/** What one refresh of a source did: kept on the disk, and printed by `npm run services -- report`. */
export const refreshReportSchema = z.object({
  source: z.string(),
  name: z.string(),
  begunAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  asked: z.enum(['all', 'changes']),
  /** `held`: more would have gone than is believed, and the last good data stays. */
  outcome: z.enum(['changed', 'same', 'held', 'failed']),
  services: z.number().int(),
  events: z.number().int(),
  added: ids,
  changed: ids,
  removed: ids,
  skipped: z.array(z.string()),
  /** Objects that an interrupted reading had already brought. */
  resumed: z.number().int(),
  failure: failureSchema.optional(),
});
export type RefreshReport = z.infer<typeof refreshReportSchema>;

const MOST_LINES = 10;
const some = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0
    ? []
    : [
        `  ${title}:`,
        ...lines.slice(0, MOST_LINES).map((line) => `    ${line}`),
        ...(lines.length > MOST_LINES ? [`    and ${lines.length - MOST_LINES} more`] : []),
      ];

/** A report as lines for the terminal. Pure. */
export function writeReport(report: RefreshReport): string[] {
  const { name, endedAt, asked, outcome, services, events, added, changed, removed, skipped, resumed, failure } =
    report;
  const counts = `${services} services, ${events} events: ${added.length} new, ${changed.length} changed, ${removed.length} removed, ${skipped.length} skipped`;
  const why =
    failure === undefined
      ? ''
      : `: ${failure.kind}${'detail' in failure && failure.detail ? `, ${failure.detail}` : ''}${failure.kind === 'rejected' ? ` (HTTP ${failure.status})` : ''}`;
  const head = {
    changed: counts,
    same: `${counts}; nothing changed`,
    held: `${removed.length} services would have gone; the last good data stays (accept with --accept-removals)`,
    failed: `could not be read${why}; the last good data stays`,
  }[outcome];
  return [
    `${endedAt} ${name} (${asked === 'all' ? 'all of it' : 'changes'}): ${head}`,
    ...(resumed > 0 ? [`  went on where an interrupted reading had stopped: ${resumed} objects were there`] : []),
    ...some('new', added),
    ...some('changed', changed),
    ...some('removed', removed),
    ...some('skipped', skipped),
  ];
}
