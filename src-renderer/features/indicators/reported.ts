import type { Register } from '#shared/client-summary.js';
import type { Language } from '#shared/language.js';
import type { LimitReport } from '#shared/limit-reports.js';
import { localize } from '#shared/localize.js';
import { formatDate } from '../../ui/format.js';
import { type Share, shareOf } from './counted.js';

export interface ReportedShares {
  source: string;
  register: Register;
  /** The newest that any of its units has. */
  period: string;
  rows: { label: string; share: Share }[];
}

/** Reports by source and register, each unit a row; one of an older period says which. Pure. */
export function sharesReported(reports: readonly LimitReport[], language: Language): ReportedShares[] {
  const write = ({ from, until }: LimitReport) => `${formatDate(from, language)}–${formatDate(until, language)}`;
  const groups = new Map<string, LimitReport[]>();
  for (const one of reports) {
    const key = `${one.register} ${one.source}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const newest = group.reduce((best, one) => (one.until > best.until ? one : best));
    const period = write(newest);
    return [
      {
        source: newest.source,
        register: newest.register,
        period,
        rows: group.map((one) => ({
          label:
            write(one) === period ? localize(one.unit, language) : `${localize(one.unit, language)} (${write(one)})`,
          // Few come without a number: one stands for them, of which no share is told.
          share: one.counts === undefined ? shareOf(0, 1) : shareOf(one.counts.kept, one.counts.of),
        })),
      },
    ];
  });
}
