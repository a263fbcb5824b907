import * as fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '#shared/training.js';
import { parseScenario } from './parse-scenario.js';
import { readScenarios } from './read-scenarios.js';
import { type Facts, begin, goTo, reach } from './show.js';

const step = (title: string) => `  - title: ${title}\n    say: Sano näin.\n    expected: Vastaus.\n`;
const whole = (steps = step('Yksi') + step('Kaksi') + step('Kolme')) =>
  `title: Kirjaus
audience: Hoitajat
minutes: 20
summary: Lyhyesti.
client: Patient/km-1001
articles: [puhelun-kirjaaminen]
steps:
${steps}practice:
  task: Kirjaa.
  model: Malli.
  check: [Yksi, Kaksi, Kolme]
`;

describe('a scenario’s file', () => {
  it('is read; plain texts are Finnish', () => {
    const { scenario, problems } = parseScenario('kirjaus.yaml', whole());
    expect(problems).toEqual([]);
    expect(scenario).toMatchObject({
      id: 'kirjaus',
      title: { fi: 'Kirjaus' },
      steps: [{ title: { fi: 'Yksi' } }, {}, {}],
    });
  });

  it.each([
    ['a missing field', whole().replace('minutes: 20\n', ''), { why: 'missing', field: 'minutes' }],
    [
      'a field of another name',
      whole().replace('summary:', 'sumary:'),
      { why: 'unknownField', field: 'sumary', line: 4 },
    ],
    [
      'a wrong value',
      whole().replace('minutes: 20', 'minutes: paljon'),
      { why: 'wrongValue', field: 'minutes', line: 3 },
    ],
    [
      'a step without an answer',
      whole(step('Yksi') + step('Kaksi').replace('    expected: Vastaus.\n', '') + step('Kolme')),
      { why: 'missing', field: 'steps[1].expected', line: 11 },
    ],
    [
      'an unknown target',
      whole(`${step('Yksi')}    show: { targets: [lintu] }\n${step('Kaksi')}${step('Kolme')}`),
      { why: 'wrongValue', field: 'steps[0].show.targets[0]', line: 11 },
    ],
    ['broken YAML', 'title: [', { why: 'notYaml', line: 1 }],
  ])('with %s is told where', (_, text, problem) => {
    const read = parseScenario('x.yaml', text);
    expect(read.scenario).toBeUndefined();
    expect(read.problems).toContainEqual(expect.objectContaining({ file: 'x.yaml', ...problem }));
  });

  it('that is broken takes nothing else with it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scenarios-'));
    await writeFile(join(folder, 'hyva.yaml'), whole());
    await writeFile(join(folder, 'rikki.yaml'), 'title: [');
    await writeFile(join(folder, 'README.md'), '#');
    const { scenarios, problems } = await readScenarios(folder);
    expect([scenarios.map(({ id }) => id), problems.map(({ file }) => file)]).toEqual([['hyva'], ['rikki.yaml']]);
    await rm(folder, { recursive: true });
    expect((await readScenarios(folder)).problems).toMatchObject([{ why: 'unreadable' }]);
  });

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(whole().length), (junk, at) => {
        const text = whole();
        const { scenario, problems } = parseScenario('x.yaml', text.slice(0, at) + junk + text.slice(at));
        expect(scenario === undefined).toBe(problems.length > 0);
        for (const { line } of problems) expect(line).toBeGreaterThan(0);
      }),
    );
  });
});

const NOW = '2026-11-27T10:00:00.000Z';
const nothing: Facts = { client: null, open: false, note: 0, requests: [], tray: 0, visible: [] };

describe('the show', () => {
  it('stays within its steps, covers the answer at each new one, and each beginning is another run', () => {
    const steps = 5;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 9 })), (jumps) => {
        let show = begin('a', null, NOW);
        for (const to of jumps) {
          const before = show;
          show = goTo({ ...show, revealed: true }, to, steps);
          expect(show.step).toBeGreaterThanOrEqual(0);
          expect(show.step).toBeLessThan(steps);
          expect(show.revealed).toBe(show.step === before.step);
        }
        expect(begin('a', show, NOW)).toMatchObject({ step: 0, run: show.run + 1, reached: [], revealed: false });
      }),
    );
  });

  it.each<[Checkpoint, Partial<Facts>]>([
    [{ when: 'noClient' }, {}],
    [{ when: 'clientOpen', client: 'Patient/a' }, { client: 'Patient/a' }],
    [
      { when: 'summaryOpen', client: 'Patient/a' },
      { client: 'Patient/a', open: true },
    ],
    [{ when: 'visible', target: 'note' }, { visible: ['banner', 'note'] }],
    [
      { when: 'noteWritten', characters: 10 },
      { client: 'Patient/a', note: 10 },
    ],
    [{ when: 'requestSent', kind: 'handOver' }, { requests: [{ kind: 'handOver', at: Date.parse(NOW) }] }],
    [{ when: 'trayFilled' }, { tray: 1 }],
  ])('%j is reached by doing it, and stays so until the next beginning', (checkpoint, done) => {
    const begun = begin('a', null, NOW);
    const other: Facts = { ...nothing, client: 'Patient/b', requests: [{ kind: 'handOver', at: Date.parse(NOW) - 1 }] };
    expect(reach(begun, checkpoint, other)).toBe(begun);
    const reached = reach(begun, checkpoint, { ...nothing, ...done });
    expect(reached.reached).toEqual([0]);
    expect(reach(goTo(reached, 3, 5), undefined, nothing).reached).toEqual([0]);
    expect(reach({ ...begun, on: false }, checkpoint, { ...nothing, ...done }).reached).toEqual([]);
    expect(begin('a', reached, NOW).reached).toEqual([]);
  });
});
