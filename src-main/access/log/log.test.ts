import { readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { digestOf } from './chain.js';
import { createAccessLog } from './log.js';
import { filesIn, inFolder, linesIn, opening, ticking } from './testing/folder.js';
import { findTail } from './tail.js';
import { troubleOf } from './trouble.js';
import { createVerifier } from './verify.js';

const lineSchema = z.looseObject({ action: z.string(), previous: z.string(), client: z.string().nullable() });
const parsedIn = async (file: string) => (await linesIn(file)).map((line) => lineSchema.parse(JSON.parse(line)));

it('chains its lines by hash, also over a restart', () =>
  inFolder(async (_, folder) => {
    const file = join(folder, 'deep', 'log.jsonl');
    const first = createAccessLog({ file, now: ticking() });
    await Promise.all([first.append(opening(1)), first.append(opening(2))]);
    await first.close();
    const second = createAccessLog({ file, now: ticking() });
    await second.append(opening(3));
    await second.close();
    const lines = await linesIn(file);
    const parsed = await parsedIn(file);
    expect(parsed.map((line) => line.client)).toEqual(['Patient/p1', 'Patient/p2', 'Patient/p3']);
    expect(parsed.map((line) => line.previous)).toEqual(['', ...lines.slice(0, -1).map(digestOf)]);
  }));

it('cut short at any byte: the torn part is set aside and told, every whole line stays, and the chain goes on', () =>
  inFolder(async (file, folder) => {
    const log = createAccessLog({ file, now: ticking() });
    for (const n of [1, 2, 3]) await log.append(opening(n, { reason: 'Sovittiin äidin kanssa – ”kyllä”' }));
    await log.close();
    const whole = await readFile(file);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length }),
        fc.uint8Array({ maxLength: 40 }),
        async (cut, junk) => {
          // What a disk gives back after lost power may be anything, but no line that follows the chain.
          const torn = Buffer.concat([whole.subarray(0, cut), junk]);
          await writeFile(file, torn);
          const again = createAccessLog({ file, now: ticking('2026-11-24T08:00:00.000Z') });
          await again.append(opening(9));
          await again.close();
          const kept = await readFile(file);
          const wholeLines = whole.subarray(0, whole.lastIndexOf(0x0a, cut - 1) + 1);
          const safe = cut === 0 ? Buffer.alloc(0) : wholeLines;
          expect(kept.subarray(0, safe.length).equals(safe)).toBe(true);
          const report = await createVerifier(file)();
          expect(report).toMatchObject({ broken: 0, torn: 0 });
          const aside = (await filesIn(folder)).filter((name) => name.includes('torn'));
          const bytes = torn.length - safe.length;
          expect(aside.length).toBe(bytes > 0 ? 1 : 0);
          const told = (await linesIn(file)).slice(-2)[0] ?? '';
          for (const name of aside) {
            expect(name).not.toContain('untold');
            expect((await readFile(join(folder, name))).equals(torn.subarray(safe.length))).toBe(true);
            expect(JSON.parse(told)).toMatchObject({ action: 'logRepaired', file: name, bytes });
            await rm(join(folder, name));
          }
        },
      ),
      { numRuns: 60 },
    );
  }));

it('finds the last whole line at every byte, however little of the end is looked at', () => {
  const lines = [1, 2, 3].map((n) =>
    JSON.stringify({ time: '2026', ...opening(n, { reason: 'äö€𝕏' }), previous: `${n}` }),
  );
  const whole = Buffer.from(`${lines.join('\n')}\n`);
  for (let cut = 0; cut <= whole.length; cut += 1) {
    const bytes = whole.subarray(0, cut);
    const end = cut === 0 ? 0 : bytes.lastIndexOf(0x0a) + 1;
    const tail = { whole: end, last: lines[bytes.toString('latin1').split('\n').length - 2] ?? '' };
    expect(findTail(bytes, true)).toEqual(tail);
    for (const seen of [1, 20, 150, 400]) {
      const start = Math.max(0, cut - seen);
      const found = findTail(bytes.subarray(start), start === 0);
      if (found !== undefined) expect({ ...found, whole: found.whole + start }).toEqual(tail);
    }
  }
});

it('tells of a repair that was itself cut short', () =>
  inFolder(async (file, folder) => {
    await writeFile(join(folder, 'access-log.torn-2026-11-20T080000.000Z.untold'), '{"time":"2026');
    const log = createAccessLog({ file, now: ticking() });
    await log.append(opening(1));
    await log.close();
    const [told] = await linesIn(file);
    expect(JSON.parse(told ?? '')).toMatchObject({
      action: 'logRepaired',
      file: 'access-log.torn-2026-11-20T080000.000Z',
      bytes: 13,
    });
    expect(await filesIn(folder)).toEqual(['access-log.jsonl', 'access-log.torn-2026-11-20T080000.000Z']);
  }));

it('puts a full file, or one of another month, away under its month, and the chain goes on', () =>
  inFolder(async (file, folder) => {
    const log = createAccessLog({ file, now: ticking('2026-10-31T23:59:57.000Z'), maxBytes: 400 });
    for (let n = 0; n < 9; n += 1) await log.append(opening(n));
    await log.close();
    const names = await filesIn(folder);
    expect(names).toEqual(
      expect.arrayContaining([
        'access-log-2026-10-1.jsonl',
        'access-log-2026-11-1.jsonl',
        'access-log-2026-11-2.jsonl',
      ]),
    );
    const [first] = await linesIn(file);
    const lastOfOld = (await linesIn(join(folder, names.at(-2) ?? ''))).at(-1) ?? '';
    expect(JSON.parse(first ?? '')).toMatchObject({ previous: digestOf(lastOfOld) });
    expect(await createVerifier(file)()).toMatchObject({ files: names.length, lines: 9, broken: 0 });
    // Cut down between putting away and beginning anew.
    await rename(file, join(folder, 'access-log-2026-11-9.jsonl'));
    const again = createAccessLog({ file, now: ticking('2026-11-01T01:00:00.000Z') });
    await again.append(opening(10));
    await again.close();
    expect(await createVerifier(file)()).toMatchObject({ files: names.length + 1, lines: 10, broken: 0 });
  }));

it('names follow one another also when the clock is set back a month', () =>
  inFolder(async (file) => {
    const times = ['2026-11-30T10:00:00Z', '2026-12-01T10:00:00Z', '2026-11-30T10:00:00Z', '2026-12-01T10:00:00Z'];
    let at = 0;
    for (const time of times) {
      const log = createAccessLog({ file, now: () => new Date(time) });
      await log.append(opening((at += 1)));
      await log.close();
    }
    expect(await createVerifier(file)()).toMatchObject({ files: 4, lines: 4, broken: 0 });
  }));

it('a second log on the same file is refused while the first is open, and after that goes on', () =>
  inFolder(async (file) => {
    const first = createAccessLog({ file, now: ticking() });
    const second = createAccessLog({ file, now: ticking() });
    await first.append(opening(1));
    const refused: unknown = await second.append(opening(2)).catch((error: unknown) => error);
    expect(troubleOf(refused)).toBe('inUse');
    expect(String(refused)).toContain(`process ${process.pid} on`);
    await first.close();
    await second.append(opening(2));
    await second.close();
    expect((await parsedIn(file)).map(({ client }) => client)).toEqual(['Patient/p1', 'Patient/p2']);
    expect(existsSync(file.replace('.jsonl', '.lock'))).toBe(false);
  }));

it('takes over the lock of a process that has ended, and one that cannot be read', () =>
  inFolder(async (file) => {
    const lock = file.replace('.jsonl', '.lock');
    const { hostname } = await import('node:os');
    for (const left of [
      JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), born: 'start 1' }),
      // The number is used again: by us, who were born at another time.
      JSON.stringify({ pid: process.pid, host: hostname(), born: 'another-boot 12345' }),
      '',
    ]) {
      await writeFile(lock, left);
      const log = createAccessLog({ file, now: ticking() });
      await log.append(opening(1));
      await log.close();
    }
    await writeFile(lock, JSON.stringify({ pid: 7, host: 'another-machine', born: 'x' }));
    const log = createAccessLog({ file, now: ticking() });
    expect(troubleOf(await log.append(opening(2)).catch((error: unknown) => error))).toBe('inUse');
    await log.close();
    expect(existsSync(lock)).toBe(true);
  }));

it('rejects when the entry cannot be written, says why, and tries anew the next time', () =>
  inFolder(async (_, folder) => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, 'a file where a folder should be');
    const file = join(blocked, 'log.jsonl');
    const log = createAccessLog({ file, now: ticking() });
    await expect(log.append(opening(1))).rejects.toThrow();
    await expect(log.open()).rejects.toThrow();
    await rm(blocked);
    await expect(log.append(opening(1))).resolves.toBeUndefined();
    await log.close();
    expect(await linesIn(file)).toHaveLength(1);
  }));

it.runIf(existsSync('/dev/full'))('a full disk is told as such', () =>
  inFolder(async (file) => {
    await symlink('/dev/full', file);
    const log = createAccessLog({ file, now: ticking() });
    const error: unknown = await log.append(opening(1)).catch((why: unknown) => why);
    expect(troubleOf(error)).toBe('full');
    // Space again.
    await rm(file);
    await log.append(opening(2));
    await log.close();
    expect((await parsedIn(file)).map(({ client }) => client)).toEqual(['Patient/p2']);
  }),
);

it('files that are taken away or cut while it runs leave a break that shows', () =>
  inFolder(async (file) => {
    const log = createAccessLog({ file, now: ticking() });
    await log.append(opening(1));
    await log.append(opening(2));
    await rm(file);
    await log.append(opening(3));
    expect(await createVerifier(file)()).toMatchObject({ lines: 1, breaks: [{ line: 1, why: 'chain' }] });
    await log.append(opening(4));
    await truncate(file, (await readFile(file)).indexOf(0x0a) + 1);
    await log.append(opening(5));
    await log.close();
    expect((await parsedIn(file)).map(({ client }) => client)).toEqual(['Patient/p3', 'Patient/p5']);
  }));
