import type { Target } from './fhircast-load.js';
import { type Sample, createRig } from './rig.js';

/** What one repeat of one target gave. */
export interface Repeat {
  samples: Sample[];
  /** Changes in a second that reached every subscriber, one after another without a pause. */
  changesPerSecond: number;
  /** Times that the hub's own rate limit held a publish back during the throughput. */
  limited: number;
  /** Length of a message as it came. */
  bytes: number;
}

export interface Plan {
  samples: number;
  /** From one publish to the next while latency is measured: below any sensible rate limit. */
  paceMs: number;
  /** 0 = throughput is not measured. */
  throughputMs: number;
}

const WARM_UP = 10;
const until = (time: number) => {
  const ms = time - performance.now();
  return ms > 0 ? new Promise((resolve) => void setTimeout(resolve, ms)) : undefined;
};

/** Latency at a steady pace, then throughput, of one target with so many subscribers. */
export async function measure(target: Target, subscribers: number, plan: Plan): Promise<Repeat> {
  const [first] = target.publisherTokens;
  const rig = await createRig({ ...target, publisherTokens: [first] }, subscribers);
  const samples: Sample[] = [];
  try {
    for (let count = 0; count < WARM_UP + plan.samples; count += 1) {
      const begun = performance.now();
      const sample = await rig.change();
      if (count >= WARM_UP) samples.push(sample);
      await until(begun + plan.paceMs);
    }
  } finally {
    await rig.close();
  }
  if (plan.throughputMs === 0) return { samples, changesPerSecond: Number.NaN, ...rig.notes() };
  const [, ...others] = target.publisherTokens;
  const fast = await createRig({ ...target, publisherTokens: others.length === 0 ? [first] : others }, subscribers);
  try {
    const begun = performance.now();
    let changes = 0;
    while (performance.now() - begun < plan.throughputMs) {
      await fast.change();
      fast.nextPublisher();
      changes += 1;
    }
    const changesPerSecond = changes / ((performance.now() - begun) / 1000);
    return { samples, changesPerSecond, ...fast.notes() };
  } finally {
    await fast.close();
  }
}
