import type { FeedbackCounts, FeedbackFigures } from '#shared/feedback.js';
import { answersIn, npsOf } from '#shared/nps.js';

/**
 * What is shown, for a spreadsheet: RFC 4180 with semicolons, a row a group. Groups that are not shown are not in it.
 * Numbers and words of ours only: nothing needs quoting. Pure.
 */
export function toCsv({ since, unit, county, channels }: FeedbackFigures): string {
  const groups: [string, FeedbackCounts | null][] = [
    ['unit', unit],
    ['county', county],
    ...Object.entries(channels ?? {}).map(([channel, counts]): [string, FeedbackCounts] => [`unit/${channel}`, counts]),
  ];
  const head = [
    'since',
    'group',
    'answers',
    'nps',
    ...Array.from({ length: 11 }, (_, value) => `nps${value}`),
    ...Array.from({ length: 5 }, (_, value) => `understood${value + 1}`),
    'movedNo',
    'movedPartly',
    'movedYes',
  ];
  const rows = groups.flatMap(([name, counts]) =>
    counts === null
      ? []
      : [[since, name, answersIn(counts), npsOf(counts) ?? '', ...counts.nps, ...counts.understood, ...counts.moved]],
  );
  return [head, ...rows].map((row) => `${row.join(';')}\r\n`).join('');
}
