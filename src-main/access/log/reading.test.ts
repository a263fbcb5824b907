import { readFile, writeFile } from 'node:fs/promises';
import { call } from '@orpc/server';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AccessEntry, AccessRow } from '#shared/access-log.js';
import { createAccessBook } from './book.js';
import { createAccessLog } from './log.js';
import { lastBefore, learn, noOpenings } from './openings.js';
import { readPage } from './pages.js';
import type { Wanted } from './rows.js';
import { filesIn, inFolder, linesIn, opening, ticking } from './testing/folder.js';
import { createVerifier } from './verify.js';

const entries = fc.array(
  fc.record({
    action: fc.constantFrom('clientOpened', 'sectionOpened', 'clientClosed', 'dataCopied'),
    professional: fc.constantFrom('u1', 'u2', 'ä"3'),
    client: fc.constantFrom('Patient/p1', 'Patient/p2', 'Patient/p11'),
    by: fc.constantFrom('aptj', 'workbench'),
    reason: fc.string({ unit: 'grapheme', maxLength: 60 }),
  }) satisfies fc.Arbitrary<AccessEntry>,
  { maxLength: 60 },
);
const wantedIn: fc.Arbitrary<Wanted> = fc.record(
  {
    professional: fc.constantFrom('u1', 'ä"3'),
    client: fc.constantFrom('Patient/p1', 'Patient/p2'),
    actions: fc.subarray(['clientOpened', 'sectionOpened'] as const, { minLength: 1 }),
    from: fc.constantFrom('2026-11-23', '2026-11-24'),
    until: fc.constantFrom('2026-11-23', '2026-11-24'),
  },
  { requiredKeys: [] },
);

it('pages, one after another, give each entry that is asked for once, newest first, whatever their size', () =>
  fc.assert(
    fc.asyncProperty(
      entries,
      wantedIn,
      fc.integer({ min: 300, max: 4000 }),
      fc.record({
        rows: fc.integer({ min: 1, max: 9 }),
        bytes: fc.integer({ min: 1, max: 3000 }),
        chunk: fc.integer({ min: 1, max: 900 }),
      }),
      (written, wanted, maxBytes, limits) =>
        inFolder(async (file) => {
          const log = createAccessLog({ file, now: ticking('2026-11-23T21:40:00.000Z', 60_000), maxBytes });
          for (const entry of written) await log.append(entry);
          const found: AccessRow[] = [];
          let more: string | undefined;
          do {
            const page = await readPage(file, wanted, more, limits);
            found.push(...page.rows);
            more = page.more;
            // What is written, or put away, meanwhile moves no later page.
            if (more !== undefined && found.length === 1) await log.append(opening(7));
          } while (more !== undefined);
          await log.close();
          const day = (nth: number) => (nth < 20 ? '2026-11-23' : '2026-11-24');
          const expected = written.filter(
            (entry, nth) =>
              (wanted.professional ?? entry.professional) === entry.professional &&
              (wanted.client ?? entry.client) === entry.client &&
              (wanted.actions as readonly string[] | undefined)?.includes(entry.action) !== false &&
              day(nth) >= (wanted.from ?? '') &&
              day(nth) <= (wanted.until ?? '9'),
          );
          expect(found.map((row) => ({ ...row, time: '', id: '' }))).toEqual(
            expected.toReversed().map((entry) => ({ ...entry, time: '', id: '' })),
          );
          expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        }),
    ),
    { numRuns: 15 },
  ));

it('a line that is changed, taken away, doubled or moved is found, and one that is not is not', () =>
  inFolder(async (file) => {
    const log = createAccessLog({ file, now: ticking() });
    for (let n = 0; n < 12; n += 1) await log.append(opening(n));
    await log.close();
    const lines = await linesIn(file);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(10),
        fc.constantFrom('changed', 'gone', 'doubled', 'swapped', 'garbage'),
        async (n, how) => {
          const [before, line = '', next = '', after] = [lines.slice(0, n), lines[n], lines[n + 1], lines.slice(n + 2)];
          const forged = {
            changed: [line.replace(/"p?/, '"q'), next],
            gone: [next],
            doubled: [line, line, next],
            swapped: [next, line],
            garbage: ['\u0000\u0000', next],
          }[how];
          await writeFile(file, `${[...before, ...forged, ...after].join('\n')}\n`);
          const report = await createVerifier(file)();
          expect(report.broken).toBeGreaterThan(0);
          expect(report.breaks[0]?.line).toBeGreaterThan(n);
          expect(report.breaks[0]?.line).toBeLessThanOrEqual(n + 2);
        },
      ),
    );
    await writeFile(file, `${lines.join('\n')}\n`);
    expect(await createVerifier(file)()).toEqual({
      files: 1,
      lines: 12,
      since: '2026-11-23T08:00:00.000Z',
      breaks: [],
      broken: 0,
      torn: 0,
    });
  }));

it('a break is told by an entry once, is never mended, and the log goes on', () =>
  inFolder(async (file) => {
    const first = createAccessLog({ file, now: ticking() });
    for (let n = 0; n < 3; n += 1) await first.append(opening(n));
    await first.close();
    await writeFile(file, (await readFile(file, 'utf8')).replace('Patient/p1', 'Patient/q1'));
    for (const round of [1, 2]) {
      const log = createAccessLog({ file, now: ticking() });
      const events: string[] = [];
      const book = createAccessBook({
        file,
        accessLog: log,
        professional: () => ({ id: 'u1' }),
        log: (_, event) => events.push(event),
      });
      await book.begin();
      await log.append(opening(8));
      expect(events).toEqual(round === 1 ? ['access-log-broken'] : []);
      const report = await call(book.router.chain, undefined, { context: { screen: 1 } });
      expect(report).toMatchObject({ broken: 1, breaks: [{ file: 'access-log.jsonl', line: 3, why: 'chain' }] });
      book.close();
      await log.close();
    }
    const actions = (await linesIn(file)).map((line) => (JSON.parse(line) as AccessEntry).action);
    expect(actions.filter((action) => action === 'logBroken')).toHaveLength(1);
    expect(actions).toHaveLength(6);
  }));

it('shows nobody but oneself, and nothing to nobody', () =>
  inFolder(async (file) => {
    const log = createAccessLog({ file, now: ticking() });
    await log.append(opening(1));
    await log.append(opening(2, { professional: 'u2' }));
    let who: { id: string } | undefined = { id: 'u2' };
    const book = createAccessBook({ file, accessLog: log, professional: () => who, log: () => {} });
    const own = async () =>
      (await call(book.router.own, {}, { context: { screen: 2 } })).rows.map(({ client }) => client);
    expect(await own()).toEqual(['Patient/p2']);
    who = undefined;
    expect(await own()).toEqual([]);
    await log.close();
  }));

it('when a client was last opened: before the present opening, also over a restart and while it is being read', () =>
  inFolder(async (file, folder) => {
    const log = createAccessLog({ file, now: ticking(), maxBytes: 300 });
    const bookOn = (accessLog: typeof log) =>
      createAccessBook({ file, accessLog, professional: () => undefined, log: () => {} });
    await log.append(opening(1));
    await log.append(opening(2, { from: 'Patient/p1' }));
    const book = bookOn(log);
    const asked = book.lastOpened('u1', 'Patient/p1');
    await log.append(opening(1, { from: 'Patient/p2' }));
    expect(await asked).toBe('2026-11-23T08:00:00.000Z');
    await log.append(opening(1, { action: 'accessOpened' }));
    expect(await book.lastOpened('u1', 'Patient/p1')).toBe('2026-11-23T08:00:00.000Z');
    expect(await book.lastOpened('u1', 'Patient/p2')).toBe('2026-11-23T08:00:02.000Z');
    expect(await book.lastOpened('u2', 'Patient/p1')).toBeUndefined();
    await log.append(opening(1, { action: 'clientClosed' }));
    book.close();
    await log.close();
    const again = createAccessLog({ file, now: ticking('2026-11-24T08:00:00.000Z'), maxBytes: 300 });
    await again.append(opening(1));
    expect(await bookOn(again).lastOpened('u1', 'Patient/p1')).toBe('2026-11-23T08:00:03.000Z');
    await again.close();
    expect((await filesIn(folder)).length).toBeGreaterThan(2);
  }));

it('an opening that did not come to be is none', () => {
  const openings = noOpenings();
  const at = (n: number) => `2026-11-23T08:00:0${n}.000Z`;
  learn(openings, opening(1), at(0));
  learn(openings, opening(2, { from: 'Patient/p1' }), at(1));
  learn(openings, opening(2, { action: 'contextNotChanged', from: 'Patient/p1', why: 'cancelled' }), at(2));
  expect(lastBefore(openings, 'u1', 'Patient/p2')).toBeUndefined();
  expect(lastBefore(openings, 'u1', 'Patient/p1')).toBeUndefined();
  learn(openings, opening(2, { from: 'Patient/p1' }), at(3));
  expect(lastBefore(openings, 'u1', 'Patient/p1')).toBe(at(0));
});
