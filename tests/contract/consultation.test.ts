import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AccessState } from '#shared/access.js';
import { createSystemClock } from '#shared/clock.js';
import type { Consultations, FullConsultation } from '#shared/consultation.js';
import type { ContextState } from '#shared/context.js';
import type { Session } from '#shared/identity.js';
import { AUDIENCE, startProvider } from '../../src-hub/testing/provider.js';
import { createAvailability } from '../../src-main/availability/index.js';
import { createConsultation } from '../../src-main/consultation/index.js';
import { createLive } from '../../src-main/live.js';
import { freePort, prepareHub } from '../lib/county-hub.js';

const BUILD_TOO = 240_000;
const PEOPLE = [
  'id;name;title;profession;unit;languages',
  'asker;Antti Vuorela;asiakasohjaaja;counsellor;Asiakasohjaus;fi',
  'expert;Riikka Salonpää;sosiaalityöntekijä;socialWorker;Aikuissosiaalityö;fi|sv',
  'other;Kaisa Korpi;sosiaalityöntekijä;socialWorker;Aikuissosiaalityö;fi',
];
const CLIENT = 'Patient/km-1001';

let provider: Awaited<ReturnType<typeof startProvider>>;
let hub: Awaited<ReturnType<typeof prepareHub>>;
beforeAll(async () => {
  provider = await startProvider();
  hub = await prepareHub(
    {
      identityProvider: { issuer: provider.issuer, audience: AUDIENCE },
      directory: { kind: 'csv', file: 'people.csv' },
      policy: { ringSeconds: 30, ringRounds: 2 },
    },
    await freePort(),
  );
  await writeFile(join(hub.folder, 'people.csv'), PEOPLE.join('\n'));
  await hub.start();
}, BUILD_TOO);
afterAll(async () => {
  await hub.remove();
  await provider.close();
});

const sides: { close: () => void }[] = [];
afterEach(() => {
  for (const side of sides.splice(0)) side.close();
});

/** The workbench of one professional as far as consultations go, on the real connection to the real hub. */
function openSide(id: string) {
  const session = createLive<Session>({
    state: 'signedIn',
    professional: { id, name: id, role: 'counsellor' },
    signedInAt: new Date().toISOString(),
  });
  const clock = createSystemClock();
  const availability = createAvailability({
    hubs: [{ url: `${hub.url.replace('http', 'ws')}/presence`, directoryUrl: `${hub.url}/directory` }],
    links: [],
    token: () => provider.sign({ sub: id, scope: 'openid hub/presence' }),
    session,
    clock,
    log: () => {},
    fetch,
    random: () => 0,
    own: { client: createLive({ reference: null }), store: { get: () => undefined, set: () => {} }, idleHint: false },
  });
  const client = createLive<{ version: number; reference: `Patient/${string}` | null }>({
    version: 1,
    reference: CLIENT,
  });
  const consultation = createConsultation({
    talk: availability.talk,
    session,
    professional: () => ({ id, name: id, role: 'counsellor' }),
    client,
    summary: () => ({ contextVersion: 1, client: null, sections: [], prompts: { services: [], cards: [] } }),
    door: {
      open: () => {},
      context: createLive<Pick<ContextState, 'version' | 'active'>>({ version: 1, active: null }) as never,
      access: createLive<Pick<AccessState, 'contextVersion'>>({ contextVersion: 1 }) as never,
      checkAgain: () => {},
    },
    giveOn: async () => ({ kind: 'done' }),
    recordsIn: () => ['health', 'social'],
    contacts: () => ({
      give: () => ({ kind: 'changed' }),
      gave: () => {},
      release: () => [],
      released: () => {},
    }),
    accessLog: { append: async () => {} },
    nameOf: availability.nameOf,
    language: () => 'fi',
    clock,
    log: () => {},
  });
  const api = createRouterClient(consultation.router, { context: { screen: 1 as const } });
  async function until<T>(found: (state: Consultations) => T | undefined): Promise<T> {
    const stop = new AbortController();
    try {
      for await (const state of await api.watch(undefined, { signal: stop.signal })) {
        const value = found(state);
        if (value !== undefined) return value;
      }
    } finally {
      stop.abort();
    }
    throw new Error('the consultations ended');
  }
  const side = {
    api,
    tie: (one: string) => consultation.tie(id, one),
    until,
    connected: (is: boolean) => until(({ connected }) => (connected === is ? true : undefined)),
    /** The request when it is as wanted. */
    sees: (wanted: string, isIt: (one: FullConsultation) => boolean) =>
      until(({ consultations }) => {
        const one = consultations.find((found) => found.id === wanted);
        return one?.view === 'full' && isIt(one) ? one : undefined;
      }),
    act: (wanted: string, action: Parameters<typeof api.act>[0]['action']) =>
      api.act({ id: wanted, operation: randomUUID(), action }),
    say: (wanted: string, text: string, answer = false) =>
      api.act({ id: wanted, operation: randomUUID(), action: { do: 'say', text, answer } }),
    close(): void {
      consultation.close();
      availability.close();
    },
  };
  sides.push(side);
  return side;
}

const wish = (id: string, target: { kind: 'person'; person: string } | { kind: 'unit'; unit: string }) => ({
  id,
  version: 1,
  withClient: true,
  kind: 'handOver' as const,
  target,
  urgency: 'urgent' as const,
  topic: 'Toimeentulo',
  handover: { identify: '', situation: 'Vuokra maksamatta', background: '', assessment: '', recommendation: '' },
});
const expert = { kind: 'person' as const, person: 'expert' };
const texts = (one: FullConsultation) => one.messages.map(({ text }) => text);
/** Both know who is there: a ring goes to those who may be asked now. */
async function openBoth() {
  const asker = openSide('asker');
  const answerer = openSide('expert');
  await Promise.all([asker.connected(true), answerer.connected(true)]);
  return { asker, answerer };
}

test('a consultation from the asking to the closing, seen alike on both sides', async () => {
  const { asker, answerer } = await openBoth();
  const id = randomUUID();
  expect(await asker.api.send(wish(id, expert))).toEqual({ kind: 'done', id });
  const rung = await answerer.sees(id, (one) => one.rings.some(({ answer }) => answer === 'ringing'));
  expect(rung).toMatchObject({ client: CLIENT, handover: { situation: 'Vuokra maksamatta' } });
  expect(answerer.tie(CLIENT)).toBeUndefined();
  expect(await answerer.act(id, { do: 'accept' })).toEqual({ kind: 'done', id });
  await asker.sees(id, ({ acceptedBy }) => acceptedBy === 'expert');
  await answerer.sees(id, ({ state }) => state === 'accepted');
  expect(answerer.tie(CLIENT)?.id).toBe(id);
  await answerer.say(id, 'Kyllä voi hakea.', true);
  await asker.sees(id, (one) => one.messages.some(({ answer }) => answer));
  await asker.act(id, { do: 'close', outcome: 'handedOver', note: '' });
  await answerer.sees(id, ({ state }) => state === 'closed');
  expect(answerer.tie(CLIENT)).toBeUndefined();
});

test('the hub is killed in the middle: what both did meanwhile is there once, in order, when it is back', async () => {
  const { asker, answerer } = await openBoth();
  const id = randomUUID();
  await asker.api.send(wish(id, expert));
  await answerer.sees(id, () => true);
  await answerer.act(id, { do: 'accept' });
  await asker.sees(id, ({ state }) => state === 'accepted');
  await asker.say(id, 'ennen');
  await hub.kill();
  await Promise.all([asker.connected(false), answerer.connected(false)]);
  // What the hub had told is still shown, and what is done waits.
  await asker.sees(id, (one) => texts(one).includes('ennen'));
  for (const text of ['yksi', 'kaksi']) expect(await asker.say(id, text)).toEqual({ kind: 'waiting', id });
  expect(await answerer.say(id, 'vastaus', true)).toEqual({ kind: 'waiting', id });
  expect(await asker.until(({ pending }) => (pending.length === 2 ? pending.length : undefined))).toBe(2);
  await hub.start();
  for (const side of [asker, answerer]) {
    const one = await side.sees(id, ({ messages }) => messages.length >= 4);
    expect([...texts(one)].sort()).toEqual(['ennen', 'kaksi', 'vastaus', 'yksi']);
    expect(texts(one).filter((text) => text !== 'vastaus')).toEqual(['ennen', 'yksi', 'kaksi']);
    await side.until(({ pending }) => (pending.length === 0 ? true : undefined));
  }
  // Still the hub's after yet another death: it was on the disk before it was acknowledged.
  await hub.kill();
  await hub.start();
  const late = openSide('asker');
  expect([...texts(await late.sees(id, () => true))].sort()).toEqual(['ennen', 'kaksi', 'vastaus', 'yksi']);
});

test('a request that was made while the hub was dead is made when it is back, once', async () => {
  const { asker, answerer } = await openBoth();
  await hub.kill();
  await asker.connected(false);
  const id = randomUUID();
  expect(await asker.api.send(wish(id, expert))).toEqual({ kind: 'waiting', id });
  // A double click is the same one.
  expect(await asker.api.send(wish(id, expert))).toEqual({ kind: 'waiting', id });
  await hub.start();
  await answerer.sees(id, () => true);
  const all = await asker.until(({ consultations, pending }) => (pending.length === 0 ? consultations : undefined));
  expect(all.filter((one) => one.id === id)).toHaveLength(1);
});

test('either side is killed in the middle: it comes back to everything that was acknowledged', async () => {
  const { asker, answerer } = await openBoth();
  const id = randomUUID();
  await asker.api.send(wish(id, expert));
  asker.close();
  await answerer.sees(id, () => true);
  await answerer.act(id, { do: 'accept' });
  await answerer.say(id, 'Soitan pian', true);
  answerer.close();
  const [asked, answered] = [openSide('asker'), openSide('expert')];
  const one = await asked.sees(id, ({ messages }) => messages.length === 1);
  expect(one).toMatchObject({ state: 'accepted', acceptedBy: 'expert' });
  await answered.sees(id, ({ state }) => state === 'accepted');
  expect(answered.tie(CLIENT)?.id).toBe(id);
  // Nobody else sees what it is about.
  const stranger = openSide('other');
  await stranger.connected(true);
  expect(JSON.stringify(await stranger.until((state) => state))).not.toContain('Vuokra');
});

test('of a unit that is rung one takes it, the other hears that it was taken, and only the one is tied to the client', async () => {
  const asker = openSide('asker');
  const [first, second] = [openSide('expert'), openSide('other')];
  await Promise.all([asker, first, second].map((side) => side.connected(true)));
  const id = randomUUID();
  await asker.api.send(wish(id, { kind: 'unit', unit: 'Aikuissosiaalityö' }));
  await Promise.all([first, second].map((side) => side.sees(id, (one) => one.rings.length === 2)));
  const results = await Promise.all([first, second].map((side) => side.act(id, { do: 'accept' })));
  expect(results.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
  expect(results).toContainEqual({ kind: 'refused', why: 'alreadyTaken' });
  const taken = await asker.sees(id, ({ state }) => state === 'accepted');
  const [winner, loser] = taken.acceptedBy === 'expert' ? [first, second] : [second, first];
  await winner.sees(id, ({ state }) => state === 'accepted');
  expect(winner.tie(CLIENT)?.id).toBe(id);
  expect(loser.tie(CLIENT)).toBeUndefined();
  // The one who was late no longer has the client or the talk.
  await loser.until(({ consultations }) =>
    consultations.some((one) => one.id === id && one.view === 'full') ? undefined : true,
  );
});
