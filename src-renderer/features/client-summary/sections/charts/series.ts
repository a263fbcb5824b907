import type { MeasurementPoint, MeasurementSeries } from '#shared/client-summary.js';

export const spans = ['month', 'threeMonths', 'year', 'all'] as const;
export type Span = (typeof spans)[number];

const DAY = 86_400_000;
const LENGTH: Record<Span, number> = {
  month: 31 * DAY,
  threeMonths: 92 * DAY,
  year: 366 * DAY,
  all: Number.POSITIVE_INFINITY,
};

/** A point whose number is known, with its instant. */
export interface Drawn {
  at: number;
  value: number;
  value2?: number;
  own: boolean;
  id: string;
}

/** A series with what is asked of it again and again: read once, however many points it has. */
export interface Course {
  series: MeasurementSeries;
  /** Unique over sources. */
  key: string;
  /** Points that can be drawn, from the oldest to the newest. */
  points: readonly Drawn[];
  /** The newest of all, also when it is in words. */
  newest: MeasurementPoint | undefined;
}

/**
 * Points that can be drawn, oldest first: with a number and an instant; words stay in the table. And the newest of all. In
 * one go, for there may be ten thousand: each time is parsed once, and what is in order already is not sorted.
 */
function read(points: readonly MeasurementPoint[]): Pick<Course, 'points' | 'newest'> {
  const drawn: Drawn[] = [];
  let newest: MeasurementPoint | undefined;
  let newestAt = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let ordered = true;
  for (const point of points) {
    const at = Date.parse(point.at);
    // Of two at one instant the later in the source's order; one whose time cannot be read never beats one that can.
    if (newest === undefined || at >= newestAt) {
      newest = point;
      if (!Number.isNaN(at)) newestAt = at;
    }
    const { id, own, value, value2 } = point;
    if (value === null || Number.isNaN(at)) continue;
    if (at < last) ordered = false;
    last = at;
    drawn.push(value2 === undefined || value2 === null ? { at, value, own, id } : { at, value, value2, own, id });
  }
  return { points: ordered ? drawn : drawn.sort((a, b) => a.at - b.at), newest };
}

/** Points that can be drawn, oldest first. */
export const drawable = (points: readonly MeasurementPoint[]): readonly Drawn[] => read(points).points;

/** Points within the span that ends now. One whose instant cannot be read is within all. */
export const within = <T extends { at: string }>(points: readonly T[], span: Span, now: number): readonly T[] =>
  span === 'all' ? points : points.filter((point) => now - Date.parse(point.at) <= LENGTH[span]);

/** The same of a course. @param points oldest first */
export function lately(points: readonly Drawn[], span: Span, now: number): readonly Drawn[] {
  const first = points.findIndex((point) => now - point.at <= LENGTH[span]);
  return first === 0 ? points : first < 0 ? [] : points.slice(first);
}

/** The series as courses, the most lately measured first; what has no number last. */
export const coursesOf = (series: readonly MeasurementSeries[]): Course[] =>
  series
    .map((one) => {
      const key = JSON.stringify([one.source, one.id]);
      return { series: one, key, ...read(one.points) };
    })
    .toSorted((a, b) => {
      const [of, to] = [lastAt(a), lastAt(b)];
      return of === to ? b.points.length - a.points.length : to - of;
    });

const lastAt = ({ points }: Course): number => points.at(-1)?.at ?? Number.NEGATIVE_INFINITY;

/** The shortest span with five numbers of one series, which make a course; else with two, which can be compared. */
export const fittingSpan = (courses: readonly Course[], now: number): Span =>
  withAtLeast(5, courses, now) ?? withAtLeast(2, courses, now) ?? 'all';

const withAtLeast = (count: number, courses: readonly Course[], now: number): Span | undefined =>
  spans.find((span) =>
    courses.some(({ points }) => {
      const point = points.at(-count);
      return point !== undefined && now - point.at <= LENGTH[span];
    }),
  );

/** How the newest number differs from the one about a week earlier (5–9 days); undefined where there is none. */
export function weekChange(points: readonly Drawn[]): { change: number; days: number } | undefined {
  const last = points.at(-1);
  if (last === undefined || last.value2 !== undefined) return undefined;
  const daysBefore = (point: Drawn) => (last.at - point.at) / DAY;
  let closest: Drawn | undefined;
  for (const point of points) {
    const days = daysBefore(point);
    if (days < 5 || days > 9) continue;
    if (closest === undefined || Math.abs(days - 7) < Math.abs(daysBefore(closest) - 7)) closest = point;
  }
  if (closest === undefined) return undefined;
  const decimals = Math.max(decimalsOf(last.value), decimalsOf(closest.value));
  return { change: Number((last.value - closest.value).toFixed(decimals)), days: Math.round(daysBefore(closest)) };
}

const decimalsOf = (value: number): number => Math.min(String(value).split('.')[1]?.length ?? 0, 20);

/** Where a value stands to its reference range. A pair is above when either half is. */
export function standing(
  point: Drawn,
  { low, high, low2, high2 }: MeasurementSeries,
): 'above' | 'below' | 'within' | 'unknown' {
  if (low === undefined && high === undefined && low2 === undefined && high2 === undefined) return 'unknown';
  const second = point.value2;
  if ((high !== undefined && point.value > high) || (second !== undefined && high2 !== undefined && second > high2))
    return 'above';
  if ((low !== undefined && point.value < low) || (second !== undefined && low2 !== undefined && second < low2))
    return 'below';
  return 'within';
}

/** What the chart's axis must hold: the numbers and the limits, with air around. */
export function extent(points: readonly Drawn[], series: MeasurementSeries): [number, number] {
  const { low, high, low2, high2 } = series;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const hold = (value: number | undefined) => {
    if (value === undefined) return;
    least = Math.min(least, value);
    most = Math.max(most, value);
  };
  for (const point of points) {
    hold(point.value);
    hold(point.value2);
  }
  for (const limit of [low, high, low2, high2]) hold(limit);
  const air = most === least ? Math.max(Math.abs(most) * 0.05, 1) : (most - least) * 0.1;
  return [least - air, most + air];
}
