import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { createAccessLog } from './log.js';

const entry = { action: 'clientOpened', professional: 'u1', client: 'Patient/p1', by: 'aptj' } as const;
const lineSchema = z.looseObject({ previous: z.string(), client: z.string() });

it('chains its lines by hash, also over a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'access-'));
  const file = join(folder, 'deep', 'log.jsonl');
  const now = () => new Date('2026-11-23T08:00:00Z');
  const first = createAccessLog({ file, now });
  await Promise.all([first.append(entry), first.append({ ...entry, client: 'Patient/p2' })]);
  await first.close();
  const second = createAccessLog({ file, now });
  await second.append({ ...entry, client: 'Patient/p3' });
  await second.close();
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const parsed = lines.map((line) => lineSchema.parse(JSON.parse(line)));
  expect(parsed.map((line) => line.client)).toEqual(['Patient/p1', 'Patient/p2', 'Patient/p3']);
  expect(parsed.slice(1).map((line) => line.previous)).toEqual(
    lines.slice(0, -1).map((line) => createHash('sha256').update(line).digest('hex')),
  );
  await rm(folder, { recursive: true });
});

it('rejects when the entry cannot be written, and tries anew the next time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'access-'));
  const blocked = join(folder, 'blocked');
  await writeFile(blocked, 'a file where a folder should be');
  const log = createAccessLog({ file: join(blocked, 'log.jsonl'), now: () => new Date() });
  await expect(log.append(entry)).rejects.toThrow();
  await rm(blocked);
  await expect(log.append(entry)).resolves.toBeUndefined();
  await log.close();
  await rm(folder, { recursive: true });
});
