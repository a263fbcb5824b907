import type { MeasurementSeries } from '#shared/client-summary.js';
import { millisOf } from '../fhir-time.js';
import { type Observation, observationSchema } from '../fhir-schemas.js';
import { type Sample, samplesOf } from './observation-points.js';
import { type Origin, type Reading, type SectionSearch, readEach } from './read.js';

/** Observation → series by register, code and unit, each sorted from the oldest to the newest. */
export function mapObservations(reading: Reading, origin: Origin) {
  const { entries, skipped } = readEach<Observation, Sample[]>(reading, origin, {
    type: 'Observation',
    schema: observationSchema,
    about: (observation) => [observation.subject],
    statuses: (observation) => [
      observation.status,
      observation.status === 'cancelled' ? 'entered-in-error' : undefined,
    ],
    map: samplesOf,
  });
  return { entries: seriesOf(entries.flat(), origin.source), skipped };
}

/** Groups samples into series. Numbers in different units never share an axis; words join the code's longest series. */
function seriesOf(samples: readonly Sample[], source: string): MeasurementSeries[] {
  const codes = groupBy(samples, (sample) => JSON.stringify([sample.register, sample.code]));
  return codes.flatMap((ofCode) => {
    const units = groupBy(
      ofCode.filter((sample) => sample.point.value !== null),
      (sample) => sample.unitKey,
    );
    const longest = units.reduce<Sample[]>((best, one) => (one.length > best.length ? one : best), []);
    const words = ofCode.filter((sample) => sample.point.value === null);
    const groups = units.length === 0 ? [words] : units.map((one) => (one === longest ? [...one, ...words] : one));
    return groups.flatMap((group) => oneSeries(group, source));
  });
}

function oneSeries(samples: Sample[], source: string): MeasurementSeries[] {
  const sorted = samples.toSorted((a, b) => millisOf(a.point.at) - millisOf(b.point.at));
  const newest = sorted.at(-1);
  if (newest === undefined) return [];
  const ofUnit = sorted.findLast((sample) => sample.point.value !== null) ?? newest;
  const ranged = sorted.findLast(
    (sample) => sample.unitKey === ofUnit.unitKey && (sample.range ?? sample.range2) !== undefined,
  );
  return [
    {
      id: `Observation?code=${newest.code}&unit=${ofUnit.unitKey}&register=${newest.register}`,
      source,
      register: newest.register,
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

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

export const measurementSearches: SectionSearch[] = [
  {
    sections: ['measurements'],
    type: 'Observation',
    // The newest first: where the bound on pages cuts, it cuts the oldest.
    params: { _sort: '-date' },
    map: (reading, origin) => {
      const { entries, skipped } = mapObservations(reading, origin);
      return { data: [{ id: 'measurements', entries }], skipped };
    },
  },
];
