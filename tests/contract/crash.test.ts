import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundle } from '../lib/bundle.mjs';

it('a core that falls over its own secret tells nobody of it', async () => {
  const canary = 'Kanarialintu€ "7" %41+x';
  const program = (await bundle('crash-test', { core: 'tests/lib/crashing-core.ts' }))('core');
  const dataDir = await mkdtemp(join(tmpdir(), 'tyopoyta-crash-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, dataDir, canary], { encoding: 'utf8' });
  const files = await readdir(dataDir, { recursive: true });
  const texts = await Promise.all(files.map((file) => readFile(join(dataDir, file), 'utf8')));
  await rm(dataDir, { recursive: true });
  expect(status).toBe(1);
  const log = texts.join('\n');
  // It did tell of what happened, and where.
  for (const event of ['tool-answered', 'tool-asked', 'crashed']) expect(log).toContain(event);
  expect(stderr).toContain('"crashed"');
  expect(stderr).toMatch(/at .*core\.js/);
  const forms = [canary, encodeURIComponent(canary), JSON.stringify(canary).slice(1, -1), 'Kanarialintu'];
  const base64 = Buffer.from(`matti:${canary}`).toString('base64');
  for (const place of [log, stdout, stderr]) for (const form of [...forms, base64]) expect(place).not.toContain(form);
});
