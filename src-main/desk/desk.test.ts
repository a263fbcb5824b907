import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, expect, it } from 'vitest';
import type { AccessEntry } from '#shared/access-log.js';
import type { AccessState } from '#shared/access.js';
import { createManualClock } from '#shared/clock.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import type { DeskState } from '#shared/desk.js';
import type { Professional } from '#shared/identity.js';
import { createDrafts } from '../drafts/index.js';
import { createLive } from '../live.js';
import { phoneCallBacks } from '../workbench/phone-lines.js';
import { createDesk } from './index.js';
import { withoutCentre } from './testing/telephony.js';

const antti: Professional = { id: 'antti', name: 'Antti Vuorela', role: 'counsellor' };
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  // The last first: a desk that came after another keeps what it has in the same folder.
  for (const close of closers.splice(0).toReversed()) await close();
});
const key = randomBytes(32);

/** A desk over a context that does what it is asked at once. */
async function start(dataDir?: string) {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'tyopoyta-desk-')));
  const clock = createManualClock(Date.parse('2026-11-27T08:42:00.000Z'));
  const live = createLive<ContextState>({
    version: 0,
    phase: 'idle',
    active: null,
    since: new Date(clock.now()).toISOString(),
    participants: [],
    parked: [],
  });
  const client = createLive<{ version: number; reference: ClientReference | null }>({ version: 0, reference: null });
  const access = createLive<AccessState>({
    contextVersion: 0,
    client: null,
    opening: { state: 'noClient' },
    choices: { purposes: [], services: [] },
    own: ['social', 'health'],
    sections: [],
    others: [],
    protectedData: 'closed',
    nonDisclosure: 'none',
  });
  const show = (reference: ClientReference | null) => {
    const version = live.get().version + 1;
    const since = new Date(clock.now()).toISOString();
    const active =
      reference === null
        ? null
        : {
            reference,
            family: reference.replace('Patient/', ''),
            given: ['Aune'],
            nonDisclosure: false,
            allergies: { state: 'notRecorded' as const, substances: [] },
            origin: 'source' as const,
          };
    live.set({ ...live.get(), version, active });
    client.set({ version, reference });
    access.set({
      ...access.get(),
      contextVersion: version,
      client: reference,
      opening:
        reference === null
          ? { state: 'noClient' }
          : { state: 'open', since, basis: { kind: 'purpose', purpose: 'guidance', service: 'counsellingCentre' } },
    });
    return version;
  };
  const log: AccessEntry[] = [];
  const drafts = createDrafts({ client, clock });
  const telephony = withoutCentre({ dataDir: folder, key, self: antti, clock, context: live, access });
  const desk = createDesk({
    dataDir: folder,
    county: 'kymijoki',
    keyFor: async () => ({ key, made: false }),
    nonce: () => randomBytes(12),
    professional: () => antti,
    owner: () => antti,
    context: { live, client, open: show, park: () => void show(null) },
    access,
    recordsIn: () => ['social', 'health'],
    nameOf: () => undefined,
    openHanded: async () => false,
    endHanded: () => {},
    accessLog: { append: async (entry) => void log.push(entry) },
    notes: { add: drafts.addToNote, has: (of) => drafts.unsaved(of).includes('note') },
    source: undefined,
    callBacks: phoneCallBacks(telephony),
    language: () => 'fi',
    clock,
    uuid: randomUUID,
    log: () => {},
  });
  const api = createRouterClient(desk.router, { context: { screen: 1 } });
  const state = async (): Promise<DeskState> => {
    for await (const now of await api.watch()) return now;
    throw new Error('nothing was told');
  };
  closers.push(async () => {
    await desk.close();
    await telephony.close();
    if (dataDir === undefined) await rm(folder, { recursive: true });
  });
  const phone = createRouterClient(telephony.router, { context: { screen: 1 } });
  /** Waits until the windows are told something that fits. */
  async function until(fits: (state: DeskState) => boolean): Promise<DeskState> {
    const stop = new AbortController();
    for await (const now of await api.watch(undefined, { signal: stop.signal }))
      if (fits(now)) {
        stop.abort();
        return now;
      }
    throw new Error('told no more');
  }
  return { desk, api, state, show, drafts, log, folder, telephony, phone, until };
}
const begun = async ({ api, show }: Awaited<ReturnType<typeof start>>) => {
  const version = show('Patient/Saarikoski');
  const { id = '' } = await api.begin({ channel: 'call', aboutOpen: true, version });
  await api.describe({ id, reason: 'Kysyy aterioista.' });
  return { id, version };
};
const line = (id: string, register: 'health' | 'social', text: string) => ({
  id,
  line: randomUUID(),
  part: 'state' as const,
  register,
  text,
});

it('a contact that is resumed brings its own client, and the text of one is never taken to the note of another', async () => {
  const at = await start();
  const { api, show, state, drafts } = at;
  const { id, version } = await begun(at);
  const other = show('Patient/Koskinen');
  expect((await state()).waiting).toMatchObject([{ id, because: 'clientChanged' }]);
  for (const wrong of [version, other]) {
    const taken = await api.take({ id, version: wrong, register: 'social', how: 'note' });
    expect(taken).toEqual({ result: { kind: 'refused', why: 'changed' } });
  }
  expect(await api.resume({ id })).toEqual({ kind: 'done' });
  const { active, contextVersion } = await state();
  expect([active?.id, active?.reason]).toEqual([id, 'Kysyy aterioista.']);
  expect(active?.steps.map(({ kind }) => kind)).toEqual(['opened']);
  expect(at.desk.knownOf('Patient/Saarikoski')).toEqual({
    id,
    role: 'self',
    reason: 'Kysyy aterioista.',
    register: active?.register,
  });
  expect(at.desk.knownOf('Patient/Koskinen')).toBeUndefined();
  await api.take({ id, version: contextVersion, register: 'social', how: 'note' });
  expect(drafts.list('Patient/Saarikoski')[0]?.text).toContain('Kysyy aterioista.');
  expect(drafts.list('Patient/Koskinen')).toEqual([]);
});

it('registers never share a note, and what is copied is in the access log first', async () => {
  const at = await start();
  const { api, drafts, log } = at;
  const { id, version } = await begun(at);
  await api.addLine(line(id, 'health', 'Verenpaine koholla.'));
  await api.take({ id, version, register: 'social', how: 'note' });
  expect(await api.take({ id, version, register: 'health', how: 'note' })).toEqual({
    result: { kind: 'refused', why: 'otherRegister' },
  });
  expect(drafts.list('Patient/Saarikoski')[0]?.text).not.toContain('Verenpaine');
  expect(await api.close({ id, outcome: 'resolved' })).toEqual({ kind: 'refused', why: 'notRecorded' });
  const copied = await api.take({ id, version, register: 'health', how: 'copied' });
  expect(copied.text).toContain('Verenpaine koholla.');
  expect(log).toMatchObject([{ action: 'dataCopied', client: 'Patient/Saarikoski', registers: ['health'] }]);
  expect(await api.close({ id, outcome: 'resolved' })).toEqual({ kind: 'done' });
});

it('what is done for a client is a step of that client’s contact only, and told anew it is the same step', async () => {
  const at = await start();
  const { api, show, state, desk } = at;
  const { id } = await begun(at);
  const step = { id: 'consultation:1', kind: 'consulted', part: 'actions', text: 'Pyydetty.' } as const;
  desk.done('Patient/Koskinen', '2026-11-27T09:00:00.000Z', { ...step, id: 'consultation:2' });
  desk.done('Patient/Saarikoski', '2026-11-27T08:00:00.000Z', { ...step, id: 'consultation:0' });
  desk.done('Patient/Saarikoski', '2026-11-27T09:00:00.000Z', step);
  show('Patient/Koskinen');
  // The answer comes while another client is open.
  desk.done('Patient/Saarikoski', '2026-11-27T09:00:00.000Z', { ...step, text: 'Vastattu.' });
  await api.resume({ id });
  expect((await state()).active?.steps.map(({ text }) => text)).toEqual(['', 'Vastattu.']);
});

it('open contacts come back after a restart, sealed on the disk meanwhile, and wait', async () => {
  const at = await start();
  const { id } = await begun(at);
  await at.desk.close();
  const [file = ''] = await readdir(join(at.folder, 'contacts'));
  expect((await readFile(join(at.folder, 'contacts', file))).toString('latin1')).not.toMatch(/Saarikoski|aterioista/);
  const again = await start(at.folder);
  await again.state();
  await expect.poll(async () => (await again.state()).waiting).toMatchObject([{ id, because: 'restart' }]);
  await again.api.resume({ id });
  expect((await again.state()).active?.reason).toBe('Kysyy aterioista.');
});

const promiseOf = (state: DeskState, id: string) => state.active?.promises.find((one) => one.id === id);

it('promises a call-back once: telephony remembers it, and what is kept in one is kept in the other', async () => {
  const at = await start();
  const { id } = await begun(at);
  const promise = randomUUID();
  const wish = { id, promise, kind: 'callBack' as const, about: 'lainaamon vastaus', number: '05 000 1001' };
  expect(await at.api.promise(wish)).toEqual({ kind: 'done' });
  const [remembered] = at.telephony.callBacks.list();
  expect(remembered).toMatchObject({ id: promise, client: 'Patient/Saarikoski', desk: id, due: { by: 'sameDay' } });
  expect(promiseOf(await at.state(), promise)).toMatchObject({ limit: { by: 'sameDay' }, state: { kind: 'open' } });
  const close = { id, outcome: 'resolved', unrecorded: 'kirjattu muualle' } as const;
  expect(await at.api.close(close)).toEqual({ kind: 'refused', why: 'openPromise' });
  // Kept in telephony, it is kept here; what was called is not promised anew by a click.
  await at.phone.settle({ id: promise, as: { kind: 'kept' } });
  await at.until((state) => promiseOf(state, promise)?.state.kind === 'kept');
  expect(await at.api.settle({ id, promise, as: { kind: 'open' } })).toEqual({ kind: 'refused', why: 'gone' });
  // And the other way round.
  const second = randomUUID();
  await at.api.promise({ ...wish, promise: second });
  await at.api.settle({ id, promise: second, as: { kind: 'givenUp', why: 'asiakas soitti itse' } });
  expect(at.telephony.callBacks.list().find((one) => one.id === second)).toMatchObject({
    state: 'cancelled',
    why: 'asiakas soitti itse',
  });
  expect(await at.api.close(close)).toEqual({ kind: 'done' });
});

it('leaves a followed-up call-back open in telephony, and strikes it off when it is kept in either', async () => {
  const at = await start();
  const { id } = await begun(at);
  const promise = randomUUID();
  await at.api.promise({ id, promise, kind: 'callBack', about: 'vastaus' });
  await at.api.settle({ id, promise, as: { kind: 'followUp', on: '2026-11-30' } });
  await at.api.close({ id, outcome: 'followUp', unrecorded: 'kirjattu muualle' });
  expect((await at.state()).followUps).toMatchObject([{ id: promise }]);
  expect(at.telephony.callBacks.list()).toMatchObject([{ id: promise, state: 'open' }]);
  expect(await at.api.followedUp({ id: promise })).toEqual({ kind: 'done' });
  expect(at.telephony.callBacks.list()).toMatchObject([{ id: promise, state: 'kept' }]);
  expect((await at.state()).followUps).toEqual([]);
});

it('has the promises of a contact after a crash, as telephony has them by then', async () => {
  const before = await start();
  const { id } = await begun(before);
  const promise = randomUUID();
  await before.api.promise({ id, promise, kind: 'callBack', about: 'vastaus' });
  await before.desk.close();
  await before.phone.settle({ id: promise, as: { kind: 'kept' } });
  await before.telephony.close();
  const after = await start(before.folder);
  await after.until(({ waiting }) => waiting.length === 1);
  await after.api.resume({ id });
  await after.until((state) => promiseOf(state, promise)?.state.kind === 'kept');
});

it('tells nothing of a wrong client with a call-back that stands', async () => {
  const at = await start();
  const { id } = await begun(at);
  const promise = randomUUID();
  await at.api.promise({ id, promise, kind: 'callBack', about: 'usvaportti', number: '05 000 1001' });
  await at.api.unidentify({ id });
  await at.until(() => at.telephony.callBacks.list()[0]?.client === undefined);
  expect(JSON.stringify([at.telephony.callBacks.list(), await at.state()])).not.toMatch(/usvaportti|Saarikoski/);
  expect(at.telephony.callBacks.list()).toMatchObject([{ id: promise, number: '05 000 1001', state: 'open' }]);
});

it('sees to a call-back that was promised elsewhere in a contact of its own', async () => {
  const at = await start();
  const { id: promise = '' } = await at.phone.promise({ number: '05 000 1001', about: 'kotihoito' });
  expect((await at.state()).callBacks).toMatchObject([{ id: promise, holder: 'own', late: false }]);
  expect(await at.api.takeCallBack({ id: promise })).toEqual({ kind: 'done' });
  const { active, callBacks } = await at.until((state) => promiseOf(state, promise) !== undefined);
  expect(active).toMatchObject({ channel: 'callback', promises: [{ id: promise, number: '05 000 1001' }] });
  expect(callBacks).toEqual([]);
  expect(await at.api.takeCallBack({ id: randomUUID() })).toEqual({ kind: 'refused', why: 'taken' });
});
