import { setImmediate } from 'node:timers/promises';
import { CLIENTS } from './county.js';
import type { Bench } from './measure.js';

/** Changes before the first figure: code is compiled, connections are made, every client has been seen. */
const WARM_UP = 100;

/** Bytes in use after everything that nobody holds has gone. */
async function heapInUse(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc');
  for (let round = 0; round < 5; round += 1) {
    await setImmediate();
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}

/** Every other client is left at once, the rest when something of them has been shown. */
async function change(bench: Bench, turn: number): Promise<void> {
  await bench.open(
    turn % CLIENTS,
    ({ sections }) => turn % 2 === 0 || sections.some((one) => one.data.entries.length > 0),
  );
}

/** Heap before and after so many changes of client, each time with the same client open. */
export async function measureHeap(bench: Bench, switches: number): Promise<{ before: number; after: number }> {
  for (let turn = 0; turn < WARM_UP; turn += 1) await change(bench, turn);
  await bench.measure(0);
  const before = await heapInUse();
  for (let turn = 0; turn < switches; turn += 1) await change(bench, turn);
  await bench.measure(0);
  return { before, after: await heapInUse() };
}
