/**
 * The context machine's properties over 100,000 random schedules, by `npm run test:soak`: on every core at once, in
 * rounds of a seed each. A round that fails prints its seed, and the way to run it again.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '../..');
const PROPERTIES = 'src-main/context/machine/schedules.test.ts';
const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '10' },
    seed: { type: 'string' },
  },
});
const schedules = Number(values.schedules);
const rounds = values.seed === undefined ? Number(values.rounds) : 1;
const perRound = Math.ceil(schedules / rounds);
const firstSeed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const begun = Date.now();
/** @type {number[]} */
const failed = [];
let next = 0;
let done = 0;

/** @param {number} seed */
async function round(seed) {
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--project',
      'unit',
      '--reporter=dot',
      PROPERTIES,
    ],
    {
      cwd: root,
      env: { ...process.env, SCHEDULES: String(perRound), FC_SEED: String(seed) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
  const [code] = await once(child, 'exit');
  done += 1;
  const seconds = ((Date.now() - begun) / 1000).toFixed(0);
  console.log(
    `${done} of ${rounds} rounds, ${done * perRound} schedules, ${seconds} s: seed ${seed} ${code === 0 ? 'holds' : 'FAILS'}`,
  );
  if (code === 0) return;
  failed.push(seed);
  console.log(output);
}

async function worker() {
  while (next < rounds) {
    const seed = (firstSeed + next) % 2 ** 31;
    next += 1;
    await round(seed);
  }
}

const workers = Math.min(rounds, Math.max(2, availableParallelism()));
console.log(`${schedules} schedules, ${rounds} rounds on ${workers} processes, seeds from ${firstSeed}`);
await Promise.all(Array.from({ length: workers }, worker));
for (const seed of failed) console.log(`Again: npm run test:soak -- --seed ${seed} --schedules ${perRound}`);
process.exitCode = failed.length === 0 ? 0 : 1;
