import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Attacker, createAttacker } from './attacker.js';
import { ccowAttacks, registryOf, startTrap } from './ccow-attacks.js';
import { type Cores, type Usage, ccowRogue, startCores } from './core.js';
import { randomFrames } from './frame-attacks.js';
import { type GoodClients, startGoodClients } from './good-clients.js';
import { type Parts, hugeBodies, malformedBodies, wrongRequests, wrongTokens, wrongTypes } from './http-attacks.js';
import { createLeakWatch } from './leak-watch.js';
import { startSlowBodies } from './slow-bodies.js';

/** What the core may hold more of afterwards: compiled code and full buckets, not what was sent to it. */
const MORE_HEAP = 6 * 1024 * 1024;
const MORE_OUTSIDE_HEAP = 2 * 1024 * 1024;
const SLOW_MS = 25_000;
/** Kept-alive connections of the good clients themselves; every kind of attack makes more than these. */
const KEPT_ALIVE = 3;
const TRIES = 10;
const TRY_MS = 200;

const watch = createLeakWatch();
let cores: Cores;
let good: GoodClients;
let attacker: Attacker;
let slow: Awaited<ReturnType<typeof startSlowBodies>>;
let trap: Awaited<ReturnType<typeof startTrap>>;
let before: Usage;

const parts = (runs: number): Parts => ({ cores, watch, attacker, runs, check });
const sockets = ({ resources }: Usage) => resources.filter((kind) => kind === 'TCPSocketWrap').length;

/** The process lives, good clients are served, and nothing came to anybody that is not theirs. */
async function check() {
  expect(cores.alive(), cores.printed()).toBe(true);
  await good.changeHere();
  expect(watch.found()).toEqual([]);
}

beforeAll(async () => {
  trap = await startTrap();
  cores = await startCores();
  good = await startGoodClients(cores, watch);
  attacker = await createAttacker(cores, watch);
  await good.changeThere();
  // Once of everything beforehand: what is compiled and filled at the first time is not what a leak is.
  const few = parts(4);
  await malformedBodies(few);
  await wrongTypes(few);
  await wrongRequests(few);
  await hugeBodies(few);
  await randomFrames(few, [good.endpoints.other]);
  await ccowAttacks(few, trap.url);
  before = await settled(0);
  slow = await startSlowBodies(cores, attacker, [registryOf(cores.mine.launch, ccowRogue(0))]);
}, 60_000);
afterAll(async () => {
  await (slow as typeof slow | undefined)?.untilEnded(0);
  await (good as GoodClients | undefined)?.close();
  await (cores as Cores | undefined)?.close();
  await (trap as typeof trap | undefined)?.close();
});

/** Usage when the connections of attackers are gone; those of the core to itself come and go. */
async function settled(atMost: number): Promise<Usage> {
  let least = await cores.usage();
  for (let tries = 0; tries < TRIES && sockets(least) > atMost; tries += 1) {
    await pause(TRY_MS);
    const usage = await cores.usage();
    if (sockets(usage) <= sockets(least)) least = usage;
  }
  return least;
}

describe('the core under attack', () => {
  it('bears malformed bodies', () => malformedBodies(parts(60)));
  it('bears wrong types in every field', () => wrongTypes(parts(80)));
  it('bears huge bodies', () => hugeBodies(parts(1)));
  it('lets nobody in by a wrong token', () => wrongTokens(parts(1)));
  it('bears wrong methods, paths and headers', () => wrongRequests(parts(40)));

  it('bears a thousand random frames at right and at wrong endpoints', async () => {
    const { opened, wanted } = await randomFrames(parts(100), [good.endpoints.other]);
    expect(opened).toBeGreaterThan(wanted * 0.9);
  });

  it('bears all of it at the CCOW binding, and calls nobody whom it should not', async () => {
    await ccowAttacks(parts(30), trap.url);
    expect(trap.calls()).toBe(0);
  });

  it('ends connections that are too slow', async () => {
    expect(await slow.untilEnded(SLOW_MS)).toBe(0);
    for (const text of slow.texts()) watch.look(text, '');
    await check();
  });

  it('has told nobody of anything that is not theirs', async () => {
    const { here, there } = good.received();
    const texts = [here, there].map((all) => JSON.stringify(all));
    expect(texts[0]).not.toContain('KanariaToisaalla');
    expect(texts[0]).not.toContain(cores.other.topic);
    expect(texts[1]).not.toContain('KanariaTaalla');
    expect(texts[1]).not.toContain(cores.mine.topic);
    expect(there.filter((message) => message.event !== undefined)).toHaveLength(1);
    await good.changeThere();
    expect(watch.found()).toEqual([]);
    expect(watch.read()).toBeGreaterThan(100_000);
  });

  it('is back where it was: sockets and memory', async () => {
    const after = await settled(sockets(before));
    const facts = { before: { ...before, resources: sockets(before) }, after: { ...after, resources: sockets(after) } };
    console.log(JSON.stringify({ ...facts, answers: attacker.counts() }));
    expect(sockets(after)).toBeLessThanOrEqual(sockets(before) + KEPT_ALIVE);
    expect(after.heapUsed - before.heapUsed).toBeLessThan(MORE_HEAP);
    expect(after.external + after.arrayBuffers - before.external - before.arrayBuffers).toBeLessThan(MORE_OUTSIDE_HEAP);
  });
});
