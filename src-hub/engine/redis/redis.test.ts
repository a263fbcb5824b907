import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, createSystemClock } from '#shared/clock.js';
import type { HubEngine, LogEntry, OwnedWord, Word } from '../engine.js';
import { describeEngine, describeSharedEngine, entry, hearing } from '../testing/contract.js';
import { type RedisServer, hasRedis, startRedis, startSentinel } from '../testing/redis-server.js';
import { readRedisAddress } from './address.js';
import { createRedisEngine } from './index.js';

const clock = createSystemClock();
const key = randomBytes(32);
const lease = { leaseMs: 3_000, beatMs: 1_000, heldMs: 15_000 };
let counties = 0;

function openHub(
  url: string,
  prefix: string,
  log: (event: string) => void = () => {},
  time: Clock = clock,
): Promise<HubEngine> {
  const address = readRedisAddress(url);
  if (address === undefined) throw new Error(`no address: ${url}`);
  return createRedisEngine({
    address,
    key,
    clock: time,
    log: (_, event) => log(event),
    prefix,
    lease,
    firstWithinMs: 10_000,
  });
}

function county(url: string) {
  const prefix = `test-${(counties += 1)}`;
  const hubs: HubEngine[] = [];
  return {
    several: true,
    keeps: true,
    now: clock.now,
    async hub() {
      const hub = await openHub(url, prefix);
      hubs.push(hub);
      return hub;
    },
    async end() {
      await Promise.all(hubs.map((hub) => hub.close()));
    },
  };
}

describe.skipIf(!hasRedis())('over Redis', () => {
  let server: RedisServer;
  beforeAll(async () => void (server = await startRedis()));
  afterAll(() => server.end());
  describeEngine('redis', async () => county(server.url));
  describeSharedEngine('redis', async () => county(server.url));

  it('keeps nothing of a consultation that can be read without the key', async () => {
    const { createClient } = await import('@redis/client');
    const one = county(server.url);
    const hub = await one.hub();
    await hub.log.append(entry('op', clock.now()));
    const client = await createClient({ url: server.url }).connect();
    const stream = await client.xRange(`test-${counties}:log`, '-', '+');
    client.destroy();
    expect(JSON.stringify(stream)).not.toContain('ääö');
    expect(JSON.stringify(stream)).toContain('op');
    await one.end();
  });
});

const word = (person: string, at: number): Word => ({
  person,
  source: `device:${person}`,
  layer: 'hand',
  standing: { state: 'available', reason: 'none' },
  at,
});

describe.skipIf(!hasRedis())('when Redis ends in the middle', () => {
  let server: RedisServer;
  let hubs: HubEngine[];
  beforeEach(async () => {
    server = await startRedis();
    hubs = [];
  });
  afterEach(async () => {
    await Promise.all(hubs.map((hub) => hub.close()));
    await server.end();
  });
  async function open(events: string[] = []) {
    const hub = await openHub(server.url, 'county', (event) => events.push(event));
    hubs.push(hub);
    return hub;
  }
  async function reader(hub: HubEngine) {
    const told = hearing<LogEntry & { order: string }>();
    await hub.log.read((one, order) => told.listener({ ...one, order }));
    return told;
  }
  /** Until the engine takes it: the connection comes back by itself. */
  async function insist(hub: HubEngine, one: LogEntry): Promise<void> {
    for (;;) {
      const done = await hub.log.append(one).then(
        () => true,
        () => false,
      );
      if (done) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  for (const [what, end] of [
    ['with its data', (one: RedisServer) => one.kill()],
    ['and has lost its data', (one: RedisServer) => one.loseData()],
  ] as const) {
    it(`${what}, nothing is lost that a hub holds`, async () => {
      const [one, two] = [await open(), await open()];
      const [atOne, atTwo] = [await reader(one), await reader(two)];
      const heardAtTwo = hearing<OwnedWord>();
      two.words.onHeard((words) => words.forEach(heardAtTwo.listener));
      one.words.say([word('a', 1), word('b', 1)]);
      const numbering = one.numbering();
      const ordinals = await one.ordinalsOf(['a', 'b', 'c']);
      one.lastSeen.put('a', Math.floor(clock.now() / 60_000));
      for (let n = 0; n < 20; n += 1) await (n % 2 === 0 ? one : two).log.append(entry(`op-${n}`, clock.now()));
      await atOne.until((heard) => heard.length === 20);
      await atTwo.until((heard) => heard.length === 20);
      await heardAtTwo.until((heard) => heard.length >= 2);

      await end(server);
      one.words.say([{ ...word('b', 2), standing: null }, word('c', 2)]);
      await expect(one.log.append(entry('op-20', clock.now()))).rejects.toThrow();
      expect(one.healthy()).toBe(false);
      await server.start();
      await insist(one, entry('op-20', clock.now()));
      await insist(two, entry('op-21', clock.now()));
      await atOne.until((heard) => heard.length === 22);
      await atTwo.until((heard) => heard.length === 22);
      await heardAtTwo.until((heard) => heard.some(({ person }) => person === 'c'));

      const three = await open();
      const atThree = await reader(three);
      await atThree.until((heard) => heard.length === 22);
      const inOrder = (all: readonly { id: string; order: string }[]) =>
        all.toSorted((a, b) => (a.order < b.order ? -1 : 1)).map(({ id }) => id);
      expect(inOrder(atThree.heard)).toEqual(inOrder(atOne.heard));
      expect(inOrder(atTwo.heard)).toEqual(inOrder(atOne.heard));
      expect(inOrder(atOne.heard).slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, n) => `op-${n}`));
      expect(three.numbering()).toBe(numbering);
      const again = await three.ordinalsOf(['d', 'c', 'b', 'a']);
      for (const [id, ordinal] of ordinals) expect(again.get(id)).toBe(ordinal);
      expect([...ordinals.values()]).not.toContain(again.get('d'));
      const words = await three.words.load();
      expect(words.map(({ person }) => person).toSorted()).toEqual(['a', 'c']);
      const known = new Map(heardAtTwo.heard.map((heard) => [heard.person, heard.standing]));
      expect([known.get('a'), known.get('b'), known.get('c')].map((one) => one?.state)).toEqual([
        'available',
        undefined,
        'available',
      ]);
      expect((await three.lastSeen.load()).size).toBe(1);
    });
  }

  it('a hub that has died is told as ended, and its words are there for the grace', async () => {
    const one = await open();
    const told = hearing<boolean>();
    one.words.onHub((_, alive) => told.listener(alive));
    // It beats no more after its first time.
    const dead = await openHub(server.url, 'county', () => {}, { ...clock, every: () => () => {} });
    hubs.push(dead);
    dead.words.say([word('a', 1)]);
    await told.until((all) => all.includes(false));
    expect(told.heard).toEqual([true, false]);
    const late = await open();
    const toldLate: boolean[] = [];
    late.words.onHub((_, alive) => toldLate.push(alive));
    expect(toldLate).toContain(false);
    for (const hub of [one, late]) expect((await hub.words.load()).map(({ person }) => person)).toEqual(['a']);
  });

  it('does not begin without it, and says so', async () => {
    await server.kill();
    await expect(
      createRedisEngine({ address: { kind: 'server', url: server.url }, clock, log: () => {}, firstWithinMs: 300 }),
    ).rejects.toThrow('did not answer');
    await server.start();
  });
});

describe.skipIf(!hasRedis())('behind a sentinel', () => {
  it('goes on at the replica when the master dies, and nothing is lost', async () => {
    const master = await startRedis();
    const replica = await startRedis([
      '--replicaof',
      '127.0.0.1',
      String(master.port),
      '--repl-diskless-sync-delay',
      '0',
    ]);
    const sentinel = await startSentinel(master.port);
    const events = hearing<string>();
    const hub = await openHub(`redis+sentinel://127.0.0.1:${sentinel.port}/county`, 'county', events.listener);
    const told = hearing<LogEntry>();
    await hub.log.read(told.listener);
    const numbers = await hub.ordinalsOf(['a', 'b']);
    hub.words.say([word('a', 1)]);
    for (let n = 0; n < 10; n += 1) await hub.log.append(entry(`op-${n}`, clock.now()));
    await sentinel.knowsReplica();
    await master.kill();
    await events.until((all) => all.filter((event) => event === 'hub-engine-connected').length === 2);
    await hub.log.append(entry('op-10', clock.now()));
    await told.until((heard) => heard.length === 11);
    const late = await openHub(replica.url, 'county');
    const there = hearing<LogEntry>();
    await late.log.read(there.listener);
    expect(there.heard.map(({ id }) => id)).toEqual(Array.from({ length: 11 }, (_, n) => `op-${n}`));
    expect(await late.ordinalsOf(['a', 'b'])).toEqual(numbers);
    expect((await late.words.load()).map(({ person }) => person)).toEqual(['a']);
    await Promise.all([hub.close(), late.close()]);
    await Promise.all([sentinel.end(), replica.end(), master.end()]);
  }, 60_000);
});
