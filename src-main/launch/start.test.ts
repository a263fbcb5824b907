import { createServer } from 'node:net';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createFakeProject } from './testing/fake-project.js';
import { YOUNG_HEAP } from './young-heap.mjs';

const readySchema = z.strictObject({
  ready: z.literal(true),
  host: z.literal('web'),
  url: z.url(),
  services: z.strictObject({ fhir: z.string(), fhircast: z.string(), idp: z.string(), hub: z.string() }),
  topic: z.string(),
});
const READY = ['--ready-json', '--port', '0', '--data-dir', 'data'];

/** Whether a process is there. */
const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const pidOf = (address: string) => Number(address.replace('pid:', ''));

test('npm start runs the core with the young heap that was measured', async () => {
  const file = await readFile(join(import.meta.dirname, '../../package.json'), 'utf8');
  const { scripts } = z.object({ scripts: z.object({ start: z.string() }) }).parse(JSON.parse(file));
  expect(scripts.start).toBe(['node', ...YOUNG_HEAP, 'src-main/launch/start.mjs'].join(' '));
});

describe('npm start as a process', () => {
  let project: Awaited<ReturnType<typeof createFakeProject>>;
  beforeAll(async () => {
    project = await createFakeProject();
  });
  afterAll(() => project.remove());
  const ready = async (run: { firstLine: Promise<string> }) => readySchema.parse(JSON.parse(await run.firstLine));

  test('tells in one line of JSON that it listens, with the demo’s addresses in the core’s hands', async () => {
    const run = project.start(READY, { MINE: 'mine' });
    const line = await ready(run);
    expect(line.services.fhir).toMatch(/^pid:/);
    expect(line.services.hub).toBe('mine');
    expect(line.topic).toBe(join(project.root, 'data'));
    // The other systems hear where the core listens.
    expect(await run.errorLine('told')).toContain('"type":"addresses"');
    run.child.kill('SIGTERM');
    const { code, stdout, stderr } = await run.ended;
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('Host: web – there is no display for Electron.');
    expect([alive(pidOf(line.services.fhir)), alive(pidOf(line.services.idp))]).toEqual([false, false]);
  });

  test('ends when standard input closes, and takes the demo with it', async () => {
    const run = project.start(READY);
    const { services } = await ready(run);
    const began = performance.now();
    run.child.stdin.end();
    expect((await run.ended).code).toBe(0);
    expect(performance.now() - began).toBeLessThan(2000);
    expect([alive(pidOf(services.fhir)), alive(pidOf(services.idp))]).toEqual([false, false]);
  });

  test('killed outright, it leaves no process behind', async () => {
    const run = project.start(READY);
    await ready(run);
    run.child.kill('SIGKILL');
    // The demo systems hold the launcher's standard error: it closes only when the last of them has gone.
    expect((await run.ended).code).toBe(null);
  });

  test('goes on when a demo system dies, and says so in one line', async () => {
    const run = project.start(READY);
    const { services, url } = await ready(run);
    process.kill(pidOf(services.fhir), 'SIGKILL');
    expect(await run.errorLine('goes on')).toBe(
      "The demo county's FHIR server has ended; the workbench goes on without it.",
    );
    expect(await (await fetch(url)).text()).toBe('still here');
    run.child.kill('SIGINT');
    expect((await run.ended).code).toBe(0);
  });

  test('a second workbench shares the demo county and the hub of the first, and neither ends nor outlives it', async () => {
    const first = project.start(READY, { MINE: 'ws://127.0.0.1:9/presence' });
    const one = await ready(first);
    const second = project.start(['--ready-json', '--data-dir', 'second', '--join', 'data']);
    const two = await ready(second);
    expect(two.services).toEqual({ ...one.services, hub: 'http://127.0.0.1:9' });
    second.child.stdin.end();
    expect((await second.ended).code).toBe(0);
    expect([alive(pidOf(one.services.fhir)), alive(pidOf(one.services.idp))]).toEqual([true, true]);
    first.child.stdin.end();
    await first.ended;
    const late = await project.start(['--join', 'data']).ended;
    expect(late.code).toBe(1);
    expect(late.stderr).toContain('start it first');
    const same = await project.start(['--join', 'data', '--data-dir', 'data']).ended;
    expect(same.stderr.trim()).toBe('A second workbench needs a --data-dir of its own.');
  });

  test('with a hub that runs already, the demo county has none of its own', async () => {
    const run = project.start([...READY, '--hub', 'http://127.0.0.1:47200']);
    expect((await ready(run)).services.hub).toBe('http://127.0.0.1:47200');
    run.child.stdin.end();
    await run.ended;
  });

  test('with a county of one’s own no demo runs', async () => {
    const run = project.start([...READY, '--county', 'package.json']);
    expect((await ready(run)).services.fhir).toBe('none');
    run.child.stdin.end();
    await run.ended;
  });

  test('--help tells the options on standard output and ends well', async () => {
    const { code, stdout, stderr } = await project.start(['--help']).ended;
    expect(code).toBe(0);
    expect(stdout).toContain('--demo-user <role>');
    expect(stderr).toBe('');
  });

  test.each([
    ['an unknown option', ['--colour'], '--colour'],
    ['an unreadable county file', ['--county', 'nowhere.json'], 'nowhere.json cannot be read'],
    ['a county file that does not hold', ['--port', '0', '--county', 'broken.json'], 'name is missing.'],
    ['an unreadable folder of resources', ['--extra-fhir', 'nowhere'], 'nowhere'],
    ['Electron without a display', ['--host', 'electron'], 'there is no display'],
  ])('%s: one sentence, code 1, no stack', async (_what, args, words) => {
    const { code, stderr } = await project.start(args).ended;
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(words);
  });

  test('a busy port: one sentence, code 1, no process left', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, stderr } = await project.start(['--port', String(port)]).ended;
    other.close();
    expect(code).toBe(1);
    expect(stderr.trim()).toBe(`Port ${port} is already in use: choose another with --port.`);
  });

  test('bundles that cannot be made: one sentence, code 1', async () => {
    const bare = await createFakeProject();
    await rm(join(bare.root, 'out'), { recursive: true });
    const { code, stderr } = await bare.start([]).ended;
    await bare.remove();
    expect(code).toBe(1);
    expect(stderr.trim()).toBe('The workbench must be built first, but the builder is missing: run npm install.');
  });
});
