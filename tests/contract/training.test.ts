import { call } from '@orpc/server';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccessLog } from '../../src-main/access/index.js';
import { startRealCounty } from '../lib/real-county.js';
import { createLonelyWorkbench } from '../lib/workbench.js';

const CALLER = { context: { screen: 1 as const } };

describe('a core in training mode', () => {
  let real: Awaited<ReturnType<typeof startRealCounty>>;
  beforeAll(async () => void (real = await startRealCounty()));
  afterAll(() => real.close());
  const nowhere = () => Object.fromEntries(real.trainingNames.map((name) => [name, 'http://127.0.0.1:9']));
  const start = (training?: true) =>
    createLonelyWorkbench({
      countyFile: real.file,
      environment: { ...nowhere(), ...real.environment },
      ...(training === undefined ? {} : { training }),
    });

  /** What every start and sign-in does of itself, and what a window asks for at once. */
  async function use({ workbench }: Awaited<ReturnType<typeof start>>) {
    await workbench.identity.begin(1);
    await call(workbench.router.guidelines.articles, {}, CALLER);
    await call(workbench.router.tools.list, undefined, CALLER);
    await call(workbench.router.serviceTray.services, {}, CALLER);
  }

  it('never calls an address of the real county, whose file it was started with', async () => {
    const lonely = await start(true);
    expect(lonely.workbench.training).toBe(true);
    await use(lonely);
    const { services, catalogue, frameOrigins, toolOrigins } = lonely.workbench;
    await lonely.close();
    expect(real.calls()).toBe(0);
    // Nor does it know one: what it would call, show or let in later is the training county's.
    const known = JSON.stringify({ services, catalogue, frameOrigins, toolOrigins });
    for (const address of Object.values(real.environment)) expect(known).not.toContain(address);
  });

  it('is of the same file as real work, which does call it', async () => {
    const lonely = await start();
    await use(lonely);
    await lonely.close();
    expect(real.calls()).toBeGreaterThan(0);
  });

  it('writes into every line of its access log that it is training', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'training-log-'));
    const file = join(folder, 'access-log.jsonl');
    const log = createAccessLog({ file, now: () => new Date(), training: true });
    const entry = { action: 'clientOpened', professional: 'a', client: 'Patient/km-1002', by: 'workbench' } as const;
    await Promise.all([log.append(entry), log.append({ ...entry, action: 'clientClosed' })]);
    await log.close();
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    await rm(folder, { recursive: true });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ action: 'clientOpened', training: true }),
      expect.objectContaining({ action: 'clientClosed', training: true }),
    ]);
  });
});
