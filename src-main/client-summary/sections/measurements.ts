import { type Observation, observationSchema } from '../fhir-schemas.js';
import { hasCode } from '../concepts.js';
import { type Sample, samplesOf } from './observation-points.js';
import { type Mapped, type Origin, type Outcome, type Reading, type SectionSearch, readEach } from './read.js';
import { seriesOf } from './series.js';

interface Read {
  samples: Sample[];
  outcome: boolean;
}

/** What the client reports by an instrument (Omavointi): a survey that the client has answered. */
const isOutcome = (observation: Observation, samples: readonly Sample[]): boolean =>
  observation.category.some((one) => hasCode(one, 'survey')) && samples.every((sample) => sample.point.own);

/** Observation → series: measurements and clinicians' own assessments, apart from what the client reports. */
export function mapObservations(reading: Reading, origin: Origin): Mapped {
  const { entries, skipped } = readEach<Observation, Read>(reading, origin, {
    type: 'Observation',
    schema: observationSchema,
    about: (observation) => [observation.subject],
    recorded: (observation) => observation.issued ?? observation.effectiveDateTime,
    statuses: (observation) => [
      observation.status,
      observation.status === 'cancelled' ? 'entered-in-error' : undefined,
    ],
    map(observation, base): Outcome<Read> {
      const samples = samplesOf(observation, base);
      if ('missing' in samples) return samples;
      return { entry: { samples: samples.entry, outcome: isOutcome(observation, samples.entry) } };
    },
  });
  const series = (outcome: boolean) =>
    seriesOf(
      entries.flatMap((one) => (one.outcome === outcome ? one.samples : [])),
      origin.source,
      'Observation',
    );
  return {
    data: [
      { id: 'measurements', entries: series(false) },
      { id: 'outcomes', entries: series(true) },
    ],
    skipped,
  };
}

export const measurementSearches: SectionSearch[] = [
  {
    sections: ['measurements', 'outcomes'],
    type: 'Observation',
    // The newest first: where the bound on pages cuts, it cuts the oldest.
    params: { _sort: '-date' },
    map: mapObservations,
  },
];
