import type { Admission } from './admission.js';
import type { HubEngine } from './engine/index.js';
import type { FanOut } from './fan-out.js';
import type { toPrometheus } from './metrics.js';

/** What /metrics tells: load and health, nothing of anybody. */
export function hubFigures({
  fanOut,
  admission,
  engine,
  people,
}: {
  fanOut: FanOut;
  admission: Admission;
  engine: HubEngine;
  people: number;
}): Parameters<typeof toPrometheus>[0] {
  const { watchedBytes, othersBytes, snapshotBytes, batches, batchSeconds, skipped } = fanOut.figures();
  const counter = (name: string, help: string, value: number) =>
    ({ name: `hub_${name}_total`, type: 'counter', help, value }) as const;
  const gauge = (name: string, help: string, value: number) =>
    ({ name: `hub_${name}`, type: 'gauge', help, value }) as const;
  return [
    gauge('connections', 'Open connections that have been let in.', fanOut.count()),
    gauge('people', 'People in the directory.', people),
    gauge('engine_up', 'Whether the engine answers.', engine.healthy() ? 1 : 0),
    counter('watched_bytes', 'Bytes of changes sent at once to those who watch.', watchedBytes),
    counter('batch_bytes', 'Bytes of the batches of each second.', othersBytes),
    counter('snapshot_bytes', 'Bytes of snapshots and of what was missed.', snapshotBytes),
    counter('batches', 'Batches sent.', batches),
    counter('batch_seconds', 'Time spent on sending batches.', batchSeconds),
    counter('slow_skipped', 'Times that a slow receiver was skipped.', skipped),
    counter('refused', 'Connections and messages refused for being too many.', admission.refused()),
    gauge('memory_bytes', 'Resident memory of the process.', process.memoryUsage.rss()),
    counter(
      'cpu_seconds',
      'Processor time of the process.',
      (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
    ),
  ];
}
