import { percentile } from '../figures.js';
import type { Repeat } from './measure.js';
import type { Sample } from './rig.js';

/** p50, p95 and p99 of all repeats together, and the least and most that a repeat had alone. Milliseconds. */
export interface Latency {
  p50: number;
  p95: number;
  p99: number;
  p95OfRepeats: [number, number];
}

export interface TargetFigures {
  target: string;
  received: Latency;
  acked: Latency;
  answered: Latency;
  changesPerSecond: { median: number; ofRepeats: [number, number] };
  deliveriesPerSecond: number;
  messageBytes: number;
  /** Publishes that the hub's own rate limit held back while throughput was measured. */
  heldBack: number;
  /** p95 over the floor's p95, all repeats together, and the least and most of a repeat. */
  overFloor?: { received: number; acked: number; receivedOfRepeats: [number, number] };
}

export interface Stage {
  subscribers: number;
  targets: TargetFigures[];
}

const range = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

function latency(repeats: readonly Repeat[], pick: (sample: Sample) => number): Latency {
  const all = repeats.flatMap(({ samples }) => samples.map(pick));
  return {
    p50: percentile(all, 0.5),
    p95: percentile(all, 0.95),
    p99: percentile(all, 0.99),
    p95OfRepeats: range(repeats.map(({ samples }) => percentile(samples.map(pick), 0.95))),
  };
}

/** The figures of one target with so many subscribers. */
export function figuresOf(target: string, subscribers: number, repeats: readonly Repeat[]): TargetFigures {
  const speeds = repeats.map((one) => one.changesPerSecond);
  const median = percentile(speeds, 0.5);
  return {
    target,
    received: latency(repeats, ({ received }) => received),
    acked: latency(repeats, ({ acked }) => acked),
    answered: latency(repeats, ({ answered }) => answered),
    changesPerSecond: { median, ofRepeats: range(speeds) },
    deliveriesPerSecond: median * subscribers,
    messageBytes: repeats.at(-1)?.bytes ?? 0,
    heldBack: repeats.reduce((sum, { limited }) => sum + limited, 0),
  };
}

/** Sets a target beside the floor; the repeats of both are those that stood beside each other in time. */
export function besideFloor(figures: TargetFigures, own: readonly Repeat[], floor: readonly Repeat[]): TargetFigures {
  const p95 = (repeats: readonly Repeat[], pick: (sample: Sample) => number) =>
    percentile(
      repeats.flatMap(({ samples }) => samples.map(pick)),
      0.95,
    );
  const received = (repeats: readonly Repeat[]) => p95(repeats, (sample) => sample.received);
  return {
    ...figures,
    overFloor: {
      received: received(own) / received(floor),
      acked: p95(own, ({ acked }) => acked) / p95(floor, ({ acked }) => acked),
      receivedOfRepeats: range(own.map((one, index) => received([one]) / received(floor.slice(index, index + 1)))),
    },
  };
}

const ms = (value: number) => value.toFixed(2).padStart(7);
const latencyText = (name: string, { p50, p95, p99, p95OfRepeats: [low, high] }: Latency) =>
  `    ${name.padEnd(22)} p50 ${ms(p50)}  p95 ${ms(p95)} (repeats ${low.toFixed(2)}–${high.toFixed(2)})  p99 ${ms(p99)} ms`;

/** The table that a person reads. */
export function toText(stages: readonly Stage[]): string {
  const lines: string[] = [];
  for (const { subscribers, targets } of stages) {
    lines.push(`\n${subscribers} subscribers`);
    for (const one of targets) {
      const { changesPerSecond: speed, overFloor } = one;
      lines.push(
        `  ${one.target} (messages of ${one.messageBytes} bytes)`,
        latencyText('publish → all received', one.received),
        latencyText('publish → all acked', one.acked),
        latencyText('publish → answer', one.answered),
        ...(Number.isNaN(speed.median)
          ? []
          : [
              `    throughput             ${speed.median.toFixed(0)} changes/s (repeats ${speed.ofRepeats.map((value) => value.toFixed(0)).join('–')}), ${one.deliveriesPerSecond.toFixed(0)} deliveries/s${one.heldBack === 0 ? '' : `; ${one.heldBack} publishes held back by its rate limit`}`,
            ]),
      );
      if (overFloor !== undefined)
        lines.push(
          `    p95 over the floor     received ${overFloor.received.toFixed(2)} × (repeats ${overFloor.receivedOfRepeats.map((value) => value.toFixed(2)).join('–')}), acked ${overFloor.acked.toFixed(2)} ×`,
        );
    }
  }
  return lines.join('\n');
}
