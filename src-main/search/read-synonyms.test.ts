import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import productSynonyms from '#shared/search/synonyms.yaml?raw';
import { readSynonyms } from './read-synonyms.js';

describe('the list of synonyms', () => {
  it("reads the product's own, of more than 150 rows, without a mistake", () => {
    const { pairs, problems } = readSynonyms(productSynonyms);
    expect(problems).toEqual([]);
    expect(pairs.filter(({ equal }) => equal === undefined).length).toBeGreaterThan(150);
    expect(pairs).toContainEqual({ lay: ['kotihoito'], official: ['hemvård'], equal: true });
  });

  it.each([
    ['fi:\n  labra, verikoe: laboratorio\n', [], 1],
    ['', [], 0],
    ['fi:\nsv:\n', [], 0],
    ['fi:\n  112: päivystys\n', [], 1],
    ['- labra', [[1, 'must begin with']], 0],
    ['en:\n  lab: laboratorio\n', [[1, 'not a section']], 0],
    ['fi:\n  labra: laboratorio\n  piikki:\n', [[3, 'after the colon']], 1],
    ['fi:\n  labra: laboratorio\n  piikki: ", ,"\n', [[3, 'no words after']], 1],
    ['fi:\n  - labra\n', [[2, 'rows of the form']], 0],
    ['fi:\n  labra: laboratorio\n\n  Labra: näyte\n', [[4, 'stands on line 2 too']], 2],
    ['fi:\n  labra: [laboratorio]\n', [[2, 'must be a text']], 0],
    ['fi:\n  labra: "laboratorio\n', [[3, '']], 0],
    [`fi:\n  ${'a'.repeat(90)}: laboratorio\n`, [[2, 'longer than 80']], 0],
  ])('%j', (text, problems, rows) => {
    const read = readSynonyms(text);
    expect(read.problems.map(({ line }) => line)).toEqual(problems.map(([line]) => line));
    for (const [index, [, message]] of problems.entries()) expect(read.problems[index]?.message).toContain(message);
    expect(read.pairs).toHaveLength(rows);
  });

  it('never throws, and every row and every line that it tells is there', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'fi:',
        'sv:',
        'fi-sv:',
        'en:',
        '  labra: näyte',
        '  a, b: c',
        '  - x',
        '&a [*a]',
        '? {',
        '  : ',
        '%',
      ),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { pairs, problems } = readSynonyms(lines.join('\n'));
        for (const { lay, official } of pairs) expect(Math.min(lay.length, official.length)).toBeGreaterThan(0);
        for (const problem of problems) {
          expect(problem.line).toBeGreaterThan(0);
          expect(problem.line).toBeLessThanOrEqual(lines.join('\n').split(/\r\n|[\n\r]/).length);
        }
      }),
    );
  });
});
