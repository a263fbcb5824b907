import { createServer } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import * as z from 'zod';
import type { DraftPrompts } from '#shared/assessment.js';
import { createFakeClock } from '../../../tests/fixtures/fake-clock.js';
import { ASSESSMENT_HOOK, createDraftPrompts } from './draft-prompts.js';
import { createCdsServer } from './service.js';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const feedbackSchema = z.object({ feedback: z.array(z.looseObject({ card: z.string(), outcome: z.string() })) });
const callSchema = z.object({ context: z.object({ questionnaireResponse: z.object({ id: z.string() }) }) });
const cardsOf = (...summaries: string[]) =>
  summaries.map((summary) => ({ uuid: `u-${summary}`, summary, indicator: 'info', source: { label: 'THA' } }));

/** A CDS Hooks server of our own hook, whose answers the test gives one by one. */
async function startCds(id: string) {
  const waiting = new Map<string, (status: number, body: string) => void>();
  const feedback: unknown[] = [];
  let woken: (() => void) | undefined;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const send = (status: number, answer: string) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(answer);
      };
      if (request.url === '/cds-services')
        return send(200, JSON.stringify({ services: [{ hook: ASSESSMENT_HOOK, id: 'arvio', description: '' }] }));
      if (request.url?.endsWith('/feedback') === true) {
        feedback.push(...feedbackSchema.parse(JSON.parse(body)).feedback);
        return send(200, '{}');
      }
      waiting.set(callSchema.parse(JSON.parse(body)).context.questionnaireResponse.id, send);
      woken?.();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    feedback,
    service: {
      id,
      name: id,
      baseUrl: `http://127.0.0.1:${address.port}`,
      register: 'health' as const,
      timeoutMs: 5000,
    },
    /** Waits for the call about that draft. @returns the way to answer it */
    async called(draft: string) {
      while (!waiting.has(draft)) await new Promise<void>((resolve) => (woken = resolve));
      return (status: number, body: unknown) =>
        waiting.get(draft)?.(status, typeof body === 'string' ? body : JSON.stringify(body));
    },
  };
}

async function start(count = 1) {
  const servers = await Promise.all(Array.from({ length: count }, (_, index) => startCds(`tha${index}`)));
  const clock = createFakeClock();
  let now: DraftPrompts = { state: 'none', failures: [], cards: [] };
  let told: (() => void) | undefined;
  const end = new AbortController();
  closers.push(() => end.abort());
  let serial = 0;
  const prompts = createDraftPrompts({
    servers: servers.map(({ service }) => createCdsServer(service, fetch, clock, () => 0)),
    patientId: 'p1',
    userId: 'Practitioner/x',
    prefetch: async () => undefined,
    clock,
    chance: () => 0,
    uuid: () => `id-${(serial += 1)}`,
    signal: end.signal,
    changed: (next) => {
      now = next;
      told?.();
    },
  });
  return {
    servers,
    prompts,
    clock,
    now: () => now,
    ask: (id = 'a') => prompts.ask({ health: { resourceType: 'QuestionnaireResponse', id } }),
    async until(wanted: (one: DraftPrompts) => boolean) {
      while (!wanted(now)) await new Promise<void>((resolve) => (told = resolve));
      return now;
    },
  };
}
const summaries = ({ cards }: DraftPrompts) => cards.map(({ summary }) => summary);

it('one server’s prompts are there before another has answered', async () => {
  const { servers, ask, until, now } = await start(2);
  const asked = ask();
  (await servers[0]?.called('a'))?.(200, { cards: cardsOf('Kysy lääkkeet') });
  expect((await until(({ cards }) => cards.length > 0)).state).toBe('asking');
  (await servers[1]?.called('a'))?.(200, { cards: cardsOf('Kysy paino') });
  await asked;
  expect(now().state).toBe('ready');
  expect(summaries(now()).toSorted()).toEqual(['Kysy lääkkeet', 'Kysy paino']);
});

it('what is answered to an older draft after a newer one does not come back', async () => {
  const { servers, ask, now } = await start();
  const [older, newer] = [ask('a'), ask('b')];
  (await servers[0]?.called('b'))?.(200, { cards: cardsOf('Uusi') });
  await newer;
  (await servers[0]?.called('a'))?.(200, { cards: cardsOf('Vanha') });
  await older;
  expect(summaries(now())).toEqual(['Uusi']);
});

it('fifty prompts come once each, and those that stay keep their answer', async () => {
  const { servers, ask, prompts, now } = await start();
  const fifty = Array.from({ length: 50 }, (_, index) => `Heräte ${index}`);
  const asked = ask();
  (await servers[0]?.called('a'))?.(200, { cards: cardsOf(...fifty, 'Heräte 7') });
  await asked;
  expect(new Set(now().cards.map(({ id }) => id)).size).toBe(50);
  const seventh = now().cards.find(({ summary }) => summary === 'Heräte 7');
  expect(await prompts.answer(seventh?.id ?? '', { outcome: 'notJustified', reason: 'Ei koske' })).toBeUndefined();
  expect(servers[0]?.feedback).toEqual([
    {
      card: 'u-Heräte 7',
      outcome: 'overridden',
      overrideReason: { userComment: 'Ei koske' },
      outcomeTimestamp: '2026-11-23T08:36:00.000Z',
    },
  ]);
  const again = ask('b');
  (await servers[0]?.called('b'))?.(200, { cards: cardsOf('Heräte 7', 'Toinen') });
  await again;
  expect(now().cards.map(({ summary, answer }) => [summary, answer?.outcome])).toEqual([
    ['Heräte 7', 'notJustified'],
    ['Toinen', undefined],
  ]);
});

it.each([
  [500, '{}', { kind: 'rejected', source: 'tha0', status: 500 }],
  [200, '<html>', { kind: 'invalidAnswer' }],
  [200, '{"cards": 3}', { kind: 'invalidAnswer' }],
] as const)('a service that answers %i %s is told of, and asked again', async (status, body, failure) => {
  const { servers, ask, now } = await start();
  const asked = ask();
  (await servers[0]?.called('a'))?.(status, body);
  await asked;
  expect(now()).toMatchObject({ state: 'failed', failures: [failure] });
  const again = ask('b');
  (await servers[0]?.called('b'))?.(200, { cards: cardsOf('Kysy') });
  await again;
  expect(now()).toMatchObject({ state: 'ready', failures: [] });
});

it('a service that does not answer in its time is told of as late', async () => {
  const { servers, ask, clock, now } = await start();
  const asked = ask();
  // It has the question, and keeps it.
  await servers[0]?.called('a');
  while (clock.waits().length === 0) await new Promise((done) => setImmediate(done));
  clock.advance(5000);
  await asked;
  expect(now()).toMatchObject({ state: 'failed', failures: [{ kind: 'timedOut', source: 'tha0' }] });
});
