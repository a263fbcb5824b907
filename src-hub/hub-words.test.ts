import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Standing, encodeStanding } from '#shared/hub-protocol.js';
import { connect, enter, startHub } from './testing/hub.js';

let hub: Awaited<ReturnType<typeof startHub>>;
beforeEach(async () => {
  hub = await startHub();
});
afterEach(() => hub.close());

const inCall: Standing = { state: 'busy', reason: 'call', until: '2026-11-23T09:00:00.000Z' };
const lunch: Standing = { state: 'away', reason: 'lunch', note: 'takana kahvilla' };

test('one is told oneself which layer decides, and others only what they see', async () => {
  const [a, b] = [await enter(hub.url, 'user:a'), await enter(hub.url, 'user:b')];
  expect(await a.next('self')).toEqual({ type: 'self', ordinal: 0, standing: [2, 0, 0, 0], by: 'signedIn' });
  b.say({ type: 'watch', ordinals: [0] });
  await b.settle();
  a.say({ type: 'say', layer: 'hand', standing: encodeStanding(lunch) });
  expect(await a.next('self')).toMatchObject({ standing: encodeStanding(lunch), by: 'hand' });
  expect((await b.next('now')).presences).toEqual([{ ordinal: 0, ...lunch }]);
  a.say({ type: 'say', layer: 'contact', standing: encodeStanding({ state: 'busy', reason: 'client' }) });
  a.say({ type: 'say', layer: 'hand', standing: null });
  expect(await a.next('self')).toMatchObject({ by: 'contact' });
  a.say({ type: 'say', layer: 'contact', standing: null });
  expect(await a.next('self')).toMatchObject({ by: 'signedIn' });
});

test('a contact centre goes before what was set free by hand, a roster after', async () => {
  const [a, feed] = [await enter(hub.url, 'user:a'), await enter(hub.url, 'feed:ace')];
  await a.next('self');
  for (const kind of ['roster', 'contactCentre'] as const) {
    feed.say({ type: 'feed', kind, leaseSeconds: 60, states: [['a', encodeStanding(inCall)]] });
  }
  expect(await a.next('self')).toMatchObject({ standing: encodeStanding(inCall), by: 'contactCentre' });
});

test('while the window is hidden only watched rows come, and on return what was missed, in few bytes', async () => {
  const [a, feed] = [await enter(hub.url, 'user:a'), await enter(hub.url, 'feed:exchange')];
  a.say({ type: 'lanes', others: false });
  await a.settle();
  hub.clock.advance(1_000);
  await feed.next('changes');
  feed.say({ type: 'feed', leaseSeconds: 60, states: [['c', encodeStanding(inCall)]] });
  await feed.settle();
  hub.clock.advance(1_000);
  await feed.next('changes');
  await a.settle();
  expect(a.inbox.filter(({ type }) => type === 'changes')).toEqual([]);
  a.say({ type: 'lanes', others: true });
  expect((await a.next('caughtUp')).presences.at(-1)).toEqual({ ordinal: 2, ...inCall });
});

test('too much from one connection, or too many connections of one person, end with 4429', async () => {
  const a = await enter(hub.url, 'user:a');
  for (let count = 0; count < 80; count += 1) a.say({ type: 'watch', ordinals: [] });
  expect((await a.closed).code).toBe(4429);
  for (let count = 0; count < 8; count += 1) await enter(hub.url, 'user:b', undefined, `d${count}`);
  const ninth = connect(hub.url);
  await ninth.opened;
  ninth.say({ type: 'hello', protocol: 2, device: 'd9', token: 'user:b' });
  expect((await ninth.closed).code).toBe(4429);
});

test('a hub on its way out asks all to come back after a while, and lets nobody in', async () => {
  const a = await enter(hub.url, 'user:a');
  const end = new Promise<[number, string]>((resolve) => {
    a.socket.on('close', (code, reason) => resolve([code, String(reason)]));
  });
  const drained = hub.drain({ spreadMs: 2_000, mostMs: 10_000 });
  const [code, reason] = await end;
  expect(code).toBe(1012);
  expect(reason).toMatch(/^retry-after-ms=\d{1,4}$/);
  await expect(connect(hub.url).opened).rejects.toThrow('503');
  expect((await fetch(hub.directoryUrl.replace('directory', 'health'))).status).toBe(503);
  hub.clock.advance(10_000);
  await drained;
});

test('ordinals, their numbering and last seen hold over a restart with the same engine', async () => {
  const a = await enter(hub.url, 'user:a');
  if (a.first.type !== 'snapshot') throw new Error('a snapshot was expected');
  const { numbering } = a.first;
  a.say({ type: 'bye' });
  await a.closed;
  const { engine } = hub;
  await hub.close();
  hub = await startHub(['0', 'a', 'b', 'c'], 0, undefined, engine);
  const b = await enter(hub.url, 'user:b');
  expect(b.first).toMatchObject({ type: 'snapshot', numbering });
  expect((await b.next('self')).ordinal).toBe(1);
  const snapshot = b.first;
  expect('presences' in snapshot && snapshot.presences[0]).toMatchObject({ ordinal: 0, state: 'offline' });
});
