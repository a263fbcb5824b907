import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PresenceUpdate } from '#shared/availability.js';
import { createManualClock } from '#shared/clock.js';
import { encodeStanding } from '#shared/hub-protocol.js';
import type { Session } from '#shared/identity.js';
import { START, enter, person, startHub } from '../../src-hub/testing/hub.js';
import { createLive } from '../live.js';
import { createAvailability } from './index.js';

const signedIn = (id: string): Session => ({
  state: 'signedIn',
  professional: { id, name: `Nimi ${id}`, role: 'nurse' },
  signedInAt: '2026-11-23T08:00:00.000Z',
});

let hub: Awaited<ReturnType<typeof startHub>>;
let part: ReturnType<typeof setUp>;
let reader: ReturnType<typeof read>;

function setUp(hubs: readonly { url: string; directoryUrl: string }[] = [hub], ends = () => '') {
  const session = createLive<Session>(signedIn('a'));
  const clock = createManualClock(START);
  const availability = createAvailability({
    hubs,
    links: [],
    token: async () => {
      const now = session.get();
      return now.state === 'signedIn' ? `user:${now.professional.id}${ends()}` : undefined;
    },
    session,
    clock,
    log: () => {},
    fetch,
    random: () => 0,
    own: { client: createLive({ reference: null }), store: { get: () => undefined, set: () => {} }, idleHint: false },
  });
  return { session, clock, availability, client: createRouterClient(availability.router, { context: { screen: 1 } }) };
}
/** Reads updates until one satisfies; gives it. */
function read(client: typeof part.client) {
  const stop = new AbortController();
  const updates = client.watch(undefined, { signal: stop.signal });
  return {
    stop: () => stop.abort(),
    async until<T extends PresenceUpdate>(isIt: (update: PresenceUpdate) => update is T): Promise<T> {
      const iterator = await updates;
      for (;;) {
        const { value, done } = await iterator.next();
        if (done === true || value === undefined) throw new Error('the updates ended');
        if (isIt(value)) return value;
      }
    },
  };
}
const connected = (update: PresenceUpdate): update is Extract<PresenceUpdate, { kind: 'snapshot' }> =>
  update.kind === 'snapshot' && update.connection.state === 'connected';
const lost = (update: PresenceUpdate): update is Extract<PresenceUpdate, { kind: 'connection' }> =>
  update.kind === 'connection' && update.connection.state === 'lost';
const changes = (update: PresenceUpdate): update is Extract<PresenceUpdate, { kind: 'changes' }> =>
  update.kind === 'changes' && update.presences.length > 0;
const ownIs =
  (state: string) =>
  (update: PresenceUpdate): update is Extract<PresenceUpdate, { kind: 'changes' | 'snapshot' }> =>
    (update.kind === 'changes' || update.kind === 'snapshot') && update.own?.state === state;
const directoryCame = (update: PresenceUpdate): update is Extract<PresenceUpdate, { kind: 'directory' }> =>
  update.kind === 'directory';

beforeEach(async () => {
  hub = await startHub();
  part = setUp();
  reader = read(part.client);
});
afterEach(async () => {
  reader.stop();
  part.availability.close();
  await hub.close();
});

test('the directory comes once, and after that only the word that it is the same', async () => {
  expect(await part.client.directory({})).toEqual({ kind: 'notYet' });
  const { version, epoch } = await reader.until(directoryCame);
  const answer = await part.client.directory({});
  expect(answer).toMatchObject({ kind: 'newer', version, epoch });
  expect('colleagues' in answer && answer.colleagues.map((one) => one.id)).toEqual(['a', 'b', 'c']);
  expect(await part.client.directory({ knownVersion: version })).toEqual({ kind: 'same', version, epoch });
});

test('the own state goes to the hub and comes back to the windows', async () => {
  await reader.until(ownIs('available'));
  const input = { state: 'away', reason: 'lunch', until: '2026-11-23T09:15:00.000Z' } as const;
  await part.client.show({ ordinals: [0] });
  expect(await part.client.setOwn(input)).toEqual({ accepted: true });
  expect((await reader.until(ownIs('away'))).own).toEqual({ ordinal: 0, ...input });
});

test('a colleague on a visible row is told of at once', async () => {
  await reader.until(connected);
  await part.client.show({ ordinals: [2] });
  const feed = await enter(hub.url, 'feed:exchange');
  // Own state comes back by the same way, in turn: then the wish to see row 2 has been heard.
  await part.client.show({ ordinals: [0, 2] });
  await part.client.setOwn({ state: 'busy', reason: 'call' });
  await reader.until(ownIs('busy'));
  feed.say({ type: 'feed', leaseSeconds: 60, states: [['c', encodeStanding({ state: 'busy', reason: 'client' })]] });
  expect((await reader.until(changes)).presences).toEqual([{ ordinal: 2, state: 'busy', reason: 'client' }]);
});

test('a lost hub makes states unknown with their time; a new one gets the own state again', async () => {
  await reader.until(ownIs('available'));
  await part.client.show({ ordinals: [0] });
  await part.client.setOwn({ state: 'busy', reason: 'client' });
  await reader.until(ownIs('busy'));
  const port = Number(new URL(hub.url).port);
  await hub.close();
  expect((await reader.until(lost)).connection).toEqual({ state: 'lost', asOf: new Date(START).toISOString() });
  expect(await part.client.setOwn({ state: 'available', reason: 'none' })).toEqual({ accepted: false });
  const newcomer = read(part.client);
  expect(await newcomer.until((update) => update.kind === 'snapshot')).toMatchObject({ presences: [] });
  newcomer.stop();

  hub = await startHub(['a', 'b', 'c'], port);
  part.clock.advance(20_000);
  await reader.until(ownIs('busy'));
});

test('signing out takes leave of the hub at once; the next one signs in as themselves', async () => {
  await reader.until(connected);
  const other = await enter(hub.url, 'user:b');
  other.say({ type: 'watch', ordinals: [0, 2] });
  await other.settle();
  part.session.set({ state: 'signedOut' });
  expect((await other.next('now')).presences[0]).toMatchObject({ ordinal: 0, state: 'offline' });
  expect(await part.client.directory({})).toEqual({ kind: 'notYet' });
  expect(part.availability.connectionState()).toEqual({ state: 'connecting' });
  part.session.set(signedIn('c'));
  expect((await other.next('now')).presences[0]).toMatchObject({ ordinal: 2, state: 'available' });
});

test('a silent hub is taken to be lost', async () => {
  await reader.until(connected);
  part.clock.advance(45_000);
  await reader.until(lost);
});

test("the connection lives on with the session's newer token, and where that comes late nothing flickers", async () => {
  let ends = ':60';
  const seen: PresenceUpdate[] = [];
  const two = setUp([hub], () => ends);
  const updates = read(two.client);
  const record = <T extends PresenceUpdate>(isIt: (update: PresenceUpdate) => update is T) =>
    updates.until((update): update is T => (seen.push(update), isIt(update)));
  const connections: boolean[] = [];
  two.availability.talk.onConnection(() => connections.push(two.availability.talk.connected()));
  let turn = 0;
  /** A quarter of a minute at the hub; its heartbeat has been answered when two words have come back. */
  const quarter = async () => {
    hub.clock.advance(15_000);
    turn += 1;
    for (const state of ['busy', 'interruptible'] as const) {
      await two.client.setOwn({ state, reason: 'none' });
      await record(ownIs(state));
    }
  };
  await record(ownIs('available'));
  await two.client.show({ ordinals: [0] });
  ends = ':300';
  two.clock.advance(10_000);
  while (turn < 8) await quarter();
  expect(connections).toEqual([true]);

  // No newer one is told in time: the hub ends the connection, and the next begins with one.
  ends = ':900';
  while (turn < 22) await quarter();
  hub.clock.advance(15_000);
  const other = await enter(hub.url, 'user:b');
  while (connections.length < 2) {
    two.clock.advance(1);
    await other.settle();
  }
  await quarter();
  expect(connections).toEqual([true, true]);
  expect(seen.filter(lost)).toEqual([]);
  updates.stop();
  two.availability.close();
});

test('newcomers to the directory are told of', async () => {
  expect(await part.client.directory({})).toEqual({ kind: 'notYet' });
  const { version } = await reader.until(directoryCame);
  hub.people.push(person('d'));
  // On the way the hub's heartbeats go unanswered, since no real time passes: it lets go, and is come back to.
  hub.clock.advance(5 * 60_000);
  await reader.until(lost);
  part.clock.advance(20_000);
  expect((await reader.until(directoryCame)).version).not.toBe(version);
});

test('a hub that is lost is left for the next one, with the directory and the own state along', async () => {
  const second = await startHub();
  const two = setUp([hub, second]);
  const updates = read(two.client);
  await two.client.directory({});
  await updates.until(ownIs('available'));
  await two.client.setOwn({ state: 'away', reason: 'lunch' });
  await updates.until(ownIs('away'));
  const watcher = await enter(second.url, 'user:b');
  watcher.say({ type: 'watch', ordinals: [0] });
  await watcher.settle();
  await hub.close();
  await updates.until(lost);
  two.clock.advance(500);
  expect((await watcher.next('now')).presences[0]).toMatchObject({ ordinal: 0, state: 'available' });
  expect((await watcher.next('now')).presences[0]).toMatchObject({ ordinal: 0, state: 'away' });
  expect((await updates.until(ownIs('away'))).own).toMatchObject({ reason: 'lunch' });
  updates.stop();
  two.availability.close();
  await second.close();
});

test('while all screens are hidden only those who are shown are told of; when one is seen again, the rest', async () => {
  await reader.until(connected);
  await part.client.show({ ordinals: [], hidden: true });
  const feed = await enter(hub.url, 'feed:exchange');
  feed.say({ type: 'feed', leaseSeconds: 60, states: [['c', encodeStanding({ state: 'busy', reason: 'client' })]] });
  await feed.settle();
  hub.clock.advance(1_000);
  await feed.next('changes');
  await part.client.show({ ordinals: [], hidden: false });
  const isOfC = (update: PresenceUpdate): update is Extract<PresenceUpdate, { kind: 'changes' }> =>
    update.kind === 'changes' && update.presences.some(({ ordinal }) => ordinal === 2);
  expect((await reader.until(isOfC)).presences).toContainEqual({ ordinal: 2, state: 'busy', reason: 'client' });
});
