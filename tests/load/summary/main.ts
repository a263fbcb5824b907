import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { percentile } from '../figures.js';
import { startProgram, stopProgram } from '../context/ours.js';
import { CLIENTS, typesOf } from './county.js';
import { measureHeap } from './heap.js';
import { type Bench, type Sample, createBench, portsSchema } from './measure.js';

const BOUNDS = { firstMs: 150, fastMs: 400, heapGrowth: 0.1 };
const WARM_UP = 5;

async function main(repeats: number, switches: number) {
  const sources = await startProgram('sources');
  try {
    const { ports } = portsSchema.parse(sources.message);
    const bench = createBench(ports);
    const samples = await repeated(bench, repeats);
    console.log(`\nSummary of 12 sources (9 of 50 ms, 2 of 3 s, 1 dead), ${repeats} repeats, ${machine()}`);
    console.log(`  each says that it has ${typesOf(0).length} types of resources`);
    const rows: [string, (one: Sample) => number][] = [
      ['floor: one bare fetch of a 50 ms source', (one) => one.floorMs],
      ['first section shown', (one) => one.firstMs],
      ['first section whole from every fast source', (one) => one.firstWholeMs],
      ['everything fast, the dead one failed', (one) => one.fastMs],
      ['processor time of the core until then', (one) => one.cpuMs],
      ['the slow ones marked', (one) => one.slowMs],
    ];
    for (const [name, pick] of rows)
      console.log(
        row(
          name,
          samples.map(pick),
          samples.map((one) => one.floorMs),
        ),
      );
    const [first, fast] = [samples.map((one) => one.firstMs), samples.map((one) => one.fastMs)];
    console.log(`  entries shown ${samples.at(-1)?.entries}, sections ${samples.at(-1)?.sections}`);
    console.log(bound('first section, p95', percentile(first, 0.95), BOUNDS.firstMs, 'ms'));
    console.log(bound('everything fast, p95', percentile(fast, 0.95), BOUNDS.fastMs, 'ms'));
    const asked = createBench(ports, 'all');
    const others = (await repeated(asked, repeats)).map((one) => one.fastMs);
    asked.close();
    const [usual, worst] = [percentile(others, 0.5), percentile(others, 0.95)].map(ms);
    console.log(`  where sources are asked for every type: everything fast p50 ${usual}  p95 ${worst}`);
    const heap = await measureHeap(bench, switches);
    console.log(`\nHeap after ${switches} changes of client: ${mb(heap.before)} → ${mb(heap.after)} MB`);
    console.log(bound('growth', (heap.after / heap.before - 1) * 100, BOUNDS.heapGrowth * 100, '%'));
    bench.close();
  } finally {
    await stopProgram(sources.child);
  }
}

async function repeated(bench: Bench, repeats: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let repeat = 0; repeat < WARM_UP + repeats; repeat += 1) {
    // One after another: each is a client of its own on an otherwise idle workbench.
    const sample: Sample = await bench.measure(repeat % CLIENTS);
    if (repeat >= WARM_UP) samples.push(sample);
  }
  return samples;
}

const machine = () => `${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.version}`;
const mb = (bytes: number) => (bytes / 1e6).toFixed(1);
const ms = (value: number) => `${value.toFixed(0).padStart(5)} ms`;
const row = (name: string, values: readonly number[], floor: readonly number[]) =>
  `  ${name.padEnd(44)} p50 ${ms(percentile(values, 0.5))}  p95 ${ms(percentile(values, 0.95))}   ${(percentile(values, 0.5) / percentile(floor, 0.5)).toFixed(1)} × the floor`;
const bound = (name: string, value: number, most: number, unit: string) =>
  `  ${name} ≤ ${most} ${unit}: ${value.toFixed(1)} ${unit}: ${value <= most ? 'HOLDS' : 'DOES NOT HOLD'}`;

const { values } = parseArgs({
  options: {
    repeats: { type: 'string', default: '20' },
    switches: { type: 'string', default: '500' },
  },
});
try {
  await main(Number(values.repeats), Number(values.switches));
} catch (error) {
  // What cannot be measured is a failure; a bound that does not hold is a result.
  console.error(error);
  process.exitCode = 1;
}
