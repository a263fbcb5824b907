import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccessEntry } from '#shared/access-log.js';
import type { AccessState } from '#shared/access.js';
import { createSystemClock } from '#shared/clock.js';
import type { ContextState } from '#shared/context.js';
import { fhirSourceSchema } from '#shared/data-sources.js';
import type { Professional } from '#shared/identity.js';
import { type TelephonyPolicy, telephonyPolicySchema } from '#shared/telephony-policy.js';
import type { CentreContact, TelephonyState } from '#shared/telephony.js';
import { createCallerDirectory } from '../../src-main/client-summary/callers.js';
import { createSourceReader } from '../../src-main/client-summary/fhir-source.js';
import { isWorkingDay } from '../../src-main/indicators/index.js';
import { createLive } from '../../src-main/live.js';
import { createTelephony } from '../../src-main/telephony/index.js';
import { readSeed } from '../../src-simulators/fhir/seed.js';
import { createFhirServer } from '../../src-simulators/fhir/server.js';
import { startKontaktikeskus } from '../../src-simulators/kontaktikeskus/index.js';
import { listenOnLoopback } from '../../src-simulators/lib/loopback.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tyopoyta-telephony-'));
  closers.push(() => rm(dataDir, { recursive: true }));
});
const key = randomBytes(32);

async function startCentre() {
  const server = await listenOnLoopback();
  const { close } = startKontaktikeskus({ server, now: () => new Date(), newId: randomUUID, random: () => 0.5 });
  closers.push(server.close, close);
  const demo = async (path: string, body: object): Promise<{ contactId?: string; callbackId?: string }> => {
    const answer = await fetch(`${server.url}/demo/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
    return JSON.parse(await answer.text());
  };
  return { server, demo, state: async () => (await fetch(`${server.url}/demo/state`)).text() };
}
const ace = (baseUrl: string, more: object = {}): TelephonyPolicy =>
  telephonyPolicySchema.parse({
    kind: 'ace',
    name: { fi: 'Kontaktikeskus' },
    baseUrl,
    token: 'demo-kontaktikeskus',
    ...more,
  });

const antti: Professional = { id: 'antti', name: 'Antti Vuorela', role: 'counsellor' };

async function startCore(policy: TelephonyPolicy, { logFails = false, self = antti } = {}) {
  const fhir = await startFhir();
  const log: AccessEntry[] = [];
  const opened: string[] = [];
  let professional: Professional | undefined = self;
  let owner: Professional | undefined = self;
  const context = createLive<ContextState>({
    version: 1,
    phase: 'idle',
    active: null,
    since: new Date().toISOString(),
    participants: [],
    parked: [],
  });
  const access = createLive<AccessState>({
    contextVersion: 1,
    client: null,
    opening: { state: 'noClient' },
    choices: { purposes: [], services: [] },
    own: ['social'],
    sections: [],
    others: [],
    protectedData: 'closed',
    nonDisclosure: 'none',
  });
  const telephony = createTelephony({
    policy,
    readFile: (file) => readFile(file, 'utf8'),
    dataDir,
    county: { id: 'kymijoki' },
    keyFor: async () => ({ key, made: false }),
    nonce: () => randomBytes(12),
    professional: () => professional,
    owner: () => owner,
    directory: createCallerDirectory(fhir),
    door: { open: (client) => void opened.push(client), context, access, checkAgain: () => {} },
    accessLog: {
      async append(entry) {
        if (logFails) throw new Error('full');
        log.push(entry);
      },
    },
    isWorkingDay,
    isPassing: () => false,
    onReady: () => {},
    followAfterMs: 0,
    fetch,
    clock: createSystemClock(),
    chance: () => 0,
    uuid: randomUUID,
    log: () => {},
  });
  closers.push(() => telephony.close());
  telephony.sessionChanged();
  const api = createRouterClient(telephony.router, { context: { screen: 1 } });
  /** Waits until the windows are told something that fits. */
  async function until<T>(find: (state: TelephonyState) => T | undefined | false): Promise<T> {
    const stop = new AbortController();
    try {
      for await (const state of await api.watch(undefined, { signal: stop.signal })) {
        const found = find(state);
        if (found !== undefined && found !== false) return found;
      }
      throw new Error('told no more');
    } finally {
      stop.abort();
    }
  }
  const found = (id: string | undefined) =>
    until(({ contacts }) => {
      const one = contacts.find((each) => each.id === id);
      return one?.proposal.state === 'found' ? { ...one, proposal: one.proposal } : undefined;
    });
  const inState = (id: string | undefined, state: CentreContact['state']) =>
    until(({ contacts }) => contacts.find((one) => one.id === id && one.state === state));
  return {
    telephony,
    api,
    log,
    opened,
    until,
    found,
    inState,
    lock: (locked: boolean) => {
      professional = locked ? undefined : antti;
      telephony.sessionChanged();
    },
    leave: () => {
      telephony.clear();
      professional = owner = undefined;
      telephony.sessionChanged();
    },
    signIn: () => {
      professional = owner = antti;
      telephony.sessionChanged();
    },
  };
}

/** The demo county's clients over FHIR. */
async function startFhir() {
  const { resources } = await readSeed(join(import.meta.dirname, '../../seeds/kymijoki/clients'));
  const server = createFhirServer({ resources, log: () => {}, now: () => new Date(), newId: randomUUID });
  const { url } = await server.listen(0);
  closers.push(server.close);
  const clock = createSystemClock();
  return createSourceReader(
    fhirSourceSchema.parse({ id: 'aptj', name: 'APTJ', baseUrl: url, register: 'health', timeoutMs: 4000 }),
    fetch,
    { now: clock.now, setTimeout: (run, ms) => clock.after(ms, run) },
  );
}

describe('a call', () => {
  it('rings, proposes its client after the log has it, and opens nobody before it is confirmed', async () => {
    const centre = await startCentre();
    const core = await startCore(ace(`${centre.server.url}/api`));
    await core.until(({ source }) => source?.state === 'connected');
    expect(await core.api.setAgent({ state: 'ready' })).toEqual({ kind: 'done' });
    const { contactId = '' } = await centre.demo('contact', { caller: 'aune' });
    const { proposal } = await core.found(contactId);
    expect(proposal.candidates).toMatchObject([
      { kind: 'client', name: 'SAARIKOSKI, Aune Marjatta', birthYear: '1948', by: 'number' },
    ]);
    expect(core.log).toMatchObject([{ action: 'clientProposed', client: 'Patient/km-1001', contact: contactId }]);
    expect(await core.api.answer({ id: contactId })).toEqual({ kind: 'done' });
    await core.inState(contactId, 'connected');
    expect(core.telephony.phone.get()).toEqual({ state: 'busy', reason: 'call' });
    expect(core.opened).toEqual([]);
    expect(core.telephony.tie('antti', 'Patient/km-1001')).toBeUndefined();
    const candidate = proposal.candidates[0]?.key ?? '';
    await core.api.confirm({ id: contactId, client: { candidate }, role: 'self', open: true });
    expect(core.log.at(-1)).toMatchObject({ action: 'contactConfirmed', client: 'Patient/km-1001', why: 'self' });
    expect(core.opened).toEqual(['Patient/km-1001']);
    expect(core.telephony.tie('antti', 'Patient/km-1001')).toMatchObject({ queue: 'Asiakas- ja palveluohjaus' });
    expect(core.telephony.tie('riikka', 'Patient/km-1001')).toBeUndefined();
    await centre.demo('hangup', { contactId });
    await core.inState(contactId, 'ended');
    expect(core.telephony.phone.get()).toEqual({ state: 'busy', reason: 'recording' });
    await core.api.putAway({ id: contactId });
    expect(core.telephony.tie('antti', 'Patient/km-1001')).toBeUndefined();
    // The contact centre has heard nothing of whose call it was.
    expect(await centre.state()).not.toMatch(/Patient\/|SAARIKOSKI|km-1001/);
  });

  it('of a parent leads to the child by the professional’s own question', async () => {
    const centre = await startCentre();
    const core = await startCore(ace(`${centre.server.url}/api`));
    const { contactId = '' } = await centre.demo('contact', { caller: 'vanhempi', agent: 'antti' });
    const first = await core.found(contactId);
    expect(first.proposal.candidates).toMatchObject([{ kind: 'client', name: 'HEIKKILÄ, Jenna Maria' }]);
    const parent = first.proposal.candidates[0]?.key ?? '';
    await core.api.relatives({ id: contactId, candidate: parent });
    const { proposal } = await core.found(contactId);
    const child = proposal.candidates.find((one) => one.kind === 'client' && one.name.startsWith('HEIKKILÄ, Aada'));
    expect(child).toMatchObject({ by: 'relative', relation: 'äiti', birthYear: '2022' });
    await core.api.answer({ id: contactId });
    await core.inState(contactId, 'connected');
    await core.api.confirm({ id: contactId, client: { candidate: child?.key ?? '' }, role: 'parent', open: true });
    expect(core.opened).toEqual(['Patient/km-1006']);
    expect(core.log.at(-1)).toMatchObject({ client: 'Patient/km-1006', why: 'parent' });
  });

  it('of a client under turvakielto tells no name before the caller has been identified', async () => {
    const centre = await startCentre();
    const core = await startCore(ace(`${centre.server.url}/api`));
    const { contactId = '' } = await centre.demo('contact', { caller: 'suojattu', agent: 'antti' });
    const { proposal } = await core.found(contactId);
    const candidate = proposal.candidates[0]?.key ?? '';
    expect(proposal.candidates).toEqual([{ kind: 'protected', key: candidate }]);
    expect(core.log).toEqual([]);
    const confirm = { id: contactId, client: { candidate }, role: 'self' as const, open: true };
    expect(await core.api.confirm(confirm)).toMatchObject({ result: { kind: 'notAllowed' } });
    const wrong = await core.api.identify({
      id: contactId,
      candidate,
      by: { kind: 'identityCode', code: '010101-900X' },
    });
    expect(wrong).toMatchObject({ wrong: true });
    expect(JSON.stringify(core.telephony.live.get())).not.toMatch(/Kallio/i);
    await core.api.identify({ id: contactId, candidate, by: { kind: 'questions', asked: 'osoite ja lapsen nimi' } });
    expect(core.log).toMatchObject([
      { action: 'callerIdentified', client: 'Patient/km-1022', reason: 'osoite ja lapsen nimi' },
    ]);
    expect((await core.found(contactId)).proposal.candidates).toMatchObject([
      { kind: 'client', name: expect.stringMatching(/^KALLIO/) },
    ]);
    await core.api.confirm(confirm);
    expect(core.opened).toEqual(['Patient/km-1022']);
  });

  it('proposes several, a relative’s client, or nobody', async () => {
    const centre = await startCentre();
    const core = await startCore(ace(`${centre.server.url}/api`));
    const names = async (wish: object) => {
      const { contactId } = await centre.demo('contact', { ...wish, agent: 'antti' });
      const { proposal } = await core.found(contactId);
      return proposal.candidates.map((one) =>
        one.kind === 'client' ? [one.name.split(',')[0], one.relation] : one.kind,
      );
    };
    expect(await names({ caller: 'pariskunta' })).toEqual([
      ['SORSA', undefined],
      ['SORSA', undefined],
    ]);
    expect(await names({ caller: 'tytar' })).toEqual([['SAARIKOSKI', 'tytär']]);
    expect(await names({ caller: 'tuntematon' })).toEqual([]);
  });

  it('tells nothing when the access log cannot be written, or the screen is locked', async () => {
    const centre = await startCentre();
    const core = await startCore(ace(`${centre.server.url}/api`), { logFails: true });
    const { contactId } = await centre.demo('contact', { caller: 'aune', agent: 'antti' });
    const { proposal } = await core.found(contactId);
    expect(proposal).toMatchObject({ candidates: [], failures: [{ kind: 'logUnwritable' }] });
    core.lock(true);
    expect(core.telephony.live.get()).toMatchObject({ contacts: [], queues: [], promises: [] });
    core.lock(false);
    expect(core.telephony.live.get().contacts).toHaveLength(1);
  });

  it('that another one takes or that is given on is gone, and the list comes back after the contact centre was away', async () => {
    const centre = await startCentre();
    const core = await startCore(ace(`${centre.server.url}/api`));
    const { contactId = '' } = await centre.demo('contact', { caller: 'tuntematon', agent: 'antti' });
    await core.inState(contactId, 'offered');
    expect(await core.api.forward({ id: contactId, queue: 'perheet' })).toEqual({ kind: 'done' });
    await core.until(({ contacts }) => contacts.length === 0);
    expect(await core.api.answer({ id: contactId })).toEqual({ kind: 'gone' });
    const unknown = await startCore(ace('http://127.0.0.1:9/api'));
    expect(await unknown.until(({ source }) => source?.state === 'lost')).toBe(true);
    expect(await unknown.api.setAgent({ state: 'ready' })).toMatchObject({
      kind: 'failed',
      failure: { kind: 'unreachable' },
    });
  });

  it('signs the agent out of the queues when the professional leaves, and forgets everything', async () => {
    const centre = await startCentre();
    const core = await startCore(ace(`${centre.server.url}/api`));
    await core.until(({ source }) => source?.state === 'connected');
    await core.api.setAgent({ state: 'ready' });
    await core.until(({ agent }) => agent?.state === 'ready');
    core.leave();
    expect(core.telephony.live.get()).toMatchObject({ contacts: [], queues: [] });
    await expect.poll(centre.state).toContain('LOGGED_OUT');
  });
});

describe('a chat', () => {
  it('is read and written, with what the bot has asked', async () => {
    const centre = await startCentre();
    const core = await startCore(ace(`${centre.server.url}/api`));
    const { contactId = '' } = await centre.demo('contact', { caller: 'chat', agent: 'antti' });
    const chat = await core.inState(contactId, 'offered');
    expect(chat.preInformation).toMatchObject({
      by: 'chatBot',
      about: expect.stringContaining('Vuokra'),
      language: 'fi',
    });
    await core.api.answer({ id: contactId });
    await core.api.say({ id: contactId, text: 'Hei! Autan mielelläni.' });
    await centre.demo('say', { contactId, text: 'Kiitos.' });
    const { messages } = await core.until(({ contacts }) => contacts.find((one) => one.messages?.length === 3));
    expect(messages?.map(({ from }) => from)).toEqual(['client', 'professional', 'client']);
  });
});

describe('a promised call-back', () => {
  it('is due the same day, is the contact centre’s too, and is kept there', async () => {
    const centre = await startCentre();
    const core = await startCore(ace(`${centre.server.url}/api`));
    await core.until(({ source }) => source?.state === 'connected');
    const wish = {
      number: '05 000 1001',
      client: 'Patient/km-1001',
      queue: 'asiakasohjaus',
      about: 'kotihoidon aloitus',
    } as const;
    const { id = '', due } = await core.api.promise(wish);
    expect(due).toMatchObject({ by: 'sameDay' });
    const heard = await core.until(({ promises }) =>
      promises.find((one) => one.id === id && one.keptBy === 'contactCentre'),
    );
    expect(heard).toMatchObject({ client: 'Patient/km-1001', state: 'open' });
    expect(await centre.state()).not.toContain('km-1001');
    await core.api.settle({ id, as: { kind: 'attempted' } });
    await core.until(({ promises }) => promises.some((one) => one.attempts.length === 1));
    await core.api.settle({ id, as: { kind: 'kept' } });
    await core.until(({ promises }) => promises.some((one) => one.state === 'kept'));
    expect(await core.api.settle({ id, as: { kind: 'kept' } })).toEqual({ kind: 'gone' });
  });

  it('outlives a restart without any contact centre, sealed', async () => {
    const policy = ace('http://127.0.0.1:9/api');
    const first = await startCore(policy);
    const { id } = await first.api.promise({ number: '05 000 1001', client: 'Patient/km-1001', about: 'kotihoito' });
    await first.telephony.close();
    const [name = ''] = await readdir(join(dataDir, 'promises'));
    expect((await readFile(join(dataDir, 'promises', name))).toString('latin1')).not.toMatch(/km-1001|1001|kotihoito/);
    const second = await startCore(policy);
    const kept = await second.until(({ promises }) => promises.find((one) => one.id === id));
    expect(kept).toMatchObject({ client: 'Patient/km-1001', about: 'kotihoito', keptBy: 'workbench' });
    expect(await second.api.settle({ id: kept.id, as: { kind: 'cancelled', why: 'asiakas soitti itse' } })).toEqual({
      kind: 'done',
    });
    await second.until(({ promises }) => promises.some((one) => one.state === 'cancelled'));
  });

  it('that a client has left in a queue is on everybody’s list', async () => {
    const centre = await startCentre();
    const core = await startCore(ace(`${centre.server.url}/api`));
    const { callbackId } = await centre.demo('contact', { caller: 'pyynto' });
    const one = await core.until(({ promises }) => promises.find(({ id }) => id === callbackId));
    expect(one).toMatchObject({ number: '05 000 1002', about: 'Reseptin uusiminen', queue: 'hoidontarve' });
  });

  it('of an abandoned call waits for anybody: of two who take it one has it, and the other is told', async () => {
    const centre = await startCentre();
    const policy = ace(`${centre.server.url}/api`);
    const first = await startCore(policy);
    const second = await startCore(policy, { self: { id: 'kaisa', name: 'Kaisa Lehto', role: 'counsellor' } });
    await first.until(({ source }) => source?.state === 'connected');
    await second.until(({ source }) => source?.state === 'connected');
    const { contactId } = await centre.demo('contact', { channel: 'voice', ani: '05 000 9999' });
    await centre.demo('hangup', { contactId });
    const waits = ({ promises }: TelephonyState) => promises.find(({ holder }) => holder === 'nobody');
    const { id } = await first.until(waits);
    await second.until(waits);
    const results = await Promise.all([first.api.take({ id }), second.api.take({ id })]);
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['done', 'gone']);
    const [winner, other] = results[0]?.kind === 'done' ? [first, second] : [second, first];
    await winner.until(({ promises }) => promises.find((one) => one.id === id && one.holder === 'own'));
    await other.until(({ promises }) => promises.find((one) => one.id === id && one.holder === 'colleague'));
  });

  it('at the desk leaves the words there: the contact centre is told the number and the time only', async () => {
    const centre = await startCentre();
    const core = await startCore(ace(`${centre.server.url}/api`));
    await core.until(({ source }) => source?.state === 'connected');
    const id = randomUUID();
    const wish = { id, desk: randomUUID(), number: '05 000 1001', about: 'usvaportti' };
    await core.telephony.callBacks.promise(wish);
    const heard = await core.until(({ promises }) =>
      promises.find((one) => one.id === id && one.keptBy === 'contactCentre'),
    );
    expect(heard).toMatchObject({ about: 'usvaportti', desk: wish.desk, holder: 'own' });
    expect(await centre.state()).not.toContain('usvaportti');
  });
});

describe('a phone program of this machine', () => {
  const token = 'a-token-of-this-county';
  const generic = telephonyPolicySchema.parse({
    kind: 'generic',
    name: { fi: 'Puhelinohjelma' },
    port: 0,
    token,
    queues: [{ id: 'neuvonta', name: { fi: 'Neuvonta', sv: 'Rådgivning', en: 'Guidance' } }],
  });
  it('tells of its calls by a webhook or an address, with the token only', async () => {
    const port = await freePort();
    const core = await startCore(telephonyPolicySchema.parse({ ...generic, port }));
    await core.until(({ source }) => source?.state === 'connected');
    const base = `http://127.0.0.1:${port}`;
    const tell = (body: object, headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
      fetch(`${base}/calls`, { method: 'POST', headers, body: JSON.stringify(body) }).then(({ status }) => status);
    const ringing = { event: 'ringing', id: 'p1', number: '05 000 1001', queue: 'neuvonta' };
    expect(await tell(ringing, {})).toBe(401);
    expect(await tell(ringing, { authorization: `Bearer ${token}`, origin: 'https://elsewhere.example' })).toBe(403);
    expect(await tell({ event: 'nonsense' })).toBe(400);
    const send = (body: string) =>
      fetch(`${base}/calls`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body }).then(
        ({ status }) => status,
        // It does not read on once it is too much.
        () => 400,
      );
    for (const body of ['', '{', 'null', '[]', '{"event":"ringing","number":5}', `{"event":"${'x'.repeat(40_000)}"}`])
      expect(await send(body), body.slice(0, 40)).toBe(400);
    expect(await tell(ringing)).toBe(204);
    expect((await core.found('p1')).proposal.candidates).toMatchObject([{ name: 'SAARIKOSKI, Aune Marjatta' }]);
    expect(await tell({ event: 'answered', id: 'p1' })).toBe(204);
    expect((await core.inState('p1', 'connected')).queue).toBe('Neuvonta');
    expect(await core.api.answer({ id: 'p1' })).toEqual({ kind: 'notAllowed' });
    expect(await core.api.end({ id: 'p1' })).toEqual({ kind: 'done' });
    await core.inState('p1', 'ended');
    expect((await fetch(`${base}/call?number=050001002`)).status).toBe(401);
    expect((await fetch(`${base}/call?key=${token}&number=050001002&id=p2`)).status).toBe(204);
    await core.inState('p2', 'connected');
  });
  it('opens a link of the machine as a call, and nothing as a client', async () => {
    const core = await startCore(generic);
    await core.until(({ source }) => source?.state === 'connected');
    expect(core.telephony.callLink('tyopoyta://open?client=km-1001')).toBe(false);
    expect(core.telephony.callLink('tyopoyta://call?number=050001001&queue=neuvonta')).toBe(true);
    await core.until(({ contacts }) => contacts.some(({ state }) => state === 'connected'));
    // The next caller is not taken for the one before, of whom no end was told.
    expect(core.telephony.callLink('tyopoyta://call?number=050003037')).toBe(true);
    const { contacts } = await core.until((state) => state.contacts[1]?.proposal.state === 'found' && state);
    expect(contacts.map(({ state, caller }) => [state, caller])).toEqual([
      ['ended', { kind: 'number', number: '050001001' }],
      ['connected', { kind: 'number', number: '050003037' }],
    ]);
    expect(core.opened).toEqual([]);
  });
  it('keeps the link that started the program until somebody has signed in, and opens no client by it', async () => {
    const core = await startCore(generic);
    core.leave();
    expect(core.telephony.callLink('tyopoyta://call?number=050001001')).toBe(true);
    expect(core.telephony.live.get().contacts).toEqual([]);
    core.signIn();
    const { contacts } = await core.until((state) => state.contacts[0]?.proposal.state === 'found' && state);
    expect(contacts.map(({ state }) => state)).toEqual(['connected']);
    expect(core.opened).toEqual([]);
    // It is told once: who signs in next has no call.
    core.leave();
    core.signIn();
    await core.until(({ source }) => source?.state === 'connected');
    expect(core.telephony.live.get().contacts).toEqual([]);
  });
});

async function freePort(): Promise<number> {
  const server = await listenOnLoopback();
  await server.close();
  return server.port;
}
