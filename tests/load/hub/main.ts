import { join } from 'node:path';
import { percentile } from '../figures.js';
import { type Kind, type Programs, type Rig, startRig } from './rig.js';

/**
 * `npm run bench -- hub`: a county's workbenches at the hub, beside Socket.IO with its defaults doing the same in the same
 * run. One figure a line, with what is asked of it.
 */
const programs: Programs = {
  ours: join(import.meta.dirname, 'ours.js'),
  peer: join(import.meta.dirname, 'peer.js'),
  clients: join(import.meta.dirname, 'clients.js'),
};
const [SMALL, COUNTY, DOUBLE] = [2_000, 8_000, 16_000];
const PER_SECOND = 20;
const ROWS = 40;
const missed: string[] = [];

const shown = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
function figure(name: string, value: number, unit: string, most: number, beside = ''): void {
  const holds = value <= most;
  if (!holds) missed.push(name);
  const verdict = holds ? 'holds' : 'DOES NOT HOLD';
  console.log(
    `${name.padEnd(46)} ${`${shown(value)} ${unit}`.padStart(12)}   asked ≤ ${shown(most)} ${unit}`.padEnd(86) +
      `${verdict}${beside === '' ? '' : `   (${beside})`}`,
  );
}
async function using<T>(kind: Kind, people: number, work: (rig: Rig) => Promise<T>): Promise<T> {
  const rig = await startRig(programs, kind, people);
  try {
    return await work(rig);
  } finally {
    await rig.end();
  }
}
const seconds = (ms: number) => ms / 1000;

console.log(`Morning storm: everybody comes at once, and sees everybody come`);
const peerStorm = seconds(await using('peer', SMALL, (rig) => rig.comeAll()));
const storm = seconds(await using('hub', SMALL, (rig) => rig.comeAll()));
figure(`storm of ${SMALL}`, storm / peerStorm, '×', 1 / 20, `${shown(storm)} s, Socket.IO ${shown(peerStorm)} s`);

const memoryOf = (kind: Kind) =>
  using(kind, COUNTY, async (rig) => {
    if (kind === 'peer') await rig.server.ask('quiet');
    const before = await rig.memory();
    await rig.comeAll(0);
    return ((await rig.memory()) - before) / COUNTY;
  });

const peer = await using('peer', COUNTY, async (rig) => {
  await rig.server.ask('quiet');
  await rig.comeAll(0);
  return rig.change(PER_SECOND, 2);
});
const county = await using('hub', COUNTY, async (rig) => {
  const come = seconds(await rig.comeAll());
  await rig.watch(ROWS);
  const both = await rig.change(PER_SECOND, 10);
  const resume = await rig.resume(PER_SECOND, 10);
  await rig.each('lanes', { others: false });
  const watched = await rig.change(PER_SECOND, 10);
  await rig.each('lanes', { others: true });
  const back = seconds(await rig.comeBack());
  return { come, both, watched, resume, back };
});
figure(`storm of ${COUNTY}`, county.come, 's', 6);
console.log(`${COUNTY} connections, ${PER_SECOND} changes a second, ${ROWS} rows watched by each`);
const waits = county.both.latencies;
figure(
  'a change on a visible row, p99',
  percentile(waits, 0.99),
  'ms',
  50,
  `p50 ${shown(percentile(waits, 0.5))} ms, ${waits.length} seen`,
);
const ms = (perChange: number) => `${shown(perChange * 1000)} ms a change`;
const beside = `Socket.IO ${ms(peer.perChange)}`;
figure(
  'processor, visible rows alone',
  county.watched.perChange / peer.perChange,
  '×',
  1 / 20,
  `${ms(county.watched.perChange)}, ${beside}`,
);
figure(
  'processor, all rows',
  county.both.perChange / peer.perChange,
  '×',
  1 / 4,
  `${ms(county.both.perChange)}, ${beside}`,
);
figure('resume after 10 s away', county.resume, 'B', 1_024);
figure(`all ${COUNTY} cut off and back`, county.back, 's', 4);
const [memory, peerMemory] = [await memoryOf('hub'), await memoryOf('peer')];
figure(
  'memory of a connection',
  memory / peerMemory,
  '×',
  0.7,
  `${shown(memory / 1024)} kB, Socket.IO ${shown(peerMemory / 1024)} kB`,
);

const double = await using('hub', DOUBLE, async (rig) => {
  await rig.comeAll();
  await rig.watch(ROWS);
  return rig.change(PER_SECOND, 10);
});
figure(
  `processor, ${COUNTY} → ${DOUBLE} connections`,
  double.perChange / county.both.perChange,
  '×',
  2.2,
  ms(double.perChange),
);
if (missed.length > 0) console.log(`Does not hold: ${missed.join(', ')}`);
process.exitCode = missed.length === 0 ? 0 : 1;
