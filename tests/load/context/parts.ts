import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TIMES = 100;
const LINE = `${'x'.repeat(300)}\n`;

async function time(act: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let count = 0; count < TIMES; count += 1) {
    const start = performance.now();
    await act();
    all.push(performance.now() - start);
  }
  return all;
}

/**
 * What the product must do at each change besides carrying messages, alone and in the same run: one entry of the access
 * log on the disk, and one read of a Patient.
 */
export async function measureParts(patientUrl: string) {
  const folder = await mkdtemp(join(tmpdir(), 'tyopoyta-disk-'));
  const file = await open(join(folder, 'log'), 'a');
  const disk = await time(async () => {
    await file.appendFile(LINE);
    await file.datasync();
  });
  await file.close();
  await rm(folder, { recursive: true });
  const source = await time(async () => (await fetch(patientUrl)).json());
  return { disk, source };
}
