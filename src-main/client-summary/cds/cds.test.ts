import { createServer } from 'node:http';
import { call } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Summary } from '#shared/client-summary.js';
import { withUpdate } from '#shared/summary-update.js';
import { createFakeClock } from '../../../tests/fixtures/fake-clock.js';
import { startFhirServer } from '../../../tests/fixtures/fhir-server.js';
import { accessToAll, noRelations } from '../../../tests/fixtures/open-access.js';
import { createLive } from '../../live.js';
import { type ActiveClient, createClientSummary } from '../index.js';
import { ASSESSMENT_HOOK } from './draft-prompts.js';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const CARD = {
  uuid: 'c1',
  summary: 'INR <b>mittaamatta</b> 8 viikkoon',
  detail: 'Katso [ohje](http://a.example) <script>alert(1)</script>',
  indicator: 'warning',
  source: { label: 'Terveyshyötyarvio', url: 'http://tha.example', topic: { code: 'inr', display: 'INR' } },
};
const callSchema = z.looseObject({
  hook: z.string(),
  hookInstance: z.string(),
  context: z.record(z.string(), z.string()),
  prefetch: z.record(z.string(), z.unknown()),
});
const feedbackSchema = z.object({ feedback: z.array(z.looseObject({ card: z.string(), outcome: z.string() })) });

/** A CDS Hooks server with one patient-view service. `state.fails` makes feedback fail. */
async function startCds() {
  const state = { fails: 0, hangs: false };
  const asked: { method: string; url: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const url = request.url ?? '';
      asked.push({ method: request.method ?? '', url, body });
      const send = (status: number, answer?: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(answer === undefined ? '' : JSON.stringify(answer));
      };
      if (url === '/cds/cds-services') {
        const prefetch = {
          patient: 'Patient/{{context.patientId}}',
          conditions: 'Condition?patient={{context.patientId}}',
          others: 'Condition?code=x',
        };
        return send(200, {
          services: [
            { hook: 'patient-view', id: 'care-gaps', description: '', prefetch },
            { hook: 'order-sign', id: 'no', description: '' },
            { hook: ASSESSMENT_HOOK, id: 'draft', description: '' },
          ],
        });
      }
      if (url === '/cds/cds-services/care-gaps') {
        return state.hangs ? undefined : send(200, { cards: [CARD, { summary: 'not a card' }] });
      }
      if (url === '/cds/cds-services/draft') {
        // A card need not have a topic.
        const { topic: _, ...source } = CARD.source;
        return send(200, { cards: [{ ...CARD, uuid: 'd1', source }] });
      }
      if (state.fails > 0) {
        state.fails -= 1;
        return send(503);
      }
      return send(200);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const feedback = () =>
    asked
      .filter((one) => one.url.endsWith('/feedback'))
      .map((one) => feedbackSchema.parse(JSON.parse(one.body)).feedback[0]);
  return { url: `http://127.0.0.1:${String(address.port)}/cds`, asked, state, feedback };
}

const about = { subject: { reference: 'Patient/p1' } };
const condition = (id: string, more: Record<string, unknown> = {}) => ({
  resourceType: 'Condition',
  id,
  code: { text: id },
  ...about,
  ...more,
});
const SOCIAL = { tag: [{ system: 'urn:oid:1.2.246.537.5.40150.2009', code: '4' }] };
const SENSITIVE = {
  security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'V' }],
};

async function start(register: 'health' | 'social' = 'health') {
  const cds = await startCds();
  const fhir = await startFhirServer([
    {
      resourceType: 'Patient',
      id: 'p1',
      birthDate: '1948-03-14',
      name: [{ family: 'Saarikoski' }],
      identifier: [{ system: 'urn:oid:1.2.246.21', value: '140348-928S' }],
    },
    condition('flimmeri'),
    condition('sosiaalinen', { meta: SOCIAL }),
    condition('salattu', { meta: SENSITIVE }),
    condition('peruttu', { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }),
    condition('toisen', { subject: { reference: 'Patient/p2' }, note: [{ text: 'Patient/p1' }] }),
  ]);
  closers.push(fhir.close);
  const clock = createFakeClock();
  const client = createLive<ActiveClient>({ version: 0, reference: null });
  const access = createLive({
    ...accessToAll(client).get(),
    version: 1,
    client: 'Patient/p1' as const,
    open: true,
    own: ['health' as const],
    protectedData: false,
  });
  const judged: string[] = [];
  const feature = createClientSummary({
    sources: [
      {
        id: 'aptj',
        name: 'APTJ',
        baseUrl: fhir.url,
        register: 'health',
        timeoutMs: 8000,
        concurrency: 6,
        retries: 0,
        include: 'always',
        types: 'all',
      },
    ],
    cdsServices: [{ id: 'tha', name: 'THA', baseUrl: cds.url, register, timeoutMs: 5000 }],
    client,
    access,
    relations: noRelations,
    organization: 'Kymijoki',
    fetch,
    clock,
    log: () => {},
    random: () => 0,
    onJudged: (outcome) => judged.push(outcome),
  });
  closers.push(() => feature.close());
  const context = { context: { screen: 2 as const } };
  const until = async (wanted: (summary: Summary) => boolean): Promise<Summary> => {
    const stop = new AbortController();
    let summary: Summary | undefined;
    for await (const update of await call(feature.router.watch, undefined, { ...context, signal: stop.signal })) {
      summary = withUpdate(summary, update);
      if (summary !== undefined && wanted(summary)) {
        stop.abort();
        return summary;
      }
    }
    throw new Error('stream ended');
  };
  const answer = (id: string, outcome: 'justified' | 'notJustified', reason?: string) =>
    call(
      feature.router.answerPrompt,
      { version: 1, id, outcome, ...(reason === undefined ? {} : { reason }) },
      context,
    );
  return { cds, fhir, clock, client, access, until, answer, judged, draft: feature.draftPrompts };
}
const hasCards = (summary: Summary) => summary.prompts.services[0]?.state === 'ready';

describe('prompts of CDS Hooks services', () => {
  it('are asked for with what the professional may see of the service register, and shown made plain', async () => {
    const { cds, client, until } = await start();
    client.set({ version: 1, reference: 'Patient/p1' });
    const { prompts } = await until(hasCards);
    expect(prompts.services).toMatchObject([{ source: 'THA', register: 'health', state: 'ready' }]);
    expect(prompts.cards).toEqual([
      {
        id: 'tha/care-gaps/c1',
        service: 'THA',
        register: 'health',
        indicator: 'warning',
        summary: 'INR mittaamatta 8 viikkoon',
        detail: 'Katso ohje alert(1)',
        source: { label: 'Terveyshyötyarvio', topic: 'INR' },
        at: '2026-11-23T08:36:00.000Z',
      },
    ]);
    const called = cds.asked.filter((one) => one.url.endsWith('/care-gaps'));
    expect(called).toHaveLength(1);
    const body = callSchema.parse(JSON.parse(called[0]?.body ?? ''));
    expect(body).toMatchObject({ hook: 'patient-view', context: { patientId: 'p1', userId: expect.any(String) } });
    expect(body.prefetch).toEqual({
      patient: { resourceType: 'Patient', id: 'p1', birthDate: '1948-03-14' },
      conditions: {
        resourceType: 'Bundle',
        type: 'searchset',
        total: 1,
        entry: [{ resource: condition('flimmeri') }],
      },
    });
    expect(cds.asked.map((one) => one.url).join()).not.toMatch(/140348|p1/);
    expect(called[0]?.body).not.toMatch(/140348|Saarikoski/);
  });

  it('of another register than the own are not asked for at all', async () => {
    const { cds, client, until } = await start('social');
    client.set({ version: 1, reference: 'Patient/p1' });
    const summary = await until((one) => one.sections.some((section) => section.sources[0]?.state === 'ready'));
    expect(summary.prompts).toEqual({ services: [], cards: [] });
    expect(cds.asked).toEqual([]);
  });

  it('go the moment the client changes or may no longer be seen', async () => {
    const { client, access, until } = await start();
    client.set({ version: 1, reference: 'Patient/p1' });
    await until(hasCards);
    access.set({ ...access.get(), open: false });
    expect((await until(() => true)).prompts).toEqual({ services: [], cards: [] });
    access.set({ ...access.get(), open: true });
    await until(hasCards);
    client.set({ version: 2, reference: null });
    expect(await until(() => true)).toMatchObject({ contextVersion: 2, prompts: { services: [], cards: [] } });
  });

  it('take an answer once however often it is clicked, and the last word last', async () => {
    const { cds, client, until, answer, judged } = await start();
    client.set({ version: 1, reference: 'Patient/p1' });
    const id = (await until(hasCards)).prompts.cards[0]?.id ?? '';
    await Promise.all([answer(id, 'justified'), answer(id, 'justified')]);
    expect(cds.feedback()).toEqual([
      { card: 'c1', outcome: 'accepted', acceptedSuggestions: [], outcomeTimestamp: '2026-11-23T08:36:00.000Z' },
    ]);
    await answer(id, 'notJustified', 'Mitattu eilen muualla');
    // In the figures it is one prompt, as it was first judged.
    expect(judged).toEqual(['justified']);
    expect(cds.feedback().at(-1)).toEqual({
      card: 'c1',
      outcome: 'overridden',
      overrideReason: { userComment: 'Mitattu eilen muualla' },
      outcomeTimestamp: '2026-11-23T08:36:00.000Z',
    });
    const told = await until((one) => one.prompts.cards[0]?.answer?.delivered === true);
    expect(told.prompts.cards[0]?.answer).toMatchObject({ outcome: 'notJustified', reason: 'Mitattu eilen muualla' });
    // One that is gone is nobody's.
    expect(await answer('tha/care-gaps/none', 'justified')).toEqual({});
  });

  it('on an assessment are judged and counted like the others, once each', async () => {
    const { cds, client, until, judged, draft } = await start();
    client.set({ version: 1, reference: 'Patient/p1' });
    await until(hasCards);
    await draft.ask({ health: { resourceType: 'QuestionnaireResponse' } });
    const [card] = draft.live.get().cards;
    expect(card).toMatchObject({ summary: 'INR mittaamatta 8 viikkoon', source: { label: 'Terveyshyötyarvio' } });
    await draft.answer(card?.id ?? '', { outcome: 'notJustified' });
    await draft.answer(card?.id ?? '', { outcome: 'justified' });
    expect(judged).toEqual(['notJustified']);
    expect(cds.feedback().map((one) => [one?.card, one?.outcome])).toEqual([
      ['d1', 'overridden'],
      ['d1', 'accepted'],
    ]);
  });

  it('keep an answer that the service did not take, and tell it again', async () => {
    const { cds, client, until, answer, clock } = await start();
    client.set({ version: 1, reference: 'Patient/p1' });
    const id = (await until(hasCards)).prompts.cards[0]?.id ?? '';
    cds.state.fails = 1;
    expect(await answer(id, 'justified')).toEqual({ failure: { kind: 'rejected', source: 'THA', status: 503 } });
    expect((await until(() => true)).prompts.cards[0]?.answer).toMatchObject({ delivered: false });
    clock.advance(1500);
    await until((one) => one.prompts.cards[0]?.answer?.delivered === true);
    expect(cds.feedback()).toHaveLength(2);
  });

  it('are told as slow, then as timed out, while all else is shown', async () => {
    const { cds, client, until, clock } = await start();
    cds.state.hangs = true;
    client.set({ version: 1, reference: 'Patient/p1' });
    const ready = (one: Summary) => one.sections.every((section) => section.sources.every((s) => s.state === 'ready'));
    await until((one) => one.sections.length > 0 && ready(one));
    while (!cds.asked.some((one) => one.url.endsWith('/care-gaps'))) await new Promise((done) => setImmediate(done));
    clock.advance(1000);
    expect((await until(() => true)).prompts.services[0]?.state).toBe('slow');
    clock.advance(4000);
    const late = await until((one) => one.prompts.services[0]?.state === 'failed');
    expect(late.prompts.services[0]).toMatchObject({
      failure: { kind: 'timedOut', source: 'THA' },
      retryAt: expect.any(String),
    });
  });
});
