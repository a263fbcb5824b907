import type { ServerResponse } from 'node:http';
import { call } from '@orpc/server';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { type Summary, summarySchema } from '#shared/client-summary.js';
import { fhirSourceSchema } from '#shared/data-sources.js';
import { withUpdate } from '#shared/summary-update.js';
import { type ActiveClient, createClientSummary } from '../../src-main/client-summary/index.js';
import { createLive } from '../../src-main/live.js';
import { startFhirServer } from '../fixtures/fhir-server.js';
import { accessToAll, noRelations } from '../fixtures/open-access.js';
import { anyValue, badJson } from './arbitraries.js';

/** A mark in everything of another client: nothing with it may ever be shown. */
const OTHERS = 'TOISEN-ASIAKKAAN';
const RUNS = 40;

const value = fc.oneof(anyValue, fc.constantFrom<unknown>({ reference: 'Patient/p' }, [{ text: 'x' }], '2026-11-20'));
const elements = ['code', 'status', 'meta', 'type', 'category', 'participant', 'period', 'content', 'identifier'];
/** Something of the client's, or of another's, with elements that hold anything. */
const resource = (type: string) =>
  fc
    .record({ mine: fc.boolean(), more: fc.dictionary(fc.constantFrom(...elements), value, { maxKeys: 4 }) })
    .map(({ mine, more }) => {
      const patient = { reference: `Patient/${mine ? 'p' : 'p2'}` };
      const words = { text: mine ? 'oma' : OTHERS };
      const own = { code: words, title: words.text, name: words.text, description: words };
      return { resourceType: type, id: 'a', status: 'active', ...own, ...more, subject: patient, patient };
    });
const bundle = (type: string) =>
  fc
    .record({ entry: fc.oneof(fc.array(resource(type), { maxLength: 4 }), value), link: value, extra: value })
    .map(({ entry, link, extra }) => ({
      resourceType: 'Bundle',
      type: 'searchset',
      entry: Array.isArray(entry) ? [...entry.map((one: unknown) => ({ resource: one })), { search: extra }] : entry,
      link: [{ relation: 'next', url: 'http://192.0.2.1/fhir/x' }, link].slice(0, typeof link === 'string' ? 2 : 0),
    }));

type Reply = { how: 'body'; status: number; text: string; type: string } | { how: 'hangUp' } | { how: 'cut' };
const replyTo = (type: string): fc.Arbitrary<Reply> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: bundle(type).map((one) => ({
        how: 'body' as const,
        status: 200,
        text: JSON.stringify(one),
        type: 'application/fhir+json',
      })),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        how: fc.constant('body' as const),
        status: fc.constantFrom(200, 200, 204, 301, 400, 404, 410, 429, 500, 503, 599),
        text: badJson,
        type: fc.constantFrom('application/fhir+json', 'text/html', 'application/octet-stream'),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom<Reply>({ how: 'hangUp' }, { how: 'cut' }) },
  );

function give(response: ServerResponse, reply: Reply): void {
  if (reply.how === 'hangUp') return void response.destroy();
  if (reply.how === 'cut') {
    response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-length': '1000' });
    response.write('{"resourceType":"Bundle"', () => response.destroy());
    return undefined;
  }
  response.writeHead(reply.status, { 'content-type': reply.type });
  return void response.end(reply.status === 204 ? undefined : reply.text);
}

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

it('a source that answers anything at all breaks nothing, shows nothing of another client, and is read again when it is well', async () => {
  const server = await startFhirServer([
    {
      resourceType: 'Flag',
      id: 'f',
      status: 'active',
      code: { text: 'Kaatumisriski' },
      subject: { reference: 'Patient/p' },
    },
  ]);
  const client = createLive<ActiveClient>({ version: 0, reference: null });
  const source = { id: 'aptj', name: 'APTJ', baseUrl: server.url, register: 'health', retries: 0, types: 'all' };
  const feature = createClientSummary({
    sources: [fhirSourceSchema.parse(source)],
    client,
    access: accessToAll(client),
    relations: noRelations,
    organization: 'Kymijoen hyvinvointialue',
    fetch: globalThis.fetch,
    clock: {
      now: Date.now,
      setTimeout: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    log: () => {},
  });
  closers.push(server.close, () => feature.close());
  const caller = { context: { screen: 2 as const } };
  const until = async (wanted: (summary: Summary) => boolean): Promise<void> => {
    const stop = new AbortController();
    let summary: Summary | undefined;
    for await (const update of await call(feature.router.watch, undefined, { ...caller, signal: stop.signal })) {
      summary = withUpdate(summary, update);
      if (summary === undefined) continue;
      summarySchema.parse(summary);
      expect(JSON.stringify(summary)).not.toContain(OTHERS);
      if (wanted(summary)) break;
    }
    stop.abort();
  };
  let version = 0;
  const settled = (summary: Summary) =>
    summary.contextVersion === version &&
    summary.sections.length > 0 &&
    summary.sections.every((one) => one.sources.every(({ state }) => state === 'ready' || state === 'failed'));
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (seeds) => {
      server.override((request, response) => {
        const type = /\/fhir\/(\w+)/.exec(request.url ?? '')?.[1] ?? 'Flag';
        const seed = seeds.next().value ?? 0;
        give(response, fc.sample(replyTo(type), { numRuns: 1, seed })[0] ?? { how: 'hangUp' });
        return true;
      });
      version += 1;
      client.set({ version, reference: 'Patient/p' });
      await until(settled);
      server.override(() => false);
      await call(feature.router.retry, {}, caller);
      await until(
        (summary) => settled(summary) && summary.sections.every((one) => one.sources.every((s) => s.state === 'ready')),
      );
    }),
    { numRuns: RUNS },
  );
});
