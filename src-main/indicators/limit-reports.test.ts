import { createServer } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import type { FhirSource } from '#shared/data-sources.js';
import { createExchange } from '../client-summary/index.js';
import { MEASURES, reportsOf } from './limit-reports.js';
import { createReportReader } from './read-reports.js';

const population = (code: string, count: number) => ({ code: { coding: [{ code }] }, count });
const report = (unit: string, kept: number, of: number, more: object = {}) => ({
  resourceType: 'MeasureReport',
  status: 'complete',
  type: 'summary',
  measure: `${MEASURES.health}|1`,
  reporter: { display: unit },
  period: { start: '2026-10-26', end: '2026-11-22' },
  group: [{ population: [population('denominator', of), population('numerator', kept)] }],
  ...more,
});
const APTJ = { name: 'APTJ', register: 'health' } as const;
const told = (...resources: object[]) => reportsOf(resources, APTJ).map(({ unit, counts }) => [unit.fi, counts]);

it('takes the newest period of each unit, and tells few without their number', () => {
  const older = report('Kotka', 1, 100, { period: { start: '2026-09-28', end: '2026-10-25' } });
  expect(told(older, report('Kotka', 80, 100), older, report('Hamina', 4, 4), report('Kouvola', 5, 5))).toEqual([
    ['Hamina', undefined],
    ['Kotka', { kept: 80, of: 100 }],
    ['Kouvola', { kept: 5, of: 5 }],
  ]);
});

it('has the unit’s name in the languages that the report gives', () => {
  const url = 'http://hl7.org/fhir/StructureDefinition/translation';
  const extension = [
    {
      url,
      extension: [
        { url: 'lang', valueCode: 'sv' },
        { url: 'content', valueString: 'Fredrikshamn' },
      ],
    },
    { url: 'http://example.org/other', valueBoolean: true },
  ];
  const reporter = { display: 'Hamina', _display: { extension } };
  expect(reportsOf([report('x', 5, 9, { reporter })], APTJ)[0]?.unit).toEqual({ fi: 'Hamina', sv: 'Fredrikshamn' });
});

it('leaves out what is of a person, not whole, of another measure or against itself', () => {
  expect(
    told(
      report('a', 5, 9, { subject: { reference: 'Patient/x' } }),
      report('b', 5, 9, { type: 'individual' }),
      report('c', 5, 9, { status: 'pending' }),
      report('d', 5, 9, { measure: MEASURES.social }),
      report('e', 10, 9),
      report('f', 0, 0),
      report('g', 5, 9, { period: { start: '2026-11-22', end: '2026-10-26' } }),
      report('h', 5, 9, { group: [] }),
      { resourceType: 'Patient', id: 'x' },
    ),
  ).toEqual([]);
});

const closers: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closers.splice(0).map((close) => close())));

async function serve(answers: Record<string, unknown>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    asked.push(`${url.pathname}${url.search}`);
    const answer = answers[url.pathname];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/fhir+json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { asked, baseUrl: `http://127.0.0.1:${address.port}/fhir` };
}
const source = (baseUrl: string, name: string): FhirSource => ({
  id: name.toLowerCase(),
  name,
  baseUrl,
  register: 'health',
  timeoutMs: 5000,
  concurrency: 1,
  retries: 0,
  include: 'never',
  types: 'asServerSays',
});
const statement = (...types: string[]) => ({ rest: [{ resource: types.map((type) => ({ type })) }] });

it('asks only a source that says it has reports, and nothing of any client', async () => {
  const has = await serve({
    '/fhir/metadata': statement('Patient', 'MeasureReport'),
    '/fhir/MeasureReport': { resourceType: 'Bundle', entry: [{ resource: report('Kotka', 80, 100) }, {}] },
  });
  const hasNot = await serve({ '/fhir/metadata': statement('Patient') });
  const broken = await serve({ '/fhir/metadata': statement('MeasureReport'), '/fhir/MeasureReport': [] });
  const sources = [source(has.baseUrl, 'APTJ'), source(hasNot.baseUrl, 'Toinen'), source(broken.baseUrl, 'Rikki')];
  const read = createReportReader(sources, ({ name, timeoutMs }) =>
    createExchange({
      name,
      timeoutMs,
      retries: 0,
      accept: 'application/fhir+json',
      fetch,
      clock: {
        now: Date.now,
        setTimeout(run, ms) {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      },
      chance: () => 0,
    }),
  );
  const { reports, failures } = await read();
  expect(reports).toEqual([
    {
      source: 'APTJ',
      register: 'health',
      unit: { fi: 'Kotka' },
      from: '2026-10-26',
      until: '2026-11-22',
      counts: { kept: 80, of: 100 },
    },
  ]);
  expect(failures).toEqual([{ kind: 'invalidAnswer', source: 'Rikki', detail: 'not a searchset' }]);
  expect(hasNot.asked).toEqual(['/fhir/metadata']);
  expect(has.asked.at(-1)).toMatch(/^\/fhir\/MeasureReport\?measure=[^&]+&status=complete&_sort=-period&_count=500$/);
});
