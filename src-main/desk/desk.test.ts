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
import { createDesk } from './index.js';

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
  const desk = createDesk({
    dataDir: folder,
    county: 'kymijoki',
    keyFor: async () => ({ key, made: false }),
    nonce: () => randomBytes(12),
    professional: () => antti,
    owner: () => antti,
    context: { live, client, open: show, park: () => void show(null) },
    access,
    accessLog: { append: async (entry) => void log.push(entry) },
    notes: { add: drafts.addToNote, has: (of) => drafts.unsaved(of).includes('note') },
    source: undefined,
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
    if (dataDir === undefined) await rm(folder, { recursive: true });
  });
  return { desk, api, state, show, drafts, log, folder };
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
