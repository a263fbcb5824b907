import { percentile } from '../figures.js';
import { figure, figureOfReturn, ms, seconds, shown } from './report.js';
import { type Kind, using } from './rig.js';

const [SMALL, COUNTY, DOUBLE] = [2_000, 8_000, 16_000];
const PER_SECOND = 20;
const ROWS = 40;

/** A county's workbenches at the hub, beside Socket.IO with its defaults doing the same in the same run. */
export async function measureCounty(): Promise<void> {
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
    const back = await rig.comeBack();
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
  figureOfReturn(COUNTY, county.back);
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
}
