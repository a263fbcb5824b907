import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Standing, encodeStanding } from '#shared/hub-protocol.js';
import { connect, enter, startHub } from './testing/hub.js';

let hub: Awaited<ReturnType<typeof startHub>>;
beforeEach(async () => {
  hub = await startHub();
});
afterEach(() => hub.close());

const available: Standing = { state: 'available', reason: 'none' };
const inCall: Standing = { state: 'busy', reason: 'call', until: '2026-11-23T09:00:00.000Z' };
const say = (standing: Standing) => ({ type: 'say', layer: 'hand', standing: encodeStanding(standing) }) as const;

/** Waits until the hub has noticed how many are connected. */
async function hubHas(connections: number): Promise<void> {
  const url = hub.directoryUrl.replace('directory', 'health');
  for (;;) {
    const answer = await fetch(url, { headers: { authorization: 'Bearer user:a' } });
    if ((await answer.text()).includes(`"connections":${connections}`)) return;
  }
}

test('the snapshot comes first and tells of the newcomer too; then who they are', async () => {
  const peer = await enter(hub.url, 'user:b');
  expect(peer.first).toMatchObject({ type: 'snapshot', seq: 0 });
  expect('presences' in peer.first && peer.first.presences).toEqual([{ ordinal: 1, ...available }]);
  expect((await peer.next('self')).ordinal).toBe(1);
});

test('a token in the Authorization header does as well; one that does not hold gets 401', async () => {
  const peer = connect(hub.url, { headers: { authorization: 'Bearer user:a' } });
  await peer.opened;
  peer.say({ type: 'hello', protocol: 2, device: 'd' });
  await peer.next('snapshot');
  await expect(connect(hub.url, { headers: { authorization: 'Bearer nobody' } }).opened).rejects.toThrow('401');
});

test('no token, a token without a scope: closed with 4401', async () => {
  for (const token of [undefined, 'nobody', 'none:a']) {
    const peer = connect(hub.url);
    await peer.opened;
    peer.say({ type: 'hello', protocol: 2, device: 'd', ...(token === undefined ? {} : { token }) });
    expect((await peer.closed).code).toBe(4401);
  }
});

test('a connection does not outlive its token by more than a moment, unless a newer one of the same speaker comes', async () => {
  const [a, b, feed] = [
    await enter(hub.url, 'user:a:60'),
    await enter(hub.url, 'user:b:60'),
    await enter(hub.url, 'feed:ace:60'),
  ];
  b.say({ type: 'renew', token: 'user:b:600' });
  feed.say({ type: 'renew', token: 'feed:ace:600' });
  for (let quarters = 0; quarters < 7; quarters += 1) {
    hub.clock.advance(15_000);
    await Promise.all([a, b, feed].map((peer) => Promise.race([peer.settle(), peer.closed])));
    if (quarters === 4) expect(a.socket.readyState).toBe(a.socket.OPEN);
  }
  expect((await a.closed).code).toBe(4402);
  expect([b, feed].map(({ socket }) => socket.readyState)).toEqual([1, 1]);
  for (const token of ['user:c', 'nobody', 'none:b', 'feed:b']) {
    const peer = await enter(hub.url, 'user:b');
    peer.say({ type: 'renew', token });
    expect((await peer.closed).code).toBe(4401);
  }
});

test('a browser page is refused whatever token it has', async () => {
  const peer = connect(hub.url, { headers: { origin: 'https://evil.example', authorization: 'Bearer user:a' } });
  await expect(peer.opened).rejects.toThrow('403');
});

test('who says nothing is shown out', async () => {
  const peer = connect(hub.url);
  await peer.opened;
  hub.clock.advance(5_000);
  expect((await peer.closed).code).toBe(4408);
});

test('what is not of the protocol ends the connection with 4400', async () => {
  for (const text of [
    'no json',
    '{"type":"say","layer":"hand","standing":[2,0,0,0]}',
    '{"type":"hello","protocol":9}',
    Buffer.from('x'),
  ]) {
    const peer = connect(hub.url);
    await peer.opened;
    peer.raw(text);
    expect((await peer.closed).code).toBe(4400);
  }
  const peer = await enter(hub.url, 'user:a');
  peer.raw(JSON.stringify({ type: 'watch', ordinals: [], padding: 'x'.repeat(20_000) }));
  expect((await peer.closed).code).toBe(4400);
});

test('a message over the limit ends the connection with 1009', async () => {
  const peer = await enter(hub.url, 'feed:exchange');
  peer.raw('x'.repeat(1_100_000));
  expect((await peer.closed).code).toBe(1009);
});

test('a user sets their own state, and only theirs', async () => {
  const [a, b] = [await enter(hub.url, 'user:a'), await enter(hub.url, 'user:b')];
  hub.clock.advance(1_000);
  await b.next('changes');
  a.say(say(inCall));
  a.say({ type: 'watch', ordinals: [0] });
  a.say(say({ ...inCall, reason: 'client' }));
  await a.next('now');
  hub.clock.advance(1_000);
  const batch = await b.next('changes');
  expect(batch.presences).toEqual([{ ordinal: 0, ...inCall, reason: 'client' }]);
  b.say({ type: 'feed', leaseSeconds: 60, states: [['a', encodeStanding(available)]] });
  expect((await b.closed).code).toBe(4403);
});

test('nobody says of themselves that they are unknown; a reporting system has no state of its own', async () => {
  const user = await enter(hub.url, 'user:a');
  user.say(say({ state: 'unknown', reason: 'none' }));
  expect((await user.closed).code).toBe(4400);
  const feed = await enter(hub.url, 'feed:exchange');
  feed.say(say(available));
  expect((await feed.closed).code).toBe(4403);
});

test('watched people are told of at once, others wait for the batch', async () => {
  const watcher = await enter(hub.url, 'user:a');
  const feed = await enter(hub.url, 'feed:exchange');
  watcher.say({ type: 'watch', ordinals: [1] });
  await watcher.settle();
  hub.clock.advance(1_000);
  await feed.next('changes');
  feed.say({
    type: 'feed',
    leaseSeconds: 60,
    states: [
      ['b', encodeStanding(inCall)],
      ['c', encodeStanding(inCall)],
    ],
  });
  expect((await watcher.next('now')).presences).toEqual([{ ordinal: 1, ...inCall }]);
  hub.clock.advance(1_000);
  const second = await feed.next('changes');
  expect(second.presences.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
});

test('a rush of changes is told as soon as it pauses; a few wait for their second', async () => {
  await hub.close();
  const ids = Array.from({ length: 150 }, (_, at) => `r${at}`);
  hub = await startHub(ids);
  const peer = await enter(hub.url, 'user:r0');
  const feed = await enter(hub.url, 'feed:exchange');
  const report = (some: readonly string[]) =>
    feed.say({ type: 'feed', leaseSeconds: 60, states: some.map((id) => [id, encodeStanding(inCall)]) });
  hub.clock.advance(1_000);
  await peer.next('changes');
  report(ids);
  await feed.settle();
  hub.clock.advance(150);
  expect((await peer.next('changes')).presences.length).toBeGreaterThanOrEqual(149);
  report(['r1']);
  feed.say({ type: 'feed', leaseSeconds: 60, states: [['r1', encodeStanding(available)]] });
  await feed.settle();
  // Were they told before their second, the first batch would not hold the last word.
  hub.clock.advance(849);
  await peer.settle();
  hub.clock.advance(1);
  expect((await peer.next('changes')).presences).toEqual([{ ordinal: 1, ...available }]);
});

test('one who comes back gets what was missed; from another run of the hub, everything', async () => {
  const b = await enter(hub.url, 'user:b');
  if (b.first.type !== 'snapshot') throw new Error('a snapshot was expected');
  const { epoch } = b.first;
  hub.clock.advance(1_000);
  const { seq } = await b.next('changes');
  b.socket.terminate();
  const feed = await enter(hub.url, 'feed:exchange');
  feed.say({ type: 'feed', leaseSeconds: 60, states: [['c', encodeStanding(inCall)]] });
  feed.say({ type: 'watch', ordinals: [2] });
  feed.say({ type: 'feed', leaseSeconds: 60, states: [['c', encodeStanding(available)]] });
  await feed.next('now');
  hub.clock.advance(1_000);
  await feed.next('changes');
  const again = await enter(hub.url, 'user:b', { epoch, seq });
  expect(again.first).toEqual({ type: 'resumed', seq: seq + 1, presences: [{ ordinal: 2, ...available }] });
  const stranger = await enter(hub.url, 'user:a', { epoch: 'another run', seq });
  expect(stranger.first.type).toBe('snapshot');
});

test('a broken connection is missed after 45 s, and then last seen to the minute', async () => {
  const other = await enter(hub.url, 'user:a');
  const b = await enter(hub.url, 'user:b');
  other.say({ type: 'watch', ordinals: [1] });
  b.socket.terminate();
  await hubHas(1);
  for (let seconds = 0; seconds < 40; seconds += 10) {
    hub.clock.advance(10_000);
    await other.settle();
  }
  hub.clock.advance(4_000);
  await other.settle();
  expect(other.inbox.filter((message) => message.type === 'now')).toEqual([]);
  hub.clock.advance(1_000);
  expect((await other.next('now')).presences).toEqual([
    { ordinal: 1, state: 'offline', reason: 'none', lastSeen: '2026-11-23T08:42:00.000Z' },
  ]);
});

test('who signs out is gone at once', async () => {
  const other = await enter(hub.url, 'user:a');
  other.say({ type: 'watch', ordinals: [1] });
  const b = await enter(hub.url, 'user:b');
  await other.next('now');
  b.say({ type: 'bye' });
  expect((await other.next('now')).presences[0]?.state).toBe('offline');
});

test('a dead peer is cut off at the second heartbeat', async () => {
  const peer = await enter(hub.url, 'user:a');
  peer.socket.pong = () => {};
  peer.socket.pause();
  hub.clock.advance(30_000);
  peer.socket.resume();
  expect((await peer.closed).code).toBe(1006);
});

test('consultations go to the desk; a reporting system has no seat there', async () => {
  const a = await enter(hub.url, 'user:a');
  a.say({ type: 'consultSync', known: [] });
  expect(await a.next('consultations')).toEqual({ type: 'consultations', items: [], gone: [], synced: true });
  const feed = await enter(hub.url, 'feed:exchange');
  feed.say({ type: 'consultSync', known: [] });
  expect((await feed.closed).code).toBe(4403);
});
