import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { HubMessage } from '../../../src-shared/hub-protocol.js';
import { hasRedis, startRedis } from '../../../src-hub/engine/testing/redis-server.js';
import { createPerson, startHubProcess } from '../../lib/hub-bench.js';
import { percentile } from '../figures.js';

/**
 * `npm run bench -- hubs`: two hubs of a county over one Redis. Each change is watched at the hub where it is made and at
 * the other one, so that both figures are of the same changes.
 */
const CHANGERS = 40;
const AUDIENCE = 160;
const CHANGES = 1_500;
const PER_SECOND = 50;
const WARM_UP = 200;
const BOUND = { times: 1.2, moreMs: 5 };

const shown = (ms: number) => `${ms.toFixed(1)} ms`;
const line = (name: string, values: readonly number[]) =>
  `${name.padEnd(34)} p50 ${shown(percentile(values, 0.5)).padStart(9)}   p99 ${shown(percentile(values, 0.99)).padStart(9)}   worst ${shown(Math.max(...values)).padStart(9)}`;

/** Watches the changers, and keeps when it saw each change. */
function createWatcher(subject: string, url: string) {
  const seenAt = new Map<string, number>();
  const person = createPerson(subject, [url], (message: HubMessage) => {
    if (!('presences' in message)) return;
    const now = performance.now();
    for (const { note } of message.presences) if (note !== undefined && !seenAt.has(note)) seenAt.set(note, now);
  });
  return { person, seenAt };
}

async function measure(): Promise<boolean> {
  // As a county has it where replicas keep what the disk has not yet: not every word waits for the disk.
  const redis = await startRedis(['--appendfsync', 'everysec']);
  const program = join(import.meta.dirname, 'hub.js');
  const options = { engine: redis.url, people: CHANGERS + 2 * AUDIENCE + 2, units: 10 };
  const [here, there] = await Promise.all([startHubProcess(program, options), startHubProcess(program, options)]);
  const people = (from: number, count: number, url: string) =>
    Array.from({ length: count }, (_, n) => createPerson(`p${from + n}`, [url]));
  const changers = people(0, CHANGERS, here.url);
  const audience = [...people(CHANGERS, AUDIENCE, here.url), ...people(CHANGERS + AUDIENCE, AUDIENCE, there.url)];
  const same = createWatcher(`p${CHANGERS + 2 * AUDIENCE}`, here.url);
  const other = createWatcher(`p${CHANGERS + 2 * AUDIENCE + 1}`, there.url);
  const all = [...changers, ...audience, same.person, other.person];
  await Promise.all(all.map((one) => one.until(() => one.ordinal() !== undefined)));
  const ordinals = changers.flatMap((one) => one.ordinal() ?? []);
  for (const { person } of [same, other]) person.say({ type: 'watch', ordinals });

  const madeAt = new Map<string, number>();
  for (let n = 0; n < WARM_UP + CHANGES; n += 1) {
    const note = `muutos ${n}`;
    madeAt.set(note, performance.now());
    changers[n % CHANGERS]?.set(n % 2 === 0 ? 'available' : 'busy', note);
    // The pace of a county's day, not as fast as it goes.
    await pause(1000 / PER_SECOND);
  }
  const last = `muutos ${WARM_UP + CHANGES - 1}`;
  await Promise.all([same, other].map(({ person, seenAt }) => person.until(() => seenAt.has(last))));
  const counted = [...madeAt].slice(WARM_UP);
  // One that was never seen would be the worst of all.
  const tookAt = ({ seenAt }: { seenAt: ReadonlyMap<string, number> }) =>
    counted.map(([note, at]) => (seenAt.get(note) ?? Infinity) - at);
  const [own, across] = [tookAt(same), tookAt(other)];
  for (const one of all) one.close();
  await Promise.all([here.kill(), there.kill()]);
  await redis.end();

  const most = percentile(own, 0.99) * BOUND.times + BOUND.moreMs;
  const measured = percentile(across, 0.99);
  console.log(`Two hubs over Redis: ${CHANGES} changes, ${PER_SECOND} a second, ${all.length} workbenches`);
  console.log(line('seen at the same hub', own));
  console.log(line('seen at the other hub', across));
  console.log(
    `p99 across ≤ ${BOUND.times} × + ${BOUND.moreMs} ms = ${shown(most)}: ${shown(measured)}: ${measured <= most ? 'holds' : 'DOES NOT HOLD'}`,
  );
  return measured <= most;
}

if (hasRedis()) process.exitCode = (await measure()) ? 0 : 1;
