import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSystemClock } from '#shared/clock.js';
import type { HubEngine, LogEntry } from './engine.js';
import { createMemoryEngine } from './memory.js';
import { type EngineCounty, describeEngine, entry } from './testing/contract.js';

const clock = createSystemClock();
const key = randomBytes(32);
const open = (folder?: string, other = key, log: (event: string) => void = () => {}) =>
  createMemoryEngine({
    kept: folder === undefined ? undefined : { folder, key: other },
    clock,
    log: (_, event) => log(event),
  });
const newFolder = () => mkdtemp(join(tmpdir(), 'hub-journal-'));
function county(folder?: string): EngineCounty {
  let running: HubEngine | undefined;
  return {
    several: false,
    keeps: folder !== undefined,
    now: clock.now,
    hub: async () => (running = await open(folder)),
    async end() {
      await running?.close();
      if (folder !== undefined) await rm(folder, { recursive: true });
    },
  };
}
describeEngine('memory', async () => county());
describeEngine('memory with a journal', async () => county(await newFolder()));

describe('the journal', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await newFolder();
    file = join(folder, 'consultations');
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function idsIn(events: string[] = [], other = key) {
    const engine = await open(folder, other, (event) => events.push(event));
    const found: LogEntry[] = [];
    await engine.log.read((one) => found.push(one));
    await engine.close();
    return found.map(({ id }) => id);
  }
  async function keep(...ids: string[]) {
    const engine = await open(folder);
    for (const id of ids) await engine.log.append(entry(id, clock.now()));
    await engine.close();
  }

  it('drops a last line that was cut short at any byte, and writes on after the last good one', async () => {
    await keep('a', 'b', 'c');
    const whole = await readFile(file, 'utf8');
    const secondEnds = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;
    for (const cut of [secondEnds, secondEnds + 1, secondEnds + 40, whole.length - 1]) {
      await writeFile(file, whole);
      await truncate(file, cut);
      expect(await idsIn()).toEqual(['a', 'b']);
      await keep('d');
      const events: string[] = [];
      expect(await idsIn(events)).toEqual(['a', 'b', 'd']);
      expect(events).toEqual([]);
    }
  });

  it('holds nothing that can be read without the key', async () => {
    await keep('a');
    const engine = await open(folder);
    await engine.ordinalsOf(['person-7']);
    await engine.records.change('shelf', 'person-7', 0, 'value');
    engine.lastSeen.put('person-7', Math.floor(clock.now() / 60_000));
    await engine.close();
    const files = await readdir(folder);
    expect(files.toSorted()).toEqual(['consultations', 'last-seen', 'ordinals', 'records']);
    for (const name of files) expect(await readFile(join(folder, name), 'utf8')).toMatch(/^[\w-]+\n?$/);
  });

  it('keeps records of a workbench’s own hub in one file, and writes it shorter when it has grown', async () => {
    const recordsFile = join(folder, 'own', 'records.jsonl');
    const openOwn = () => createMemoryEngine({ recordsFile, clock, log: () => {} });
    const engine = await openOwn();
    for (let n = 0; n < 2_003; n += 1) await engine.records.change('shelf', 'a', n, `value ${n}`);
    await engine.close();
    expect((await readFile(recordsFile, 'utf8')).trim().split('\n')).toHaveLength(1);
    expect(await (await openOwn()).records.read('shelf')).toEqual(
      new Map([['a', { revision: 2_003, value: 'value 2002' }]]),
    );
  });

  it('skips a line that was changed, and says so', async () => {
    await keep('a', 'b', 'c');
    const lines = (await readFile(file, 'utf8')).split('\n');
    const [first, second, third] = lines;
    await writeFile(file, `${first}\n${second?.slice(0, -3)}AAA\n${third}\n`);
    const events: string[] = [];
    expect(await idsIn(events)).toEqual(['a', 'c']);
    expect(events).toEqual(['hub-journal-lines-unreadable']);
  });

  it('sets a file of another key aside and begins anew', async () => {
    await keep('a');
    const events: string[] = [];
    expect(await idsIn(events, randomBytes(32))).toEqual([]);
    expect(events).toEqual(['hub-journal-of-another-key']);
    expect(await readdir(folder)).toContain('consultations.unreadable');
  });

  it('refuses what the disk does not take, keeps the rest, and takes it again later', async () => {
    await keep('a');
    const engine = await open(folder);
    await engine.close();
    await expect(engine.log.append(entry('b', clock.now()))).rejects.toThrow();
    expect(engine.healthy()).toBe(false);
    await appendFile(file, 'half a line');
    expect(await idsIn()).toEqual(['a']);
    await keep('b');
    expect(await idsIn()).toEqual(['a', 'b']);
  });
});
