import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessEntry } from '#shared/access-log.js';

/** Runs a test in a folder of its own, which is gone afterwards. */
export async function inFolder<T>(run: (file: string, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'access-'));
  try {
    return await run(join(folder, 'access-log.jsonl'), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A clock that begins at `start` and goes on by `step` milliseconds with each look. */
export function ticking(start = '2026-11-23T08:00:00.000Z', step = 1000): () => Date {
  let at = Date.parse(start) - step;
  return () => new Date((at += step));
}

export const opening = (n: number, more: Partial<AccessEntry> = {}): AccessEntry => ({
  action: 'clientOpened',
  professional: 'u1',
  client: `Patient/p${n}`,
  by: 'aptj',
  from: null,
  ...more,
});

export const linesIn = async (file: string) => (await readFile(file, 'utf8')).split('\n').slice(0, -1);
export const filesIn = async (folder: string) => (await readdir(folder)).sort();
