import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccessEntry } from '#shared/access-log.js';
import { type AccessState } from '#shared/access.js';
import { createSystemClock } from '#shared/clock.js';
import type { ContextState } from '#shared/context.js';
import type { Answers } from '#shared/questionnaire.js';
import type { FollowUp, ReferralsState } from '#shared/referrals.js';
import { type ActiveClient, createClientSummary } from '../../src-main/client-summary/index.js';
import { createLive } from '../../src-main/live.js';
import { createReferrals } from '../../src-main/referrals/index.js';
import { unseal } from '../../src-main/sealed/seal.js';
import { createOwnServer } from '../../src-simulators/fhir/own-server.js';
import { startLiikuntaneuvonta } from '../../src-simulators/liikuntaneuvonta/index.js';
import { listenOnLoopback } from '../../src-simulators/lib/loopback.js';
import { createRouter, type Handler } from '../../src-simulators/lib/web.js';
import { accessToAll, noRelations } from '../fixtures/open-access.js';
import { bundle } from '../lib/bundle.mjs';

type Fault = 'none' | 'refuse' | 'hang' | 'doneAndTorn' | 'torn';
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** The receiver's own server, and a wire before it that does harm. */
async function startReceiver() {
  const server = await listenOnLoopback();
  startLiikuntaneuvonta({ server, now: () => new Date(), newId: randomUUID });
  const sent: string[] = [];
  const state: { fault: Fault } = { fault: 'none' };
  const wire = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
      const body = Buffer.concat(chunks);
      if (incoming.method === 'POST') sent.push(body.toString('utf8'));
      const fault = incoming.method === 'POST' ? state.fault : 'none';
      if (fault === 'hang') return;
      if (fault === 'torn') return void incoming.socket.destroy();
      if (fault === 'refuse') return void outgoing.writeHead(500).end('{}');
      const onward = ask(
        `${server.url}${incoming.url}`,
        { method: incoming.method, headers: { ...incoming.headers, host: `127.0.0.1:${server.port}` } },
        (answer) => {
          if (fault === 'doneAndTorn') return void incoming.socket.destroy();
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(outgoing);
        },
      );
      onward.end(body);
    })();
  });
  await new Promise<void>((done) => wire.listen(0, '127.0.0.1', done));
  const address = wire.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  closers.push(server.close, () => {
    wire.closeAllConnections();
    wire.close();
  });
  const page = async (path: string, form?: Record<string, string>) => {
    const answer = await fetch(`${server.url}${path}`, form && { method: 'POST', body: new URLSearchParams(form) });
    return answer.text();
  };
  const all = async (type: string) => {
    const answer: { total: number } = JSON.parse(await page(`/fhir/${type}`));
    return answer.total;
  };
  return { url: `http://127.0.0.1:${port}/fhir`, state, sent, page, all };
}

/** The county's own source, with the client in it, and the harm that it does to what is written. */
async function startCountySource() {
  const server = await listenOnLoopback();
  const fhir = createOwnServer({ base: `${server.url}/fhir`, now: () => new Date(), newId: randomUUID });
  fhir.store.put({ resourceType: 'Patient', id: 'km-1002', name: [{ family: 'Koskinen' }] });
  const state: { fault: 'none' | 'refuse' | 'hang' | 'dead' } = { fault: 'none' };
  const puts: string[] = [];
  const answer: Handler = async (exchange) => {
    const { request, response, url } = exchange;
    if (request.method === 'PUT') puts.push(url.pathname);
    const fault = request.method === 'PUT' ? state.fault : 'none';
    if (fault === 'hang') return;
    if (fault === 'dead') return void request.socket.destroy();
    if (fault === 'refuse') return void response.writeHead(422).end('{"resourceType":"OperationOutcome"}');
    await fhir.serve(exchange);
  };
  server.handle(createRouter({}, answer));
  closers.push(server.close);
  const clock = createSystemClock();
  const summary = createClientSummary({
    sources: [
      {
        id: 'aptj',
        name: 'APTJ',
        baseUrl: `${server.url}/fhir`,
        register: 'health',
        timeoutMs: 400,
        concurrency: 4,
        retries: 0,
        include: 'always',
        types: 'all',
      },
    ],
    client: createLive<ActiveClient>({ version: 0, reference: null }),
    access: accessToAll(createLive<ActiveClient>({ version: 0, reference: null })),
    relations: noRelations,
    organization: 'Kymijoen hyvinvointialue',
    fetch,
    clock: { now: clock.now, setTimeout: (run, ms) => clock.after(ms, run) },
    log: () => {},
  });
  closers.push(() => summary.close());
  const statuses = () =>
    ['QuestionnaireResponse', 'Consent', 'ServiceRequest', 'Task'].map((type) =>
      fhir.store.all(type).map((one) => String(Object(one)['status'])),
    );
  return { state, puts, statuses, write: summary.write };
}
type CountySource = Awaited<ReturnType<typeof startCountySource>>;

const client = (nonDisclosure: boolean): NonNullable<ContextState['active']> => ({
  reference: 'Patient/km-1002',
  family: 'Koskinen',
  given: ['Eero', 'Olavi'],
  nonDisclosure,
  allergies: { state: 'noneKnown', substances: [] },
  origin: 'source',
});

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tyopoyta-referrals-'));
  closers.push(() => rm(dataDir, { recursive: true }));
});
const key = randomBytes(32);
const reminders = { unopenedDays: 7, uncontactedDays: 14 };

/** A core's referrals with a client open, before a receiver. */
function startCore(
  baseUrl: string,
  {
    nonDisclosure = false,
    timeoutMs = 400,
    source,
    later = 0,
  }: { nonDisclosure?: boolean; timeoutMs?: number; source?: CountySource; later?: number } = {},
) {
  const system = createSystemClock();
  const log: AccessEntry[] = [];
  const order: string[] = [];
  const context = createLive<ContextState>({
    version: 1,
    phase: 'synced',
    active: client(nonDisclosure),
    since: new Date().toISOString(),
    participants: [],
    parked: [],
  });
  const access = createLive<AccessState>({
    contextVersion: 1,
    client: 'Patient/km-1002',
    opening: {
      state: 'open',
      since: new Date().toISOString(),
      basis: { kind: 'purpose', purpose: 'guidance', service: 'counsellingCentre' },
    },
    choices: { purposes: [], services: [] },
    own: [],
    sections: [],
    others: [],
    protectedData: 'closed',
    nonDisclosure: nonDisclosure ? 'masked' : 'none',
  });
  const who = { id: 'antti', name: 'Antti Vuorela', role: 'counsellor' as const, unit: 'Asiakasohjaus' };
  const referrals = createReferrals({
    policy: {
      receivers: [{ id: 'kunta', name: { fi: 'Kunnan neuvonta' }, baseUrl, timeoutMs, pollSeconds: 2 }],
      types: [
        {
          id: 'liikuntalahete',
          name: { fi: 'Liikuntalähete' },
          form: 'liikuntalahete.json',
          receiver: 'kunta',
          validDays: 90,
          reminders,
        },
        { id: 'rikki', name: { fi: 'Rikkinäinen' }, form: 'ei-ole.json', receiver: 'kunta', validDays: 90, reminders },
      ],
    },
    readFile: (file) => readFile(join('seeds/kymijoki/referrals', file), 'utf8'),
    dataDir,
    county: { id: 'k', name: 'Kymijoen hyvinvointialue' },
    staffSystem: 'https://kymijoki.example/staff',
    keyFor: async () => ({ key, made: false }),
    professional: () => who,
    owner: () => who,
    context,
    access,
    refer: async (version, { action, referral, to }) => {
      if (version !== context.get().version) return { kind: 'changed' };
      order.push(action);
      log.push({ action, professional: who.id, client: 'Patient/km-1002', by: 'workbench', referral, to });
      return { kind: 'done' };
    },
    write: async (one) => {
      order.push(`write ${one.type}`);
      return source === undefined
        ? { ok: false, failure: { kind: 'unreachable', source: 'APTJ' } }
        : source.write(one, new AbortController().signal);
    },
    accessLog: {
      append: async (entry) => {
        order.push(entry.action);
        log.push(entry);
      },
    },
    fetch: (url, init) => {
      if (init?.method === 'POST') order.push('post');
      return fetch(url, init);
    },
    clock: { ...system, now: () => system.now() + later },
    chance: () => 0,
    uuid: randomUUID,
    nonce: () => randomBytes(12),
    log: () => {},
  });
  closers.push(referrals.close);
  const screen = createRouterClient(referrals.router, { context: { screen: 2 } });
  const rows = async (until: (followUp: FollowUp) => boolean) => {
    const stop = new AbortController();
    try {
      for await (const now of await screen.followUp(undefined, { signal: stop.signal }))
        if (until(now)) return now.rows;
    } finally {
      stop.abort();
    }
    throw new Error('not told');
  };
  const state = async (): Promise<ReferralsState> => {
    const stop = new AbortController();
    for await (const now of await screen.watch(undefined, { signal: stop.signal })) {
      stop.abort();
      return now;
    }
    throw new Error('not told');
  };
  return { referrals, screen, log, order, rows, state, context };
}
type Core = ReturnType<typeof startCore>;

const S = 'https://kymijoki.example/fhir/lahete';
const answers: Answers = {
  tavoite: [{ valueString: 'Jaksaa kävellä kauppaan' }],
  yhteystapa: [{ valueCoding: { system: S, code: 'puhelu' } }],
  puhelinnumero: [{ valueString: '050 000 0000' }],
};
const link = { name: 'Antti Vuorela', contact: '' };

async function fill({ screen }: Core, given = answers): Promise<{ id: string; revision: number }> {
  const { id } = await screen.begin({ version: 1, type: 'liikuntalahete', language: 'fi' });
  if (id === undefined) throw new Error('not begun');
  const { revision } = await screen.save({ id, answers: given, link });
  if (revision === undefined) throw new Error('not saved');
  return { id, revision };
}
const consent = ({ screen }: Core, of: { id: string; revision: number }, feedback = true) =>
  screen.consent({ version: 1, ...of, given: 'orally', feedback, informed: true });

async function send(core: Core, feedback = true): Promise<string> {
  const one = await fill(core);
  expect(await consent(core, one, feedback)).toEqual({ kind: 'done' });
  expect(await core.screen.send({ version: 1, ...one })).toEqual({ kind: 'done' });
  return one.id;
}
const stateIs = (id: string, state: string) => (now: FollowUp) =>
  now.rows.some((one) => one.id === id && one.state === state);
const taskId = async (page: (path: string) => Promise<string>) => /lahete\?id=([^"]+)/.exec(await page('/'))?.[1] ?? '';

describe('a referral', () => {
  it('goes with consent to the receiver, who answers, and the follow-up tells it', async () => {
    const receiver = await startReceiver();
    const core = startCore(receiver.url);
    const types = await core.screen.types();
    expect(types.map(({ id, mistake }) => [id, mistake])).toEqual([
      ['liikuntalahete', undefined],
      ['rikki', 'ei-ole.json cannot be read'],
    ]);
    const id = await send(core);
    await core.rows(stateIs(id, 'sent'));
    // The log comes before the wire.
    expect(core.order.filter((one) => /^(referral[CS]|post)/.test(one)).slice(0, 3)).toEqual([
      'referralConsented',
      'referralSent',
      'post',
    ]);
    const task = await taskId(receiver.page);
    expect(await receiver.page(`/lahete?id=${task}`)).toContain('Jaksaa kävellä kauppaan');
    for (const tila of ['received', 'contacted', 'takingPart']) await receiver.page('/tila', { id: task, tila });
    await receiver.page('/palaute', { id: task, palaute: 'Viihtyy' });
    const [row] = await core.rows((now) => stateIs(id, 'takingPart')(now) && now.rows[0]?.feedback === 'given');
    expect(row).toMatchObject({ mine: true, next: 'readFeedback', client: { name: 'KOSKINEN Eero Olavi' } });
  });

  it('does not leave without a consent to what is sent, nor with something missing, nor for another client', async () => {
    const receiver = await startReceiver();
    const core = startCore(receiver.url);
    const one = await fill(core);
    expect(await core.screen.send({ version: 1, ...one })).toEqual({ kind: 'changed' });
    await consent(core, one);
    // What is changed after the consent needs another one.
    const { revision = 0 } = await core.screen.save({ id: one.id, answers, link });
    expect(await core.screen.send({ version: 1, id: one.id, revision })).toEqual({ kind: 'changed' });
    const lacking = await fill(core, { tavoite: [{ valueString: 'x' }] });
    await consent(core, lacking);
    expect(await core.screen.send({ version: 1, ...lacking })).toEqual({ kind: 'notAllowed' });
    const other = await fill(core);
    await consent(core, other);
    core.context.update((now) => ({ ...now, version: 2 }));
    expect(await core.screen.send({ version: 1, ...other })).toEqual({ kind: 'changed' });
    expect(receiver.sent).toEqual([]);
  });

  it.each(['refuse', 'hang', 'torn', 'doneAndTorn'] as const)(
    'is taken once by a receiver that does this first: %s',
    async (fault) => {
      const receiver = await startReceiver();
      const core = startCore(receiver.url);
      receiver.state.fault = fault;
      const id = await send(core);
      // One that took it and did not say so is asked again at once; nobody has looked at the list yet.
      if (fault === 'doneAndTorn') await expect.poll(() => receiver.sent.length).toBeGreaterThan(1);
      else await core.rows((now) => now.rows.some((one) => one.id === id && one.failure !== undefined));
      receiver.state.fault = 'none';
      await core.screen.refresh();
      await core.rows(stateIs(id, 'sent'));
      expect(receiver.sent.length).toBeGreaterThan(1);
      for (const type of ['Task', 'ServiceRequest', 'Consent', 'QuestionnaireResponse', 'Patient', 'Provenance'])
        expect(await receiver.all(type)).toBe(1);
      // Every time the very same.
      expect(new Set(receiver.sent).size).toBe(1);
    },
  );

  it('waits on the disk when the workbench is killed in between, and goes when it starts anew', async () => {
    const receiver = await startReceiver();
    receiver.state.fault = 'refuse';
    const first = startCore(receiver.url);
    const id = await send(first);
    const kept = await fill(first);
    // Nothing is closed in order: what was told done is on the disk.
    receiver.state.fault = 'none';
    const second = startCore(receiver.url);
    second.referrals.sessionChanged();
    await second.rows(stateIs(id, 'sent'));
    const state = await second.state();
    expect(state.referrals.map((one) => [one.id, one.state])).toContainEqual([kept.id, 'draft']);
    expect(state.referrals.find((one) => one.id === kept.id)?.answers).toEqual(answers);
    expect(await receiver.all('Task')).toBe(1);
  });

  it('tells nothing of where the client is reached under turvakielto', async () => {
    const receiver = await startReceiver();
    const core = startCore(receiver.url, { nonDisclosure: true });
    const id = await send(core);
    await core.rows(stateIs(id, 'sent'));
    expect(receiver.sent.join()).not.toContain('050 000 0000');
    expect(receiver.sent.join()).not.toContain('yhteystapa');
    expect(await receiver.page(`/lahete?id=${await taskId(receiver.page)}`)).toContain('vain yhdyshenkilön kautta');
  });

  it('is taken back at the receiver’s with its consent, and then the receiver can do nothing more with it', async () => {
    const receiver = await startReceiver();
    const core = startCore(receiver.url);
    const id = await send(core);
    await core.rows(stateIs(id, 'sent'));
    expect(await core.screen.withdraw({ id, revoked: true })).toEqual({ kind: 'done' });
    expect(core.log.at(-1)).toMatchObject({ action: 'referralWithdrawn', referral: id, client: 'Patient/km-1002' });
    await core.rows(stateIs(id, 'cancelled'));
    const task = await taskId(receiver.page);
    await expect.poll(() => receiver.page(`/lahete?id=${task}`)).toContain('Lähettäjä peruutti');
    expect(await receiver.page('/fhir/Consent')).toContain('"inactive"');
    await receiver.page('/tila', { id: task, tila: 'received' });
    expect(await receiver.page(`/lahete?id=${task}`)).toContain('Lähettäjä peruutti');
  });

  it('gives feedback only where the client allowed it, and logs that it was read', async () => {
    const receiver = await startReceiver();
    const core = startCore(receiver.url);
    const id = await send(core, false);
    await core.rows(stateIs(id, 'sent'));
    const task = await taskId(receiver.page);
    await receiver.page('/tila', { id: task, tila: 'received' });
    await receiver.page('/palaute', { id: task, palaute: 'Salaa kerrottu' });
    const [row] = await core.rows(stateIs(id, 'received'));
    expect(row?.feedback).toBe('notAllowed');
    expect(await core.screen.feedback({ id })).toEqual({ result: { kind: 'notAllowed' } });

    const open = await send(core);
    await core.rows(stateIs(open, 'sent'));
    const second = await taskId(receiver.page);
    await receiver.page('/tila', { id: second, tila: 'received' });
    await receiver.page('/palaute', { id: second, palaute: 'Viihtyy' });
    await core.rows((now) => now.rows.some((one) => one.id === open && one.feedback === 'given'));
    expect(await core.screen.feedback({ id: open })).toEqual({ result: { kind: 'done' }, text: 'Viihtyy' });
    expect(core.log.at(-1)).toMatchObject({ action: 'referralFeedbackRead', referral: open });
  });

  it('shows before the sending exactly what then leaves', async () => {
    const receiver = await startReceiver();
    const core = startCore(receiver.url);
    const one = await fill(core);
    await consent(core, one);
    const { leaving } = await core.screen.preview({ version: 1, id: one.id });
    await core.screen.send({ version: 1, ...one });
    await core.rows(stateIs(one.id, 'sent'));
    const timeless = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T');
    const before: unknown = JSON.parse(timeless(leaving?.fhir ?? ''));
    expect(JSON.parse(timeless(receiver.sent[0] ?? ''))).toEqual(before);
    // Every text of the client's own that leaves has been shown.
    for (const text of ['Jaksaa kävellä kauppaan', '050 000 0000', 'Eero Olavi Koskinen'])
      expect(leaving?.lines.map((line) => line.text)).toContain(text);
  });
});

describe('the client’s own record', () => {
  const recordIs = (id: string, kind: 'written' | 'waits') => (now: FollowUp) =>
    now.rows.some((one) => one.id === id && one.record?.kind === kind);

  it('has the referral with its consent, follows the receiver, and learns that the consent was taken back', async () => {
    const receiver = await startReceiver();
    const source = await startCountySource();
    const core = startCore(receiver.url, { source });
    const one = await fill(core);
    await consent(core, one);
    expect(source.puts).toEqual([]);
    await core.screen.send({ version: 1, ...one });
    await core.rows(recordIs(one.id, 'written'));
    expect(source.statuses()).toEqual([['completed'], ['active'], ['active'], ['requested']]);
    // The log comes first, and once.
    expect(core.order.filter((step) => /write|Recorded/.test(step))).toEqual([
      'referralRecorded',
      'write QuestionnaireResponse',
      'write Consent',
      'write ServiceRequest',
      'write Task',
    ]);
    expect(core.log.find(({ action }) => action === 'referralRecorded')).toMatchObject({
      client: 'Patient/km-1002',
      referral: one.id,
      registers: ['health'],
    });
    const task = await taskId(receiver.page);
    await receiver.page('/tila', { id: task, tila: 'received' });
    await core.rows((now) => stateIs(one.id, 'received')(now) && recordIs(one.id, 'written')(now));
    expect(source.statuses()[3]).toEqual(['received']);
    await core.screen.withdraw({ id: one.id, revoked: true });
    await core.rows((now) => stateIs(one.id, 'cancelled')(now) && recordIs(one.id, 'written')(now));
    expect(source.statuses()).toEqual([['completed'], ['inactive'], ['revoked'], ['cancelled']]);
  });

  it.each([
    ['refuse', 'rejected'],
    ['dead', 'unreachable'],
    ['hang', 'timedOut'],
  ] as const)('is written at last where the source does this first: %s', async (fault, kind) => {
    const receiver = await startReceiver();
    const source = await startCountySource();
    source.state.fault = fault;
    const core = startCore(receiver.url, { source });
    const id = await send(core);
    // The sending does not wait for it.
    await core.rows(stateIs(id, 'sent'));
    const rows = await core.rows((now) =>
      now.rows.some((one) => one.record?.kind === 'waits' && one.record.failure !== undefined),
    );
    expect(rows.find((one) => one.id === id)?.record).toMatchObject({
      kind: 'waits',
      failure: { kind, source: 'APTJ' },
    });
    source.state.fault = 'none';
    await core.screen.refresh();
    await core.rows(recordIs(id, 'written'));
    expect(source.statuses()).toEqual([['completed'], ['active'], ['active'], ['requested']]);
  });

  it('is written by the next start where this one ended before it', async () => {
    const receiver = await startReceiver();
    const source = await startCountySource();
    const first = startCore(receiver.url);
    const id = await send(first);
    await first.rows(stateIs(id, 'sent'));
    await first.referrals.close();
    const second = startCore(receiver.url, { source });
    await second.rows(recordIs(id, 'written'));
    expect(source.statuses()).toEqual([['completed'], ['active'], ['active'], ['requested']]);
  });
});

describe('reminders', () => {
  const DAY_MS = 86_400_000;
  const day = (later: number) => new Intl.DateTimeFormat('sv-SE').format(Date.now() + later * DAY_MS);
  const reminderOf = async (core: Core, id: string) =>
    (await core.rows((now) => now.rows.some((one) => one.id === id && one.client?.reference !== undefined))).find(
      (one) => one.id === id,
    )?.reminder;
  const count = async ({ screen }: Core) => {
    for await (const now of await screen.due()) return now.count;
    throw new Error('not told');
  };
  /** The next morning's start, so many days later. */
  const restarted = (core: Core, url: string, days: number) =>
    core.referrals.close().then(() => startCore(url, { later: days * DAY_MS }));

  it('come by days, are counted, moved and settled, and kept over a restart', async () => {
    const receiver = await startReceiver();
    let core = startCore(receiver.url);
    const id = await send(core);
    await core.rows(stateIs(id, 'sent'));
    expect(await reminderOf(core, id)).toMatchObject({ kind: 'unopened', due: false });
    expect(await core.screen.remind({ id, kind: 'notReached' })).toEqual({ done: false });
    core = await restarted(core, receiver.url, 8);
    expect(await reminderOf(core, id)).toMatchObject({ kind: 'unopened', due: true });
    expect(await count(core)).toBe(1);
    expect(await core.screen.remind({ id, kind: 'unopened', until: day(2) })).toEqual({ done: false });
    expect(await core.screen.remind({ id, kind: 'unopened', until: day(15) })).toEqual({ done: true });
    expect(await count(core)).toBe(0);
    core = await restarted(core, receiver.url, 9);
    expect(await reminderOf(core, id)).toEqual({ kind: 'unopened', on: day(15), due: false });
    core = await restarted(core, receiver.url, 16);
    expect((await reminderOf(core, id))?.due).toBe(true);
    expect(await core.screen.remind({ id, kind: 'unopened' })).toEqual({ done: true });
    core = await restarted(core, receiver.url, 17);
    expect(await reminderOf(core, id)).toBeUndefined();
    expect(await count(core)).toBe(0);
  });

  it('wait for the day that the receiver has planned, and end when the feedback is read', async () => {
    const receiver = await startReceiver();
    const core = startCore(receiver.url);
    const id = await send(core);
    await core.rows(stateIs(id, 'sent'));
    const task = await taskId(receiver.page);
    await receiver.page('/tila', { id: task, tila: 'received' });
    await receiver.page('/aika', { id: task, aika: day(3) });
    const [row] = await core.rows((now) => now.rows[0]?.planned !== undefined);
    expect(row?.reminder).toEqual({ kind: 'plannedPassed', on: day(4), due: false });
    for (const tila of ['contacted', 'takingPart']) await receiver.page('/tila', { id: task, tila });
    await receiver.page('/palaute', { id: task, palaute: 'Viihtyy' });
    await core.rows((now) => now.rows[0]?.reminder?.kind === 'feedback');
    expect(await count(core)).toBe(1);
    await core.screen.feedback({ id });
    expect(await reminderOf(core, id)).toBeUndefined();
    expect(await count(core)).toBe(0);
  });
});

it('what was told safe is there after any kill -9, whole', { timeout: 60_000 }, async () => {
  const program = (await bundle('referrals-test', { core: 'tests/lib/keeping-core.ts' }))('core');
  const file = join(dataDir, 'own.sealed');
  for (let round = 0; round < 12; round += 1) {
    const core = spawn(process.execPath, [program, file, key.toString('hex')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(core, 'exit');
    let told = '';
    core.stdout.on('data', (part: Buffer) => (told += part.toString('utf8')));
    await once(core.stdout, 'data');
    // Somewhere in the middle of the next writes, another place each time.
    const until = performance.now() + round * 11;
    while (performance.now() < until) await new Promise((next) => setImmediate(next));
    core.kill('SIGKILL');
    await gone;
    const safe = Number(told.trim().split('\n').at(-1));
    const bytes = await readFile(file);
    const kept: { referrals: { revision: number }[] } = JSON.parse(
      unseal(bytes, { key, whose: 'antti' }) ?? '{"referrals":[]}',
    );
    expect(kept.referrals[0]?.revision).toBeGreaterThanOrEqual(safe);
  }
});
