import * as z from 'zod';
import type { FhirSource } from '#shared/data-sources.js';
import type { Failure } from '#shared/failure.js';
import type { LimitReport, LimitReports } from '#shared/limit-reports.js';
import { MEASURES, reportsOf } from './limit-reports.js';

const statementSchema = z.object({
  rest: z.array(z.object({ resource: z.array(z.object({ type: z.string() })).optional() })),
});
const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ resource: z.unknown().optional() })).optional(),
});
/** One exchange of JSON with a source; every outcome is a value. */
type Ask = (
  url: string,
  init: RequestInit,
  signal: AbortSignal,
) => Promise<{ kind: 'ok'; value: unknown } | { kind: 'failed'; failure: Failure } | { kind: 'cancelled' }>;

/** One of each unit of a county for some periods; a source that has more gives its newest first. */
const MOST = 500;

/**
 * Reads what the county's sources report of their units' longest times: MeasureReports by their measure, without any client in the
 * question or the answer. A source that does not say that it has them is not asked.
 */
export function createReportReader(sources: readonly FhirSource[], exchangeOf: (source: FhirSource) => Ask) {
  async function readOne(source: FhirSource): Promise<LimitReport[] | Failure> {
    const { name, baseUrl, register } = source;
    const ask = exchangeOf(source);
    const base = baseUrl.replace(/\/$/, '');
    const get = (path: string) => ask(`${base}/${path}`, { method: 'GET' }, new AbortController().signal);
    const statement = await get('metadata');
    if (statement.kind !== 'ok') return statement.kind === 'failed' ? statement.failure : [];
    const offers = statementSchema
      .safeParse(statement.value)
      .data?.rest.some(({ resource = [] }) => resource.some(({ type }) => type === 'MeasureReport'));
    if (offers !== true) return [];
    const query = new URLSearchParams({
      measure: MEASURES[register],
      status: 'complete',
      _sort: '-period',
      _count: String(MOST),
    });
    const answer = await get(`MeasureReport?${query}`);
    if (answer.kind !== 'ok') return answer.kind === 'failed' ? answer.failure : [];
    const bundle = bundleSchema.safeParse(answer.value).data;
    if (bundle === undefined) return { kind: 'invalidAnswer', source: name, detail: 'not a searchset' };
    return reportsOf(
      (bundle.entry ?? []).map(({ resource }) => resource),
      { name, register },
    );
  }

  return async (): Promise<LimitReports> => {
    const answers = await Promise.all(sources.map(readOne));
    return {
      reports: answers.flatMap((one) => (Array.isArray(one) ? one : [])),
      failures: answers.flatMap((one) => (Array.isArray(one) ? [] : [one])),
    };
  };
}
