import { cpus } from 'node:os';
import * as z from 'zod';
import { percentile } from '../figures.js';
import { MeasureError, type Target, inTurn } from './fhircast-load.js';
import { type Plan, type Repeat, measure } from './measure.js';
import { type Options, readOptions, usage } from './options.js';
import { startOurs, startProgram, stopProgram } from './ours.js';
import { measureParts } from './parts.js';
import { type Stage, besideFloor, figuresOf, toText } from './report.js';

const BOUND = { subscribers: 10, overFloor: 2 };
const THROUGHPUT_MS = 1000;
const HURRIED_MS = 300;
const WARM_UP: Plan = { samples: 150, paceMs: 25, throughputMs: 0 };

async function startFloor(name: string, args: string[] = []) {
  const { child, message } = await startProgram('floor', args);
  const { port } = z.object({ port: z.number() }).parse(message);
  const target: Target = {
    name,
    hubUrl: `http://127.0.0.1:${port}/`,
    socketUrl: `ws://127.0.0.1:${port}/`,
    topic: '0'.repeat(36),
    subscriberToken: () => undefined,
    publisherTokens: [undefined],
    nextPatient: inTurn('km-1001', 'km-1002'),
  };
  return { target, close: () => stopProgram(child) };
}

/** Floor, ours and the peer one after another within each repeat; every other repeat the other way round. */
async function runStage(targets: readonly Target[], subscribers: number, options: Options, plan: Plan): Promise<Stage> {
  const results = new Map<Target, Repeat[]>(targets.map((target) => [target, []]));
  for (let repeat = 0; repeat < options.repeats; repeat += 1) {
    const order = repeat % 2 === 0 ? targets : targets.toReversed();
    for (const target of order) results.get(target)?.push(await measure(target, subscribers, plan));
    process.stderr.write(`${subscribers} subscribers: repeat ${repeat + 1} of ${options.repeats}\n`);
  }
  const [floor] = targets;
  const floorRepeats = floor === undefined ? [] : (results.get(floor) ?? []);
  return {
    subscribers,
    targets: targets.map((target) => {
      const repeats = results.get(target) ?? [];
      const figures = figuresOf(target.name, subscribers, repeats);
      return target === floor ? figures : besideFloor(figures, repeats, floorRepeats);
    }),
  };
}

function boundOf(stages: readonly Stage[], ours: Target | undefined) {
  const figures = stages
    .find(({ subscribers }) => subscribers === BOUND.subscribers)
    ?.targets.find(({ target }) => target === ours?.name);
  const measured = figures?.overFloor?.received;
  return measured === undefined ? undefined : { ...BOUND, measured, holds: measured <= BOUND.overFloor };
}

async function main(options: Options) {
  const floor = await startFloor('floor: plain ws broadcast');
  const written = await startFloor('the same with one line on the disk first', ['disk']);
  const ours = options.ours ? await startOurs(Math.max(...options.subscribers), options.profileTo) : undefined;
  const { peer } = options;
  const peerTarget: Target | undefined =
    peer === undefined
      ? undefined
      : {
          name: 'peer',
          hubUrl: peer.hubUrl,
          topic: peer.topic,
          nextPatient: inTurn(...peer.patients),
          subscriberToken: () => peer.token,
          publisherTokens: [peer.token],
        };
  const targets = [floor.target, written.target, ours?.hub, peerTarget].filter((target) => target !== undefined);
  try {
    const { samples, repeats, paceMs } = options;
    const plan = { samples, paceMs, throughputMs: THROUGHPUT_MS };
    // Code is compiled and connections are made once, before anything counts.
    for (const target of targets) await measure(target, BOUND.subscribers, WARM_UP);
    const stages: Stage[] = [];
    for (const subscribers of options.subscribers) stages.push(await runStage(targets, subscribers, options, plan));
    // As fast as a hurried person clicks: the summary of one client is read before the next is opened.
    const hurried = { samples: Math.ceil(samples / 3), paceMs: HURRIED_MS, throughputMs: 0 };
    const whole =
      ours === undefined ? undefined : await runStage([floor.target, ours.whole], BOUND.subscribers, options, hurried);
    const parts = ours === undefined ? undefined : await measureParts(ours.patientUrl);
    const bound = boundOf(stages, ours?.hub);
    if (options.json) {
      const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
      const result = { machine, plan: { ...plan, repeats }, stages, whole, parts: shares(parts), bound };
      console.log(JSON.stringify(result, null, 2));
      return;
    }
    console.log(`\nContext fan-out, ${options.repeats} repeats of ${options.samples} changes, interleaved`);
    console.log(toText(stages));
    if (whole !== undefined)
      console.log(`\nA change each ${HURRIED_MS} ms, the client's summary read each time${toText([whole])}`);
    for (const [name, { p50, p95 }] of Object.entries(shares(parts) ?? {}))
      console.log(`\n  of each change of ours, alone: ${name} p50 ${p50.toFixed(2)}  p95 ${p95.toFixed(2)} ms`);
    if (bound !== undefined)
      console.log(
        `\nBound: ${bound.subscribers} subscribers, p95 received ≤ ${bound.overFloor} × the floor: ${bound.measured.toFixed(2)} × — ${bound.holds ? 'holds' : 'DOES NOT HOLD'}`,
      );
  } finally {
    await Promise.all([ours?.close(), floor.close(), written.close()]);
  }
}

const shares = (parts: { disk: number[]; source: number[] } | undefined) =>
  parts === undefined
    ? undefined
    : Object.fromEntries(
        [
          ['entry of the access log on the disk', parts.disk] as const,
          ['Patient read from the source', parts.source] as const,
        ].map(([name, all]) => [name, { p50: percentile(all, 0.5), p95: percentile(all, 0.95) }]),
      );

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else await main(options);
} catch (error) {
  // What cannot be measured is a failure; a bound that does not hold is a result.
  console.error(error instanceof MeasureError ? error.message : error);
  console.error(`\n${usage}`);
  process.exitCode = 1;
}
