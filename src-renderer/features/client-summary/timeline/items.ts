import type { Register, SectionId } from '#shared/client-summary.js';
import type { Described } from '../described/index.js';

/** What of the timeline is wanted; an empty set leaves nothing out. */
export interface Wanted {
  sections: ReadonlySet<SectionId>;
  registers: ReadonlySet<Register>;
  sources: ReadonlySet<string>;
  period: Period;
}
export const periods = ['all', 'ahead', 'month', 'halfYear', 'year', 'fiveYears'] as const;
export type Period = (typeof periods)[number];
export const everything: Wanted = { sections: new Set(), registers: new Set(), sources: new Set(), period: 'all' };

const DAY_MS = 86_400_000;
const DAYS: Record<Exclude<Period, 'all' | 'ahead'>, number> = { month: 31, halfYear: 183, year: 366, fiveYears: 1827 };

/** An entry with its time (ms); undefined where it tells none. */
export interface Item {
  described: Described;
  time: number | undefined;
}

/** Everything on one line, the newest first, ahead of it what is to come; what has no time stands last, in its order. */
export function itemsOf(all: readonly Described[]): Item[] {
  const items = all.map((described): Item => {
    const time = Date.parse(described.at ?? '');
    return { described, time: Number.isNaN(time) ? undefined : time };
  });
  return items.toSorted((a, b) => (b.time ?? Number.NEGATIVE_INFINITY) - (a.time ?? Number.NEGATIVE_INFINITY) || 0);
}

const within = (time: number | undefined, period: Period, now: number): boolean => {
  if (period === 'all') return true;
  if (time === undefined) return false;
  return period === 'ahead' ? time > now : time > now - DAYS[period] * DAY_MS;
};
const has = <T>(set: ReadonlySet<T>, ...values: readonly T[]) => set.size === 0 || values.some((one) => set.has(one));

/** The items that are wanted, in the order they had. */
export const wantedOf = (items: readonly Item[], wanted: Wanted, now: number): Item[] =>
  items.filter(
    ({ described, time }) =>
      has(wanted.sections, described.section) &&
      has(wanted.registers, described.register) &&
      has(wanted.sources, described.source, ...described.alsoIn) &&
      within(time, wanted.period, now),
  );

/** A line of the list: a year's heading, where now is, or an item. */
export type Line = { kind: 'year'; year: number | undefined } | { kind: 'now' } | { kind: 'item'; item: Item };

/** Puts in the headings of the years, and where now is when there is something on both its sides. */
export function linesOf(items: readonly Item[], now: number): Line[] {
  const lines: Line[] = [];
  let year: number | undefined | null = null;
  const ahead = items.some((one) => (one.time ?? 0) > now);
  let past = !ahead;
  for (const item of items) {
    if (!past && (item.time ?? 0) <= now) {
      past = true;
      lines.push({ kind: 'now' });
    }
    const own = item.time === undefined ? undefined : new Date(item.time).getFullYear();
    if (own !== year) lines.push({ kind: 'year', year: own });
    year = own;
    lines.push({ kind: 'item', item });
  }
  return lines;
}

/** What there is to choose from. */
export function choicesOf(items: readonly Item[]) {
  const sources = items.flatMap(({ described }) => [described.source, ...described.alsoIn]);
  return {
    sections: [...new Set(items.map(({ described }) => described.section))],
    registers: [...new Set(items.map(({ described }) => described.register))],
    sources: [...new Set(sources)].toSorted((a, b) => a.localeCompare(b, 'fi')),
  };
}
