import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createManualClock, createSystemClock } from '#shared/clock.js';
import type { SealingKey } from './credentials/index.js';
import { openOwnHubEngine } from './own-hub-engine.js';

const clock = createSystemClock();
const sealing: SealingKey = { key: randomBytes(32), made: false };
const entry = { id: 'one', at: 1, body: 'Tarvitsen apua' };
let dataDir: string;
let logged: string[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'own-hub-'));
  logged = [];
});
afterEach(() => rm(dataDir, { recursive: true }));

const openWith = (key: SealingKey) =>
  openOwnHubEngine({ dataDir, key: Promise.resolve(key), clock, log: (_, event) => void logged.push(event) });
async function entriesOf(engine: Awaited<ReturnType<typeof openWith>>) {
  const ids: string[] = [];
  await engine.log.read(({ id }) => void ids.push(id));
  return ids;
}

it('what was safe is there after a workbench that never ended, and nobody can read it on the disk', async () => {
  const crashed = await openWith(sealing);
  await crashed.log.append(entry);
  const next = await openWith(sealing);
  expect(await entriesOf(next)).toEqual(['one']);
  expect(await readFile(join(dataDir, 'hub', 'consultations'), 'utf8')).not.toContain('apua');
  await Promise.all([crashed.close(), next.close()]);
});

it('without a key nothing of it is on the disk, and the log says why', async () => {
  const engine = await openWith({ because: 'noKeyring' });
  await engine.log.append(entry);
  await engine.close();
  expect(await readdir(dataDir)).toEqual(['hub-records.jsonl']);
  expect(logged).toEqual(['hub-consultations-in-memory']);
});

it('what is kept without a seal is kept with one too', async () => {
  const before = await openWith({ because: 'keyringLocked' });
  await before.records.change('shelf', 'key', 0, 'value');
  await before.close();
  const after = await openWith(sealing);
  expect((await after.records.read('shelf')).get('key')?.value).toBe('value');
  await after.close();
});

it('begins on a disk that takes nothing', async () => {
  await writeFile(join(dataDir, 'hub'), 'in the way');
  const engine = await openWith(sealing);
  await engine.log.append(entry);
  expect(await entriesOf(engine)).toEqual(['one']);
  await engine.close();
  expect(logged).toContain('hub-consultations-not-kept');
});

it('does not wait for a keyring that asks its user something', async () => {
  const manual = createManualClock(0);
  const opening = openOwnHubEngine({
    dataDir,
    key: new Promise(() => {}),
    clock: manual,
    log: (_, event) => void logged.push(event),
  });
  manual.advance(1500);
  await (await opening).close();
  expect(logged).toEqual(['hub-consultations-in-memory']);
});
