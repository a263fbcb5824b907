import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createSystemClock } from '#shared/clock.js';
import { type Workdesk, articleFormSchema } from '#shared/guidelines-authoring.js';
import type { Duty, Session } from '#shared/identity.js';
import { makeGuidelinesKey } from '../../src-hub/index.js';
import { AUDIENCE, startProvider } from '../../src-hub/testing/provider.js';
import { createGuidelinesAuthoring } from '../../src-main/guidelines-authoring/index.js';
import { createLive } from '../../src-main/live.js';
import { freePort, prepareHub } from '../lib/county-hub.js';

const BUILD_TOO = 240_000;
const PEOPLE = ['id;name;title;profession;unit;languages', 'maria;Maria Backgård;kouluttaja;other;Kehittäminen;fi'];
const DUTIES: Record<string, { claim: string; duty: Duty }> = {
  maria: { claim: 'ohjetoimittaja', duty: 'guidelineEditor' },
  antti: { claim: 'ohjehyvaksyja', duty: 'guidelineApprover' },
};
const key = makeGuidelinesKey();
const form = articleFormSchema.parse({
  id: 'puhelu',
  language: 'fi',
  title: 'Puhelu',
  summary: 'Lyhyesti.',
  kind: 'article',
  topics: ['contacts'],
  keywords: [],
  layer: 'national',
  register: 'both',
  owner: 'Kirjaamisen tuki',
  sources: [{ title: 'Laki' }],
  checked: '2026-11-02',
  checkValidity: false,
  related: [],
  body: 'Teksti.',
});

let provider: Awaited<ReturnType<typeof startProvider>>;
let hub: Awaited<ReturnType<typeof prepareHub>>;
let folder: string;
beforeAll(async () => {
  provider = await startProvider();
  hub = await prepareHub(
    {
      identityProvider: {
        issuer: provider.issuer,
        audience: AUDIENCE,
        duties: { ohjetoimittaja: 'guidelineEditor', ohjehyvaksyja: 'guidelineApprover' },
      },
      directory: { kind: 'csv', file: 'people.csv' },
      guidelines: { keyFile: 'guidelines.pem' },
    },
    await freePort(),
  );
  await writeFile(join(hub.folder, 'people.csv'), PEOPLE.join('\n'));
  await writeFile(join(hub.folder, 'guidelines.pem'), key.pem);
  folder = await mkdtemp(join(tmpdir(), 'guidelines-contract-'));
  await hub.start();
}, BUILD_TOO);
afterAll(async () => {
  await hub.remove();
  await provider.close();
  await rm(folder, { recursive: true });
});

const desks: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});

/** One workbench's part that writes and takes guidelines, on real requests to the real hub. */
function openDesk(id: string, publicKeys = [key.publicKey], data = id) {
  const { claim, duty } = DUTIES[id] ?? {};
  const professional = {
    id,
    name: id,
    role: 'trainer' as const,
    ...(duty === undefined ? {} : { duties: [duty] }),
  };
  const authoring = createGuidelinesAuthoring({
    urls: [`${hub.url}/guidelines`],
    publicKeys,
    token: () => provider.sign({ sub: id, scope: 'openid hub/presence', duties: claim === undefined ? [] : [claim] }),
    session: createLive<Session>({ state: 'signedIn', professional, signedInAt: new Date().toISOString() }),
    professional: () => professional,
    folder: join(folder, data),
    clock: createSystemClock(),
    log: () => {},
    fetch,
  });
  const api = createRouterClient(authoring.router, { context: { screen: 1 as const } });
  async function until<T>(found: (state: Workdesk) => T | undefined): Promise<T> {
    const stop = new AbortController();
    try {
      for await (const state of await api.watch(undefined, { signal: stop.signal })) {
        const value = found(state);
        if (value !== undefined) return value;
      }
    } finally {
      stop.abort();
    }
    throw new Error('the desk ended');
  }
  const desk = {
    api,
    until,
    now: () => until((state) => state),
    files: () => authoring.published.files(),
    close: authoring.close,
  };
  desks.push(desk);
  return desk;
}
const draftOf = (id: string) => (state: Workdesk) => state.drafts.find(({ draft }) => draft.id === id);
const revisionOf = async (desk: ReturnType<typeof openDesk>, id: string) => (await desk.until(draftOf(id))).revision;

test('one writes, another approves, and both have it; nobody approves their own', async () => {
  const maria = openDesk('maria');
  const antti = openDesk('antti');
  const id = randomUUID();
  expect(await maria.api.save({ id, revision: 0, form })).toMatchObject({ kind: 'done' });
  await maria.api.refresh();
  expect(await maria.api.act({ id, revision: 1, action: { do: 'submit' } })).toMatchObject({ kind: 'done' });
  expect(await maria.api.act({ id, revision: 2, action: { do: 'approve' } })).toEqual({
    kind: 'refused',
    why: 'notApprover',
  });
  await antti.api.refresh();
  const revision = await revisionOf(antti, id);
  expect(await antti.api.act({ id, revision, action: { do: 'approve' } })).toMatchObject({
    kind: 'done',
    now: { draft: { published: 1 } },
  });
  await maria.api.refresh();
  await antti.api.refresh();
  for (const desk of [maria, antti]) {
    expect((await desk.now()).distribution).toMatchObject({ state: 'current', sequence: 1, articles: 1 });
    expect((await desk.files()).map(({ name }) => name)).toEqual(['hub/puhelu.fi.md']);
  }
});

test('without a connection the last set stays, and a text waits on the disk for the hub', async () => {
  const id = randomUUID();
  const maria = openDesk('maria');
  await maria.api.refresh();
  await hub.kill();
  expect(await maria.api.save({ id, revision: 0, form: { ...form, id: 'kaynti' } })).toEqual({ kind: 'unreachable' });
  await maria.close();
  const again = openDesk('maria');
  await again.api.refresh();
  expect((await again.files()).map(({ name }) => name)).toEqual(['hub/puhelu.fi.md']);
  const { unsent, distribution } = await again.now();
  expect(unsent).toMatchObject([{ id, state: 'waiting', form: { id: 'kaynti' } }]);
  expect(distribution.state).toBe('unreachable');
  await hub.start();
  await again.api.refresh();
  expect((await again.now()).unsent).toEqual([]);
  expect(await again.until(draftOf(id))).toMatchObject({ revision: 1, draft: { state: 'draft' } });
  expect((await again.now()).distribution.state).toBe('current');
});

test('two write one draft: the second is told, and keeps what was written', async () => {
  const id = randomUUID();
  const maria = openDesk('maria');
  const other = openDesk('maria', [key.publicKey], 'maria-2');
  await maria.api.save({ id, revision: 0, form });
  await maria.api.save({ id, revision: 1, form: { ...form, title: 'Ensimmäinen' } });
  expect(await other.api.save({ id, revision: 1, form: { ...form, title: 'Toinen' } })).toMatchObject({
    kind: 'changed',
    now: { revision: 2, draft: { form: { title: 'Ensimmäinen' } } },
  });
  expect((await other.now()).unsent).toMatchObject([{ id, state: 'changed', form: { title: 'Toinen' } }]);
  await other.api.forget({ id });
  expect((await other.now()).unsent).toEqual([]);
});

test('a workbench believes the county’s key alone, keeps what it has, and takes no older set', async () => {
  const stranger = openDesk('reader', [makeGuidelinesKey().publicKey]);
  await stranger.api.refresh();
  expect((await stranger.now()).distribution).toMatchObject({ state: 'refused', why: 'signature', sequence: 0 });
  expect(await stranger.files()).toEqual([]);
  const none = openDesk('reader', [], 'none');
  await none.api.refresh();
  expect((await none.now()).distribution.state).toBe('off');

  // The disk of a workbench that had a later edition: the hub's is a step back.
  const reader = openDesk('reader', [key.publicKey], 'reader-2');
  await reader.api.refresh();
  await reader.close();
  const file = join(folder, 'reader-2', 'published', 'manifest.json');
  const { readGuidelinesKey } = await import('../../src-hub/index.js');
  const manifest = JSON.parse(await readFile(file, 'utf8')).manifest;
  const later = readGuidelinesKey(key.pem)?.sign({ ...manifest, sequence: 9 });
  await writeFile(file, JSON.stringify(later));
  const after = openDesk('reader', [key.publicKey], 'reader-2');
  await after.api.refresh();
  expect((await after.now()).distribution).toMatchObject({ state: 'refused', why: 'older', sequence: 9 });
  expect(await after.files()).toHaveLength(1);
  // Changed on the disk: it is not believed, and the hub's is taken.
  await after.close();
  await writeFile(file, JSON.stringify({ ...later, manifest: { ...manifest, sequence: 99 } }));
  const healed = openDesk('reader', [key.publicKey], 'reader-2');
  await healed.api.refresh();
  expect((await healed.now()).distribution).toMatchObject({ state: 'current', sequence: 1 });
});
