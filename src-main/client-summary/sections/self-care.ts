import type * as z from 'zod';
import type { SectionData } from '#shared/client-summary.js';
import type { selfCareEntrySchema } from '#shared/summary-entries.js';
import { numberWords } from '../concepts.js';
import { type QuestionnaireResponse, questionnaireResponseSchema } from '../fhir-documents.js';
import type { Sample } from './observation-points.js';
import { type Answered, answersOf, formNameOf, scoreOf } from './questionnaire.js';
import {
  type EntryBase,
  type Mapped,
  type Origin,
  type Outcome,
  type Reading,
  type SectionSearch,
  patientIdOf,
  present,
  readEach,
} from './read.js';
import { seriesOf } from './series.js';
import { together } from './text-of.js';

type SelfCareEntry = z.infer<typeof selfCareEntrySchema>;
interface Form {
  data: SectionData;
  sample?: Sample;
  own: boolean;
}

/** Filled in by the client: as its source or its author. */
const isOwn = (response: QuestionnaireResponse): boolean =>
  [response.source, response.author].some((one) => patientIdOf(one) !== undefined);

/** The total as one point of the instrument's series. Without a date it has no place on a time axis. */
function sampleOf(
  response: QuestionnaireResponse,
  base: EntryBase,
  title: string,
  score: NonNullable<ReturnType<typeof scoreOf>>,
): Sample | undefined {
  if (response.authored === undefined) return undefined;
  return {
    code: score.code ?? response.questionnaire?.split('|')[0] ?? title.toLowerCase(),
    title,
    register: base.register,
    unitKey: score.unit?.toLowerCase() ?? '',
    ...present({ unit: score.unit, protected: base.protected, updated: base.updated }),
    point: { id: base.id, at: response.authored, value: score.value, own: isOwn(response) },
  };
}

function entryOf(response: QuestionnaireResponse, base: EntryBase, title: string, answers: Answered[]): SelfCareEntry {
  const score = scoreOf(response, answers);
  return {
    ...base,
    kind: 'assessment',
    title,
    lines: answers.map(({ label, value }) => ({ label, ...present({ value }) })),
    ...present({
      status: response.status,
      date: response.authored,
      result: score === undefined ? undefined : [numberWords(score.value), score.unit].filter(Boolean).join(' '),
    }),
  };
}

/** A form that a professional has filled in is a document of its own, its answers as text. */
const documentOf = (
  { lines, ...entry }: SelfCareEntry,
  response: QuestionnaireResponse,
  base: EntryBase,
): SectionData => ({
  id: 'documents',
  entries: [
    {
      ...base,
      kind: 'document',
      title: entry.title,
      ...present({
        date: entry.date,
        status: entry.status,
        author: response.author?.display,
        text: together([
          entry.result,
          lines.map(({ label, value }) => (value === undefined ? label : `${label}: ${value}`)).join('\n'),
        ]),
      }),
    },
  ],
});

/** QuestionnaireResponse → the client's own assessments, professionals' forms, and the series of their totals. */
export function mapResponses(reading: Reading, origin: Origin): Mapped {
  const { entries, skipped } = readEach<QuestionnaireResponse, Form>(reading, origin, {
    type: 'QuestionnaireResponse',
    schema: questionnaireResponseSchema,
    about: (response) => [response.subject],
    recorded: (response) => response.authored,
    statuses: (response) => [response.status],
    map(response, base): Outcome<Form> {
      const answers = answersOf(response);
      const title = formNameOf(response) ?? answers[0]?.label;
      if (title === undefined) return { missing: 'questionnaire' };
      const own = isOwn(response);
      const entry = entryOf(response, base, title, answers);
      const score = scoreOf(response, answers);
      const sample = score === undefined ? undefined : sampleOf(response, base, title, score);
      return {
        entry: {
          data: own ? { id: 'selfCare', entries: [entry] } : documentOf(entry, response, base),
          own,
          ...(sample === undefined ? {} : { sample }),
        },
      };
    },
  });
  const samples = (own: boolean) => entries.flatMap((one) => (one.own === own ? (one.sample ?? []) : []));
  return {
    data: [
      { id: 'selfCare', entries: entries.flatMap(({ data }) => (data.id === 'selfCare' ? data.entries : [])) },
      { id: 'documents', entries: entries.flatMap(({ data }) => (data.id === 'documents' ? data.entries : [])) },
      { id: 'outcomes', entries: seriesOf(samples(true), origin.source, 'QuestionnaireResponse') },
      { id: 'measurements', entries: seriesOf(samples(false), origin.source, 'QuestionnaireResponse') },
    ],
    skipped,
  };
}

export const selfCareSearches: SectionSearch[] = [
  {
    sections: ['selfCare', 'documents', 'outcomes', 'measurements'],
    type: 'QuestionnaireResponse',
    params: { _sort: '-authored' },
    optional: true,
    map: mapResponses,
  },
];
