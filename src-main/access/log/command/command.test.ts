import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { auditBundleSchema } from '../audit-event.js';
import { createAccessLog } from '../log.js';
import { inFolder, linesIn, opening, ticking } from '../testing/folder.js';
import { runAccessLog } from './main.js';

/** A log of two clients, and the command on it. */
async function withLog(run: (command: (...argv: string[]) => ReturnType<typeof told>, file: string) => Promise<void>) {
  await inFolder(async (file, folder) => {
    const log = createAccessLog({ file, now: ticking('2026-11-23T21:00:00.000Z', 3_600_000), maxBytes: 600 });
    await log.append(opening(1, { registers: ['health'], ground: 'relationship:booking' }));
    await log.append(
      opening(1, { action: 'sectionOpened', sections: ['social'], registers: ['social'], ground: 'consent' }),
    );
    await log.append(opening(2, { from: 'Patient/p1', purpose: 'guidance', service: 'homeCare' }));
    await log.append(opening(1, { from: 'Patient/p2' }));
    await log.close();
    await run((...argv) => told(folder, argv), file);
  });
}
async function told(folder: string, argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runAccessLog({
    argv,
    cwd: folder,
    dataDir: folder,
    now: ticking('2026-12-01T08:00:00.000Z'),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

it('says that the chain is whole, or where it is not', () =>
  withLog(async (command, file) => {
    const whole = await command('verify');
    expect(whole.code).toBe(0);
    expect(whole.out).toMatch(/^The chain is whole: 4 entries in \d files since 2026-11-23T21:00:00.000Z\.$/);
    const { writeFile } = await import('node:fs/promises');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/"previous":"../, '"previous":"zz'));
    const broken = await command('verify');
    expect(broken.code).toBe(1);
    expect(broken.out).toContain('access-log.jsonl:1: does not follow the line before it');
    expect(await command('verify', '--data-dir', 'nowhere')).toMatchObject({ code: 2, out: '' });
  }));

it('exports a client as AuditEvents that the specification allows, and writes that in the log', () =>
  withLog(async (command, file) => {
    const { code, out, err } = await command('export', '--client', 'Patient/p1', '--from', '2026-11-24', '--by', 'u9');
    expect({ code, err }).toEqual({ code: 0, err: '3 entries of Patient/p1 exported.' });
    const { entry } = auditBundleSchema.parse(JSON.parse(out));
    expect(entry[0]?.resource).toMatchObject({
      type: { code: 'rest' },
      subtype: [{ code: 'sectionOpened' }],
      action: 'R',
      outcome: '0',
      agent: [
        { who: { identifier: { value: 'u1' } }, requestor: true },
        { name: 'aptj', requestor: false },
      ],
      entity: [
        {
          what: { reference: 'Patient/p1' },
          detail: [
            { type: 'register', valueString: 'social' },
            { type: 'section', valueString: 'social' },
            { type: 'ground', valueString: 'consent' },
          ],
        },
      ],
    });
    expect(entry[1]?.resource.purposeOfEvent).toEqual([{ text: 'guidance' }]);
    const last = JSON.parse((await linesIn(file)).at(-1) ?? '') as unknown;
    expect(last).toMatchObject({
      action: 'logExported',
      professional: 'u9',
      client: 'Patient/p1',
      span: { from: '2026-11-24' },
    });
    expect((await command('verify')).code).toBe(0);
  }));

it('writes a new file and none that is there, and refuses while a workbench has the log', () =>
  withLog(async (command, file) => {
    const args = ['export', '--client', 'Patient/p2', '--out', 'p2.json'];
    expect(await command(...args)).toMatchObject({ code: 0, out: '' });
    auditBundleSchema.parse(JSON.parse(await readFile(join(file, '..', 'p2.json'), 'utf8')));
    expect((await command(...args)).code).toBe(2);
    const log = createAccessLog({ file, now: ticking('2026-12-02T08:00:00.000Z') });
    await log.open();
    const refused = await command('export', '--client', 'Patient/p1');
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('A workbench uses this log now');
    expect((await command('verify')).code).toBe(0);
    await log.close();
  }));

it.each([
  [['open'], 'The command is verify or export, not "open".'],
  [['export'], '--client is written Patient/<id>.'],
  [['export', '--client', 'Patient/p1', '--from', '1.1.2026'], '--from is a day, YYYY-MM-DD.'],
  [['export', '--client', 'Patient/p1', '--from', '2026-02-01', '--until', '2026-01-01'], '--from is after --until.'],
  [['verify', '--client', 'Patient/p1'], '--client belongs to export.'],
  [['verify', '--loud'], "Unknown option '--loud'"],
])('%j is told to be wrong', async (argv, message) => {
  const { code, err } = await told('/nowhere', argv);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
