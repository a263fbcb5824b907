import type { MeasurementPoint, MeasurementSeries } from '#shared/client-summary.js';
import { millisOf } from '../fhir-time.js';
import { groupsBy } from './groups.js';

/**
 * Series of the same code, unit and register from several sources as one, whose points name their source where it is
 * another. A point that two sources gave alike is there once. Pure.
 */
export const joinSeries = (series: readonly MeasurementSeries[]): MeasurementSeries[] =>
  groupsBy(series, ({ code, unit, register }) => [JSON.stringify([register, code, unit ?? null])])
    .map((group) => {
      const sources = new Set(group.map((one) => one.source));
      const ranked = group.toSorted(byNewest);
      const [first] = ranked;
      if (first === undefined || sources.size < group.length || group.length === 1) return group.map(bare);
      return [joined(first, ranked)];
    })
    .flat();

const bare = ({ identifiers: _identifiers, ...series }: MeasurementSeries): MeasurementSeries => series;

const newestOf = ({ points }: MeasurementSeries): number =>
  points.reduce((best, one) => Math.max(best, millisOf(one.at)), Number.NEGATIVE_INFINITY);

/** The newest first, then by name: the same whatever order the sources are in. */
const byNewest = (a: MeasurementSeries, b: MeasurementSeries): number =>
  Math.sign(newestOf(b) - newestOf(a)) || (a.source < b.source ? -1 : 1);

function joined(first: MeasurementSeries, ranked: readonly MeasurementSeries[]): MeasurementSeries {
  const { identifiers: _identifiers, low: _low, high: _high, low2: _low2, high2: _high2, ...head } = first;
  const ranged = ranked.find((one) => (one.low ?? one.high ?? one.low2 ?? one.high2) !== undefined);
  const others = ranked.slice(1).flatMap((one) => [one.source, ...(one.alsoIn ?? [])]);
  return {
    ...head,
    ...rangeOf(ranged),
    ...(ranked.some((one) => one.protected === true) ? { protected: true as const } : {}),
    ...(ranked.some((one) => one.masked === true) ? { masked: true as const } : {}),
    alsoIn: [...new Set([...(first.alsoIn ?? []), ...others])].filter((one) => one !== first.source).toSorted(),
    points: pointsOf(first.source, ranked),
  };
}

/** The reference range of one series, whole: limits of two laboratories are never mixed. */
const rangeOf = (series: MeasurementSeries | undefined) => ({
  ...(series?.low === undefined ? {} : { low: series.low }),
  ...(series?.high === undefined ? {} : { high: series.high }),
  ...(series?.low2 === undefined ? {} : { low2: series.low2 }),
  ...(series?.high2 === undefined ? {} : { high2: series.high2 }),
});

/** In the order of time. What one source says twice stays twice. */
function pointsOf(source: string, ranked: readonly MeasurementSeries[]): MeasurementPoint[] {
  const taken = new Map<string, number>();
  const points: MeasurementPoint[] = [];
  for (const series of ranked) {
    const mine = new Map<string, number>();
    for (const point of series.points) {
      const key = keyOf(point);
      const count = (mine.get(key) ?? 0) + 1;
      mine.set(key, count);
      if (count <= (taken.get(key) ?? 0)) continue;
      const from = point.source ?? series.source;
      points.push(from === source ? point : { ...point, source: from });
    }
    for (const [key, count] of mine) taken.set(key, Math.max(count, taken.get(key) ?? 0));
  }
  return points
    .map((point) => ({ point, at: millisOf(point.at) }))
    .toSorted((a, b) => Math.sign(a.at - b.at) || 0)
    .map(({ point }) => point);
}

/** The same moment, value and words, measured by the same. A day is not a moment of that day. */
const keyOf = ({ at, value, value2, text, own }: MeasurementPoint): string =>
  JSON.stringify([at.includes('T') ? millisOf(at) : at, value, value2 ?? null, text ?? null, own]);
