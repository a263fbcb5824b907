import type { MeasurementSeries } from '#shared/client-summary.js';
import { millisOf } from '../fhir-time.js';
import type { Sample } from './observation-points.js';

/**
 * Groups samples into series by register, protection and code, each sorted from the oldest to the newest. Numbers in
 * different units never share an axis; words join the code's longest series. `from` is the FHIR type they were read from.
 */
export function seriesOf(samples: readonly Sample[], source: string, from: string): MeasurementSeries[] {
  const codes = groupBy(samples, (sample) => `${sample.register} ${String(sample.protected ?? false)} ${sample.code}`);
  return codes.flatMap((ofCode) => {
    const units = groupBy(
      ofCode.filter((sample) => sample.point.value !== null),
      (sample) => sample.unitKey,
    );
    const longest = units.reduce<Sample[]>((best, one) => (one.length > best.length ? one : best), []);
    const words = ofCode.filter((sample) => sample.point.value === null);
    const groups = units.length === 0 ? [words] : units.map((one) => (one === longest ? [...one, ...words] : one));
    return groups.flatMap((group) => oneSeries(group, source, from));
  });
}

function oneSeries(samples: Sample[], source: string, from: string): MeasurementSeries[] {
  const timed = samples.map((sample) => ({ sample, at: millisOf(sample.point.at) }));
  const sorted = timed.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map((one) => one.sample);
  const newest = sorted.at(-1);
  if (newest === undefined) return [];
  const ofUnit = sorted.findLast((sample) => sample.point.value !== null) ?? newest;
  const ranged = sorted.findLast(
    (sample) => sample.unitKey === ofUnit.unitKey && (sample.range ?? sample.range2) !== undefined,
  );
  const key = `code=${newest.code}&unit=${ofUnit.unitKey}&register=${newest.register}`;
  const updated = latest(sorted);
  return [
    {
      id: `${from}?${key}${newest.protected === true ? '&protected' : ''}`,
      source,
      register: newest.register,
      ...(updated === undefined ? {} : { updated }),
      ...(newest.protected === true ? { protected: true as const } : {}),
      title: newest.title,
      code: newest.code,
      ...(ofUnit.unit === undefined ? {} : { unit: ofUnit.unit }),
      ...ranged?.range,
      ...(ranged?.range2?.low === undefined ? {} : { low2: ranged.range2.low }),
      ...(ranged?.range2?.high === undefined ? {} : { high2: ranged.range2.high }),
      points: sorted.map((sample) => sample.point),
    },
  ];
}

function latest(samples: readonly Sample[]): string | undefined {
  let best: { at: number; words: string } | undefined;
  for (const { updated } of samples) {
    const at = millisOf(updated);
    if (updated !== undefined && (best === undefined || at > best.at)) best = { at, words: updated };
  }
  return best?.words;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
