import type { EntryOf } from './entries.js';

type Care = Pick<EntryOf<'careAccess'>, 'assessed' | 'limit' | 'booked' | 'thirdNext'>;
export interface BarMark {
  kind: 'now' | 'booked' | 'thirdNext' | 'limit';
  /** As recorded; of now an ISO date-time. */
  date: string;
  /** Place on the bar from 0 (the assessment) to 1 (its end). */
  share: number;
}

/**
 * The bar of a care-access limit: it runs from the assessment to the limit, or to what lies beyond it. Marks in the order
 * of time; what has no readable date, or lies before the assessment, has no mark but now, which then stands at the start.
 * @param now in milliseconds
 * @returns undefined where the assessment's own date cannot be read
 */
export function barOf(care: Care, now: number): BarMark[] | undefined {
  const from = Date.parse(care.assessed);
  if (Number.isNaN(from)) return undefined;
  const marks = [
    { kind: 'now' as const, date: new Date(now).toISOString(), at: Math.max(now, from) },
    ...(['booked', 'thirdNext', 'limit'] as const).flatMap((kind) => {
      const date = care[kind];
      const at = Date.parse(date ?? '');
      return date === undefined || Number.isNaN(at) || at < from ? [] : [{ kind, date, at }];
    }),
  ].toSorted((a, b) => a.at - b.at);
  const to = marks.at(-1)?.at ?? from;
  return marks.map(({ kind, date, at }) => ({ kind, date, share: to === from ? 0 : (at - from) / (to - from) }));
}
