import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { FhirSource } from '#shared/data-sources.js';
import { type SectionId, type Summary, type SummaryUpdate, summarySchema } from '#shared/client-summary.js';
import { withUpdate } from '#shared/summary-update.js';
import { call } from '@orpc/server';
import { createFakeClock } from '../../tests/fixtures/fake-clock.js';
import { accessToAll, noRelations } from '../../tests/fixtures/open-access.js';
import { startFhirServer } from '../../tests/fixtures/fhir-server.js';
import { createLive } from '../live.js';
import { type ActiveClient, type Fetch, createClientSummary } from './index.js';

const about = (id: string) => ({ reference: `Patient/${id}` });
const allergy = (id: string, of: string) => ({
  resourceType: 'AllergyIntolerance',
  id,
  patient: about(of),
  criticality: 'high',
  code: { text: `Penisilliini ${of}` },
});
const weight = (id: string, of: string) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject: about(of),
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }], text: 'Paino' },
  effectiveDateTime: '2026-11-20',
  valueQuantity: { value: 71.6, unit: 'kg' },
});

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const sourceAt = (url: string, name = 'APTJ'): FhirSource => ({
  id: name.toLowerCase(),
  name,
  baseUrl: url,
  register: 'health',
  timeoutMs: 8000,
  concurrency: 12,
  retries: 0,
  include: 'always',
  types: 'all',
});

function start(sources: FhirSource[], fetch: Fetch = globalThis.fetch, paceMs = 0) {
  const clock = createFakeClock();
  const client = createLive<ActiveClient>({ version: 0, reference: null });
  const logged: string[] = [];
  let recoveries = 0;
  const feature = createClientSummary({
    sources,
    client,
    access: accessToAll(client),
    relations: noRelations,
    organization: 'Kymijoen hyvinvointialue',
    fetch,
    clock,
    log: (_level, event, facts) => void logged.push(JSON.stringify({ event, ...facts })),
    onRecovered: () => (recoveries += 1),
    random: () => 0,
    paceMs,
  });
  closers.push(() => feature.close());
  /** Waits for a summary that satisfies the condition, through the router as the renderer does. */
  const until = async (wanted: (summary: Summary) => boolean): Promise<Summary> => {
    const stop = new AbortController();
    const stream = await call(feature.router.watch, undefined, { context: { screen: 2 }, signal: stop.signal });
    try {
      let summary: Summary | undefined;
      for await (const update of stream) {
        summary = withUpdate(summary, update);
        if (summary !== undefined && wanted(summary)) return summary;
      }
    } finally {
      stop.abort();
    }
    throw new Error('stream ended');
  };
  const retry = (section?: SectionId) =>
    call(feature.router.retry, section === undefined ? {} : { section }, { context: { screen: 2 } });
  return { clock, client, feature, until, retry, logged, recoveries: () => recoveries };
}

const section = (summary: Summary, id: SectionId) => summary.sections.find((one) => one.id === id);
const stateOf = (summary: Summary, id: SectionId) => section(summary, id)?.sources[0]?.state;
const allAre = (state: string) => (summary: Summary) =>
  summary.sections.length > 0 && summary.sections.every((one) => one.sources.every((source) => source.state === state));

describe('client summary', () => {
  it('reads every section of the client from a real server', async () => {
    const server = await startFhirServer([allergy('a', 'p1'), weight('w', 'p1'), weight('x', 'p2')]);
    closers.push(server.close);
    const { client, until } = start([sourceAt(server.url)]);
    client.set({ version: 3, reference: 'Patient/p1' });
    const summary = await until(allAre('ready'));
    expect(summarySchema.parse(summary)).toMatchObject({ contextVersion: 3, client: 'Patient/p1' });
    expect(section(summary, 'allergies')?.data.entries).toMatchObject([
      { id: 'AllergyIntolerance/a', source: 'APTJ', register: 'health', severity: 'high' },
    ]);
    expect(section(summary, 'measurements')?.data.entries).toMatchObject([
      { code: '29463-7', unit: 'kg', points: [{ id: 'Observation/w', value: 71.6 }] },
    ]);
    expect(section(summary, 'allergies')?.sources[0]?.fetchedAt).toBe('2026-11-23T08:36:00.000Z');
  });

  it('never shows an entry of another client, whatever the server gives', async () => {
    const server = await startFhirServer([]);
    closers.push(server.close);
    server.override((request, response) => {
      const mine = request.url?.includes('AllergyIntolerance') === true ? [allergy('a', 'p1'), allergy('b', 'p2')] : [];
      server.send(response, 200, { resourceType: 'Bundle', entry: mine.map((resource) => ({ resource })) });
      return true;
    });
    const { client, until } = start([sourceAt(server.url)]);
    client.set({ version: 1, reference: 'Patient/p1' });
    const risks = section(await until(allAre('ready')), 'allergies');
    expect(risks?.data.entries.map((one) => one.id)).toEqual(['AllergyIntolerance/a']);
    expect(risks?.sources[0]?.skipped).toEqual([{ type: 'AllergyIntolerance', reason: 'otherClient' }]);
  });

  it('keeps what came when one search fails, and tells what the server said without client data', async () => {
    const visit = { resourceType: 'Encounter', id: 'e', status: 'finished', subject: { reference: 'Patient/p1' } };
    const server = await startFhirServer([{ ...visit, type: [{ text: 'Vastaanotto' }] }]);
    closers.push(server.close);
    server.override((request, response) => {
      if (request.url?.includes('/Appointment') !== true) return false;
      const diagnostics = 'Index "SAARIKOSKI" 140348-928S of Patient/p1 is broken';
      server.send(response, 500, { resourceType: 'OperationOutcome', issue: [{ code: 'exception', diagnostics }] });
      return true;
    });
    const { client, until, logged } = start([sourceAt(server.url)]);
    client.set({ version: 1, reference: 'Patient/p1' });
    const summary = await until((one) => stateOf(one, 'contacts') === 'failed');
    expect(section(summary, 'contacts')?.data.entries).toHaveLength(1);
    const failure = section(summary, 'contacts')?.sources[0]?.failure;
    expect(failure).toEqual({
      kind: 'rejected',
      source: 'APTJ',
      status: 500,
      detail: 'Index • • of Patient/• is broken',
    });
    expect(logged.join()).not.toMatch(/p1|140348|SAARI/);
  });

  it('calls invalid JSON an invalid answer', async () => {
    const server = await startFhirServer([]);
    closers.push(server.close);
    server.override((_request, response) => {
      response.end('<html>Kirjaudu sisään</html>');
      return true;
    });
    const { client, until } = start([sourceAt(server.url)]);
    client.set({ version: 1, reference: 'Patient/p1' });
    const summary = await until(allAre('failed'));
    expect(section(summary, 'contacts')?.sources[0]?.failure).toMatchObject({ kind: 'invalidAnswer', source: 'APTJ' });
  });

  it('says timed out when the server is slower than the source allows, and not before', async () => {
    const server = await startFhirServer([]);
    closers.push(server.close);
    const asked = new Promise<void>((resolve) =>
      server.override(() => {
        if (server.requests.length >= 12) resolve();
        return true;
      }),
    );
    const { client, until, clock } = start([sourceAt(server.url)]);
    client.set({ version: 1, reference: 'Patient/p1' });
    await asked;
    // Twelve at once and no more.
    expect(server.requests).toHaveLength(12);
    clock.advance(7999);
    // Not yet given up, but told as slow.
    expect(stateOf(await until(() => true), 'allergies')).toBe('slow');
    clock.advance(1);
    const summary = await until((one) => stateOf(one, 'allergies') === 'failed');
    expect(section(summary, 'allergies')?.sources[0]?.failure).toEqual({
      kind: 'timedOut',
      source: 'APTJ',
      afterMs: 8000,
    });
  });

  it('recovers by itself after the server has been down, with waits that grow', async () => {
    const first = await startFhirServer([]);
    const { port, url } = first;
    await first.close();
    const { client, until, clock, recoveries } = start([sourceAt(url)]);
    client.set({ version: 1, reference: 'Patient/p1' });
    const down = await until(allAre('failed'));
    expect(section(down, 'allergies')?.sources[0]?.failure).toEqual({ kind: 'unreachable', source: 'APTJ' });
    expect(clock.waits()).toEqual([1500]);
    clock.advance(1500);
    // The second wait is set only when every search of the second round has failed.
    while (clock.waits()[0] !== 3000) await new Promise((resolve) => setImmediate(resolve));
    const server = await startFhirServer([allergy('a', 'p1')], port);
    closers.push(server.close);
    clock.advance(3000);
    const up = await until(allAre('ready'));
    expect(section(up, 'allergies')?.data.entries).toHaveLength(1);
    expect(clock.waits()).toEqual([]);
    expect(recoveries()).toBe(1);
  });

  it('leaves a dead source alone for the next client too, and tells when it is tried again', async () => {
    const dead = await startFhirServer([]);
    const { port, url } = dead;
    await dead.close();
    let sent = 0;
    const counted: Fetch = (address, init) => {
      sent += 1;
      return fetch(address, init);
    };
    const { client, until, clock } = start([sourceAt(url)], counted);
    client.set({ version: 1, reference: 'Patient/p1' });
    await until(allAre('failed'));
    const first = sent;
    client.set({ version: 2, reference: 'Patient/p2' });
    const down = await until((one) => one.contextVersion === 2 && allAre('failed')(one));
    expect(sent).toBe(first);
    expect(section(down, 'allergies')?.sources[0]).toMatchObject({
      failure: { kind: 'unreachable' },
      retryAt: new Date(clock.now() + 1500).toISOString(),
    });
    const server = await startFhirServer([allergy('b', 'p2')], port);
    closers.push(server.close);
    clock.advance(1500);
    expect(section(await until(allAre('ready')), 'allergies')?.data.entries).toHaveLength(1);
  });

  it('repeats at once what found nobody, as often as the county says', async () => {
    const server = await startFhirServer([allergy('a', 'p1')]);
    closers.push(server.close);
    let failed = false;
    const broken = new Promise<void>((resolve) =>
      server.override((request, response) => {
        if (request.url?.includes('/Flag') !== true || failed) return false;
        failed = true;
        server.send(response, 503, {});
        resolve();
        return true;
      }),
    );
    const { client, until, clock } = start([{ ...sourceAt(server.url), retries: 1 }]);
    client.set({ version: 1, reference: 'Patient/p1' });
    await broken;
    while (!clock.waits().includes(75)) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(75);
    await until(allAre('ready'));
    expect(server.requests.filter((one) => one.url.includes('/Flag'))).toHaveLength(2);
  });

  it('asks for what a source refers to only where its statement says so', async () => {
    const server = await startFhirServer([]);
    closers.push(server.close);
    server.override((request, response) => {
      if (request.url?.endsWith('/metadata') !== true) return false;
      const resource = [{ type: 'MedicationRequest', searchInclude: ['MedicationRequest:medication'] }];
      server.send(response, 200, { resourceType: 'CapabilityStatement', rest: [{ mode: 'server', resource }] });
      return true;
    });
    const { client, until } = start([{ ...sourceAt(server.url), include: 'asServerSays' }]);
    client.set({ version: 1, reference: 'Patient/p1' });
    await until(allAre('ready'));
    client.set({ version: 2, reference: 'Patient/p2' });
    await until((one) => one.contextVersion === 2 && allAre('ready')(one));
    const asked = (type: string) =>
      server.requests.filter((one) => one.url.includes(`/${type}?`)).map((one) => one.url);
    expect(asked('MedicationRequest').every((url) => url.includes('_include'))).toBe(true);
    expect(asked('MedicationStatement').some((url) => url.includes('_include'))).toBe(false);
    expect(server.requests.filter((one) => one.url.endsWith('/metadata'))).toHaveLength(1);
  });

  it('asks for a rare type only where the statement names it, and for every type where it names none', async () => {
    const server = await startFhirServer([]);
    closers.push(server.close);
    let resource: object[] = [{ type: 'Patient' }, { type: 'Task' }];
    server.override((request, response) => {
      if (request.url?.endsWith('/metadata') !== true) return false;
      server.send(response, 200, { resourceType: 'CapabilityStatement', rest: [{ mode: 'server', resource }] });
      return true;
    });
    const { client, until, clock } = start([{ ...sourceAt(server.url), types: 'asServerSays' }]);
    client.set({ version: 1, reference: 'Patient/p1' });
    const summary = await until(allAre('ready'));
    const asked = (type: string) => server.requests.some((one) => one.url.includes(`/${type}?`));
    expect([asked('Task'), asked('Immunization'), asked('Observation')]).toEqual([true, false, true]);
    // Nothing is said of it there, and least of all that it was fetched.
    const other = section(summary, 'messages');
    expect(other?.sources).toEqual([]);
    // Read again after an hour, since a server may be given more at any time.
    resource = [];
    clock.advance(3_600_000);
    client.set({ version: 2, reference: 'Patient/p2' });
    await until((one) => one.contextVersion === 2 && allAre('ready')(one));
    expect(asked('Immunization')).toBe(true);
  });

  it('sends a search once that several sections need', async () => {
    // The limit of access to care depends on the client's age and bookings, which other sections ask for too.
    const referral = { resourceType: 'ServiceRequest', id: 's', status: 'active', intent: 'order' };
    const server = await startFhirServer([
      { ...referral, subject: { reference: 'Patient/p1' }, authoredOn: '2026-11-20' },
    ]);
    closers.push(server.close);
    const { client, until } = start([sourceAt(server.url)]);
    client.set({ version: 1, reference: 'Patient/p1' });
    await until(allAre('ready'));
    const urls = server.requests.map((one) => one.url);
    expect(urls.filter((url) => url.includes('/Appointment?'))).toHaveLength(1);
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('sends no more often than its pace, and the last state always', async () => {
    const server = await startFhirServer([allergy('a', 'p1')]);
    closers.push(server.close);
    const { client, feature, clock } = start([sourceAt(server.url)], globalThis.fetch, 50);
    const updates: SummaryUpdate[] = [];
    const stop = new AbortController();
    const stream = await call(feature.router.watch, undefined, { context: { screen: 1 }, signal: stop.signal });
    const reading = (async () => {
      for await (const update of stream) updates.push(update);
    })();
    client.set({ version: 1, reference: 'Patient/p1' });
    let ready = 0;
    server.override(() => {
      ready += 1;
      return false;
    });
    while (ready < 8) await new Promise((resolve) => setImmediate(resolve));
    expect(updates.filter((one) => one.contextVersion === 1)).toHaveLength(1);
    const whole = () => updates.reduce<Summary | undefined>(withUpdate, undefined);
    for (let summary = whole(); summary === undefined || !allAre('ready')(summary); summary = whole()) {
      clock.advance(50);
      await new Promise((resolve) => setImmediate(resolve));
    }
    // Only what changed: sections that were complete are not sent again.
    const [first, ...rest] = updates.filter((one) => one.contextVersion === 1);
    expect(first).toMatchObject({ whole: true });
    expect(rest.every((one) => !one.whole)).toBe(true);
    stop.abort();
    await reading;
  });

  it('reads one section again at once when asked, keeping the old data beside', async () => {
    const server = await startFhirServer([allergy('a', 'p1')]);
    closers.push(server.close);
    const { client, until, retry, clock } = start([sourceAt(server.url)]);
    client.set({ version: 1, reference: 'Patient/p1' });
    await until(allAre('ready'));
    const before = server.requests.length;
    server.override((_request, response) => {
      server.send(response, 503, {});
      return true;
    });
    clock.advance(60_000);
    await retry('allergies');
    const summary = await until((one) => stateOf(one, 'allergies') === 'failed');
    expect(server.requests.length - before).toBe(1);
    expect(section(summary, 'allergies')).toMatchObject({
      sources: [{ state: 'failed', fetchedAt: '2026-11-23T08:36:00.000Z' }],
      data: { entries: [{ id: 'AllergyIntolerance/a' }] },
    });
    expect(stateOf(summary, 'contacts')).toBe('ready');
  });

  it('reads again what was written, and only what reads it, without a moment of loading', async () => {
    const server = await startFhirServer([allergy('a', 'p1')]);
    closers.push(server.close);
    const { client, until, feature } = start([sourceAt(server.url)]);
    client.set({ version: 1, reference: 'Patient/p1' });
    await until(allAre('ready'));
    const before = server.requests.length;
    const states = new Set<string | undefined>();
    closers.push(feature.onShown((summary) => void states.add(stateOf(summary, 'documents'))));
    const response = (patient: string) => ({
      resourceType: 'QuestionnaireResponse',
      id: 'r1',
      status: 'completed',
      subject: about(patient),
      authored: '2026-11-23T08:30:00Z',
      author: { display: 'Johanna Lehtonen' },
      source: { reference: 'Practitioner/johanna' },
      item: [{ linkId: 'a', text: 'Alavireisyys', answer: [{ valueString: 'kyllä' }] }],
    });
    const own = {
      client: 'Patient/p1',
      register: 'health',
      reference: 'QuestionnaireResponse/r1',
      resource: response,
    } as const;
    expect(await feature.writeOwn(own, AbortSignal.timeout(5000))).toMatchObject({ ok: true });
    await until((one) => section(one, 'documents')?.data.entries.length === 1);
    expect(server.requests.slice(before).map(({ method, url }) => `${method} ${url.split('?')[0] ?? ''}`)).toEqual([
      'PUT /fhir/QuestionnaireResponse/r1',
      'GET /fhir/QuestionnaireResponse',
    ]);
    expect([...states]).toEqual(['ready']);
    // Of another client than the open one nothing is read.
    feature.refresh('Patient/p2', 'QuestionnaireResponse');
    expect(server.requests.length - before).toBe(2);
  });

  it('follows pages, and stops at one that leads outside the source', async () => {
    const server = await startFhirServer([]);
    closers.push(server.close);
    const bundle = (id: string, next?: string) => ({
      resourceType: 'Bundle',
      entry: [{ resource: weight(id, 'p1') }],
      ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
    });
    let second = `${server.url}?page=2`;
    server.override((request, response) => {
      const url = request.url ?? '';
      if (url.includes('page=2')) server.send(response, 200, bundle('w2'));
      else if (url.includes('/Observation')) server.send(response, 200, bundle('w1', second));
      else return false;
      return true;
    });
    const { client, until, retry } = start([sourceAt(server.url)]);
    client.set({ version: 1, reference: 'Patient/p1' });
    const summary = await until(allAre('ready'));
    expect(section(summary, 'measurements')?.data.entries).toMatchObject([
      { points: [{ id: 'Observation/w1' }, { id: 'Observation/w2' }] },
    ]);
    second = 'https://elsewhere.example/page=2';
    await retry('measurements');
    expect(stateOf(await until((one) => stateOf(one, 'measurements') !== 'loading'), 'measurements')).toBe('failed');
  });

  it('finds the client at another server by henkilötunnus, by POST and never in a URL', async () => {
    const bare = { resourceType: 'Patient', id: 'p2', name: [{ family: 'Bare' }] };
    const code = '140348-928S';
    const patient = (id: string, value: string) => ({
      resourceType: 'Patient',
      id,
      identifier: [{ system: 'urn:oid:1.2.246.21', value }],
      name: [{ family: 'Saarikoski' }],
    });
    const aptj = await startFhirServer([allergy('a', 'p1'), patient('p1', code), bare]);
    // The same logical id is somebody else at the other server.
    const other = await startFhirServer([
      patient('p1', '010190-900R'),
      patient('k7', code),
      allergy('wrong', 'p1'),
      allergy('right', 'k7'),
    ]);
    closers.push(aptj.close, other.close);
    const { client, until, feature } = start([sourceAt(aptj.url), sourceAt(other.url, 'Kanta')]);
    // Who it is was found out before the client is opened: the master is not asked for the same again.
    await feature.identity.read('Patient/p1', new AbortController().signal);
    client.set({ version: 1, reference: 'Patient/p1' });
    const summary = await until(allAre('ready'));
    expect(aptj.requests.filter((one) => one.url.endsWith('/Patient/p1'))).toHaveLength(1);
    expect(section(summary, 'allergies')?.data.entries.map((one) => [one.source, one.id])).toEqual([
      ['APTJ', 'AllergyIntolerance/a'],
      ['Kanta', 'AllergyIntolerance/right'],
    ]);
    expect(other.requests.filter((one) => one.body.includes('140348'))).toHaveLength(1);
    expect(other.requests.map((one) => one.url).join()).not.toContain('140348');
    // p2 has no henkilötunnus at the master: the other server cannot be asked, and nothing is guessed.
    client.set({ version: 2, reference: 'Patient/p2' });
    const without = await until(
      (one) => one.contextVersion === 2 && one.sections.every((s) => s.sources.every((x) => x.state !== 'loading')),
    );
    expect(section(without, 'allergies')?.sources.map((one) => one.state)).toEqual(['ready', 'failed']);
  });

  it('never shows the previous client, in whatever order answers come (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom('p1', 'p2', null), { minLength: 1, maxLength: 6 }),
        async (s, opened) => {
          const seen: Summary[] = [];
          const fetch: Fetch = async (url, _init) => {
            const [, type = '', of = ''] = /fhir\/(\w+)\?.*patient=(\w+)/.exec(url) ?? [];
            const entry = type === 'AllergyIntolerance' ? [{ resource: allergy(of, of) }] : [];
            // The worst of transports: it answers though it was told to stop.
            await s.schedule(Promise.resolve(), `${type} of ${of}`);
            return new Response(JSON.stringify({ resourceType: 'Bundle', entry }));
          };
          const { client, feature } = start([sourceAt('http://127.0.0.1:9/fhir')], fetch);
          const stop = new AbortController();
          const stream = await call(feature.router.watch, undefined, { context: { screen: 1 }, signal: stop.signal });
          const reading = (async () => {
            let summary: Summary | undefined;
            for await (const update of stream) {
              summary = withUpdate(summary, update);
              if (summary !== undefined) seen.push(summary);
            }
          })();
          s.scheduleSequence(
            opened.map((id, index) => async () => {
              client.set({ version: index + 1, reference: id === null ? null : `Patient/${id}` });
            }),
          );
          await s.waitIdle();
          await new Promise((resolve) => setImmediate(resolve));
          stop.abort();
          await reading;
          for (const summary of seen) {
            const text = JSON.stringify(section(summary, 'allergies')?.data.entries ?? []);
            const others = ['p1', 'p2'].filter((id) => summary.client !== `Patient/${id}`);
            for (const id of others) expect(text).not.toContain(id);
            if (summary.contextVersion > 0) {
              expect(summary.client).toBe(
                opened[summary.contextVersion - 1] === null
                  ? null
                  : `Patient/${String(opened[summary.contextVersion - 1])}`,
              );
            }
          }
          const last = seen.at(-1);
          expect(last?.contextVersion).toBe(opened.length);
          if (last?.client !== null) expect(last === undefined ? '' : stateOf(last, 'allergies')).toBe('ready');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('forgets the client at the end', async () => {
    const server = await startFhirServer([allergy('a', 'p1')]);
    closers.push(server.close);
    const { client, until, feature } = start([sourceAt(server.url)]);
    client.set({ version: 1, reference: 'Patient/p1' });
    await until(allAre('ready'));
    feature.close();
    expect(await until(() => true)).toEqual({
      contextVersion: 1,
      client: null,
      sections: [],
      prompts: { services: [], cards: [] },
    });
  });
});
