import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { createAccessLog } from '../../src-main/access/index.js';
import { runAccessLog } from '../../src-main/access/log/command/main.js';
import { bundle } from '../lib/bundle.mjs';

const ROUNDS = 4;
/** Each round starts a process, and each entry waits for the disk. */
const TIMEOUT_MS = 120_000;
const lineSchema = z.looseObject({ action: z.string(), client: z.string().nullable() });

/** Lets a process write the log, and kills it after so many entries. @returns the last one that it said is on the disk */
async function writeAndDie(program: string, file: string, from: number, entries: number): Promise<number> {
  const child = spawn(process.execPath, [program, file, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    if (said.split('\n').length > entries) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return Number(said.trimEnd().split('\n').at(-1));
}

it(
  'a killed process loses no entry that it said is on the disk, and the next goes on with the chain',
  async () => {
    const program = (await bundle('access-log-test', { log: 'tests/lib/logging-process.ts' }))('log');
    const folder = await mkdtemp(join(tmpdir(), 'access-log-'));
    const file = join(folder, 'access-log.jsonl');
    let next = 0;
    for (let round = 0; round < ROUNDS; round += 1) next = (await writeAndDie(program, file, next, 5 + round * 13)) + 1;

    // The lock of the dead is no obstacle.
    const log = createAccessLog({ file, now: () => new Date() });
    await log.append({ action: 'clientClosed', professional: 'u1', client: null, by: 'workbench' });
    await log.close();

    const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
    expect(files.length).toBeGreaterThan(1);
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
    const written = texts.flatMap((text) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => lineSchema.parse(JSON.parse(line)).client),
    );
    for (let n = 0; n < next; n += 1) expect(written).toContain(`Patient/p${n}`);
    const told: string[] = [];
    const world = { cwd: folder, dataDir: folder, now: () => new Date(), err: (line: string) => void told.push(line) };
    expect(await runAccessLog({ ...world, argv: ['verify'], out: (line) => void told.push(line) })).toBe(0);
    expect(told.join('\n')).toMatch(/^The chain is whole: \d+ entries/);
    await rm(folder, { recursive: true });
  },
  TIMEOUT_MS,
);
