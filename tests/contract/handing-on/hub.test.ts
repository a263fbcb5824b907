import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Role } from '#shared/identity.js';
import { AUDIENCE, startProvider } from '../../../src-hub/testing/provider.js';
import { freePort, prepareHub } from '../../lib/county-hub.js';
import { filesOf } from '../../lib/files-of.js';
import { type Side, openSide } from './side.js';

const BUILD_TOO = 240_000;
const PEOPLE = [
  'id;name;title;profession;unit;languages',
  'antti;Antti Vuorela;asiakasohjaaja;counsellor;Asiakasohjaus;fi',
  'riikka;Riikka Salonpää;sosiaalityöntekijä;socialWorker;Aikuissosiaalityö;fi|sv',
  'kaisa;Kaisa Korpi;sosiaalityöntekijä;socialWorker;Aikuissosiaalityö;fi',
  'sari;Sari Ruusunen;sairaanhoitaja;nurse;Vastaanotto;fi',
];
const ROLES: Record<string, Role> = {
  antti: 'counsellor',
  riikka: 'socialWorker',
  kaisa: 'socialWorker',
  sari: 'nurse',
};
const CLIENT = 'Patient/km-1001';
const ANTTI = 'Antti Vuorela, asiakasohjaaja, Asiakasohjaus';
const RIIKKA = 'Riikka Salonpää, sosiaalityöntekijä, Aikuissosiaalityö';
const person = (id: string) => ({ kind: 'person' as const, person: id });

let provider: Awaited<ReturnType<typeof startProvider>>;
let hub: Awaited<ReturnType<typeof prepareHub>>;
let folder = '';
const tokenOf = (id: string) => provider.sign({ sub: id, scope: 'openid hub/presence' });
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

const sides: Side[] = [];
afterEach(async () => {
  // Nobody is left busy with what is over.
  const [giver] = sides;
  const open =
    giver === undefined
      ? []
      : await giver.consulting(({ self, consultations }) =>
          consultations.filter((one) => one.from === self && one.state !== 'closed'),
        );
  for (const { id } of open) await giver?.act(id, { do: 'close', outcome: 'handedOver', note: '' });
  for (const side of sides.splice(0)) await side.close();
  await rm(folder, { recursive: true, force: true });
});
function open(id: string): Side {
  const self = { id, name: id, role: ROLES[id] ?? 'trainer' };
  const side = openSide({ self, dataDir: join(folder, id), hub: hub.url, token: () => tokenOf(id) });
  sides.push(side);
  return side;
}
/** Everybody's workbench, each with a data folder of its own. */
async function openAll<Id extends string>(...ids: Id[]): Promise<Record<Id, Side>> {
  folder = await mkdtemp(join(tmpdir(), 'tyopoyta-handing-'));
  const all = Object.fromEntries(ids.map((id) => [id, open(id)])) as Record<Id, Side>;
  await Promise.all(ids.map((id) => all[id].connected(true)));
  await Promise.all(ids.map((id) => all[id].named()));
  return all;
}
async function reopen(id: string, before: Side): Promise<Side> {
  await before.close();
  sides.splice(sides.indexOf(before), 1);
  return open(id);
}

/** A contact of the open client, with something of either register, a message and a call-back promised. */
async function begin({ open: openClient, contacts }: Side): Promise<string> {
  const version = openClient(CLIENT);
  const { id = '' } = await contacts.begin({ channel: 'call', aboutOpen: true, version });
  await contacts.describe({ id, reason: 'Vuokra maksamatta, hillasuo.', register: 'social' });
  const line = { id, part: 'state' as const };
  await contacts.addLine({ ...line, line: randomUUID(), register: 'social', text: 'Häätöuhka, tuulimylly.' });
  await contacts.addLine({ ...line, line: randomUUID(), register: 'health', text: 'Verenpaine koholla, lumilinna.' });
  await contacts.promise({ id, promise: randomUUID(), kind: 'message', about: 'ohje' });
  await contacts.promise({ id, promise: randomUUID(), kind: 'callBack', about: 'tulokset', number: '05 000 1001' });
  return id;
}
/** It rings for them, and they see it whole. */
const rings = ({ consulting }: Side, request: string) =>
  consulting(({ consultations }) => consultations.find((one) => one.id === request && one.view === 'full'));
const openPromises = (side: Side, id: string) =>
  side.atDesk(({ active }) =>
    active?.id === id
      ? active.promises.filter(({ state }) => state.kind === 'open').map(({ about }) => about)
      : undefined,
  );
const standing = (side: Side, id: string, state: 'waiting' | 'accepted' | 'back') =>
  side.atDesk(({ active }) => (active?.id === id && active.given?.state === state ? active : undefined));

test('a contact goes to a colleague: hers once, with what was promised, and the giver closes their own part', async () => {
  const { antti, riikka } = await openAll('antti', 'riikka');
  const id = await begin(antti);
  const request = randomUUID();
  // A double click is one request.
  const sent = await Promise.all([1, 2].map(() => antti.send(request, person('riikka'), id)));
  expect(sent).toEqual([
    { kind: 'done', id: request },
    { kind: 'done', id: request },
  ]);
  expect(antti.given).toMatchObject([{ contact: { id, registers: ['social', 'health'] } }]);
  expect(await antti.send(randomUUID(), person('kaisa'), id)).toEqual({ kind: 'givenAlready' });
  // She sees it before she takes it, and nothing of the register that is not hers.
  const rung = await rings(riikka, request);
  expect(rung).toMatchObject({ contact: { id, reason: 'Vuokra maksamatta, hillasuo.', withheld: true } });
  expect(JSON.stringify(rung)).not.toContain('lumilinna');
  expect(riikka.callBacks()).toEqual([]);
  await riikka.act(request, { do: 'accept' });
  const waiting = await riikka.received(id);
  expect(waiting).toMatchObject({ because: 'handedOver', openPromises: 2, client: { label: '', masked: true } });
  expect(waiting.received).toMatchObject({ name: ANTTI, withheld: true });
  const gone = await standing(antti, id, 'accepted');
  expect(gone.promises.map(({ state }) => state)).toEqual([
    { kind: 'handedOver', to: RIIKKA },
    { kind: 'handedOver', to: RIIKKA },
  ]);
  // One promise is one professional's.
  await riikka.atDesk(() => (riikka.callBacks().join() === 'tulokset' ? true : undefined));
  await antti.atDesk(() => (antti.callBacks().length === 0 ? true : undefined));
  expect(await antti.contacts.close({ id, outcome: 'handedOver', unrecorded: 'kirjattu muualla' })).toEqual({
    kind: 'done',
  });
  // Turned to, it opens the client by the request, in the log first; the name comes with that.
  await riikka.contacts.resume({ id });
  const active = await riikka.atDesk((state) => (state.active?.client?.label === '' ? undefined : state.active));
  expect(active).toMatchObject({ client: { reference: CLIENT, label: expect.stringContaining('SAARIKOSKI') } });
  expect(active.steps).toMatchObject([
    { text: 'Häätöuhka, tuulimylly.', by: ANTTI, removed: true },
    { kind: 'opened' },
  ]);
  expect(riikka.log).toMatchObject([{ action: 'consultationOpened', client: CLIENT, consultation: request }]);
  // It is there after a restart, once; and once closed, it stays closed.
  let later = await reopen('riikka', riikka);
  expect((await later.received(id)).openPromises).toBe(2);
  await later.contacts.resume({ id });
  for (const { id: promise } of (await later.atDesk(({ active: now }) => now)).promises)
    await later.contacts.settle({ id, promise, as: { kind: 'kept' } });
  expect(await later.contacts.close({ id, outcome: 'resolved', unrecorded: 'kirjattu muualla' })).toEqual({
    kind: 'done',
  });
  // With the contact the request is over, for both.
  for (const side of [later, antti])
    await side.consulting(({ consultations }) =>
      consultations.find(
        (one) => one.id === request && one.closed?.by === 'riikka' && one.closed.outcome === 'handedOver',
      ),
    );
  later = await reopen('riikka', later);
  await later.consulting(({ consultations }) => consultations.find((one) => one.id === request));
  const { waiting: none, today } = await later.atDesk((state) => (state.today.length > 0 ? state : undefined));
  expect([none, today.map((one) => one.id)]).toEqual([[], [id]]);
  // What went is nowhere in the clear: not at the hub, nor at either workbench.
  const stored = (await Promise.all([hub.folder, folder].map(filesOf))).flat().map(({ text }) => text);
  expect(stored.length).toBeGreaterThan(4);
  for (const text of stored) expect(text).not.toMatch(/hillasuo|tuulimylly|lumilinna|1001/);
});

test('declined with a reason it is the giver’s; taken back and given anew; given back, it is theirs again with what was not kept', async () => {
  const { antti, kaisa } = await openAll('antti', 'kaisa');
  const id = await begin(antti);
  const first = randomUUID();
  await antti.send(first, person('kaisa'), id);
  await rings(kaisa, first);
  await kaisa.act(first, { do: 'notNow', why: 'Vastaanotolla vartin' });
  const why = await antti.consulting(({ consultations }) =>
    consultations.flatMap((one) => (one.id === first && one.view === 'full' ? one.rings : [])).find(({ why }) => why),
  );
  expect(why).toMatchObject({ person: 'kaisa', answer: 'notNow', why: 'Vastaanotolla vartin' });
  expect(await openPromises(antti, id)).toEqual(['ohje', 'tulokset']);
  // On its way it is kept nowhere, not even from the contact centre's own list.
  const callBack = await antti.atDesk(({ active }) => active?.promises.find(({ kind }) => kind === 'callBack'));
  const settling = { id: callBack.id, as: { kind: 'kept' as const } };
  expect(await antti.phone.settle(settling)).toEqual({ kind: 'notAllowed' });
  await antti.act(first, { do: 'close', outcome: 'cancelled', note: '' });
  await standing(antti, id, 'back');
  const second = randomUUID();
  await antti.send(second, person('kaisa'), id);
  await rings(kaisa, second);
  await kaisa.act(second, { do: 'accept' });
  await kaisa.received(id);
  await standing(antti, id, 'accepted');
  // She keeps one of the promises before she gives the rest back.
  await kaisa.contacts.resume({ id });
  const mine = await kaisa.atDesk(({ active }) => active);
  const message = mine.promises.find(({ kind }) => kind === 'message');
  await kaisa.contacts.settle({ id, promise: message?.id ?? '', as: { kind: 'kept' } });
  expect(await kaisa.act(second, { do: 'release' })).toMatchObject({ kind: 'done' });
  const left = await kaisa.atDesk(({ active }) => (active?.received === undefined ? active : undefined));
  expect(left.promises.map(({ state }) => state.kind)).toEqual(['kept']);
  await kaisa.atDesk(() => (kaisa.callBacks().length === 0 ? true : undefined));
  await standing(antti, id, 'waiting');
  await antti.act(second, { do: 'close', outcome: 'cancelled', note: '' });
  await standing(antti, id, 'back');
  expect(await openPromises(antti, id)).toEqual(['tulokset']);
  await antti.atDesk(() => (antti.callBacks().join() === 'tulokset' ? true : undefined));
});

test('of two who take it one has it, also when the hub dies in the middle', async () => {
  const { antti, riikka, kaisa } = await openAll('antti', 'riikka', 'kaisa');
  const id = await begin(antti);
  const request = randomUUID();
  await antti.send(request, { kind: 'unit', unit: 'Aikuissosiaalityö' }, id);
  const both = [riikka, kaisa];
  // Also one for whom it does not ring may take it out of the unit's list.
  const listed = ({ consulting }: Side) => consulting((state) => state.consultations.find((one) => one.id === request));
  await Promise.all(both.map(listed));
  await Promise.all(both.map((side) => side.act(request, { do: 'accept' })));
  const { given } = await standing(antti, id, 'accepted');
  const [winner, loser] = given?.to === RIIKKA ? [riikka, kaisa] : [kaisa, riikka];
  await winner.received(id);
  await hub.kill();
  await Promise.all([antti, ...both].map((side) => side.connected(false)));
  await hub.start();
  await Promise.all([antti, ...both].map((side) => side.connected(true)));
  await loser.consulting((state) => state.consultations.find((one) => one.id === request && one.view === 'outline'));
  const here = (side: Side) => side.atDesk(({ waiting }) => waiting.filter((one) => one.id === id).length);
  expect([await here(winner), await here(loser)]).toEqual([1, 0]);
});

test('while the hub is dead it waits and is the giver’s; what went with the program’s memory was never given', async () => {
  const { antti, riikka } = await openAll('antti', 'riikka');
  const id = await begin(antti);
  await hub.kill();
  await antti.connected(false);
  const request = randomUUID();
  expect(await antti.send(request, person('riikka'), id)).toEqual({ kind: 'waiting', id: request });
  expect(await openPromises(antti, id)).toEqual(['ohje', 'tulokset']);
  expect(await antti.contacts.close({ id, outcome: 'resolved', unrecorded: 'x' })).toEqual({
    kind: 'refused',
    why: 'beingGiven',
  });
  await hub.start();
  await rings(riikka, request);
  await antti.act(request, { do: 'close', outcome: 'cancelled', note: '' });
  await standing(antti, id, 'back');
  await hub.kill();
  await antti.connected(false);
  expect(await antti.send(randomUUID(), person('riikka'), id)).toMatchObject({ kind: 'waiting' });
  const again = await reopen('antti', antti);
  const isStill = (state: 'waiting' | 'back') =>
    again.atDesk(({ waiting }) => waiting.find((one) => one.id === id && one.given?.state === state));
  await isStill('waiting');
  await hub.start();
  expect(await isStill('back')).toMatchObject({ openPromises: 2 });
});

test('a contact with much in it goes; one with more than goes at once is refused in so many words', async () => {
  const { antti, riikka } = await openAll('antti', 'riikka');
  const id = await begin(antti);
  for (const register of ['social', 'health'] as const)
    await antti.contacts.write({ id, register, text: 'ä'.repeat(20_000) });
  const lines = (count: number) =>
    Promise.all(
      Array.from({ length: count }, () =>
        antti.contacts.addLine({ id, line: randomUUID(), part: 'state', register: 'social', text: 'ö'.repeat(2_000) }),
      ),
    );
  await lines(48);
  const request = randomUUID();
  expect(await antti.send(request, person('riikka'), id)).toEqual({ kind: 'done', id: request });
  const rung = await rings(riikka, request);
  expect(rung).toMatchObject({ contact: { texts: { social: 'ä'.repeat(20_000) } } });
  await antti.act(request, { do: 'close', outcome: 'cancelled', note: '' });
  await standing(antti, id, 'back');
  await lines(20);
  expect(await antti.send(randomUUID(), person('riikka'), id)).toEqual({ kind: 'tooLarge' });
});

test('nothing of the other register reaches who may not record in it: not one byte', async () => {
  const { antti } = await openAll('antti');
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/presence`);
  let bytes = '';
  const heard = new Promise<void>((resolve) =>
    socket.on('message', (data) => {
      // oxlint-disable-next-line typescript/no-base-to-string -- every frame is a Buffer here
      bytes += data.toString();
      if (bytes.includes('"contact":')) resolve();
    }),
  );
  await once(socket, 'open');
  const say = (message: object) => socket.send(JSON.stringify(message));
  say({ type: 'hello', protocol: 2, device: 'vastaanotto', token: await tokenOf('sari') });
  say({ type: 'consultSync', known: [] });
  const id = await begin(antti);
  await antti.send(randomUUID(), person('sari'), id);
  await heard;
  socket.close();
  expect(bytes).toContain('lumilinna');
  expect(bytes).toContain('"withheld":true');
  for (const word of ['hillasuo', 'tuulimylly', 'ohje', 'tulokset']) expect(bytes).not.toContain(word);
});
