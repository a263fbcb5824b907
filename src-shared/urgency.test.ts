import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type Answers,
  INITIAL,
  type Questionnaire,
  type QuestionnaireItem,
  urgencySchema,
} from './questionnaire.js';
import { readQuestionnaire } from './questionnaire-check.js';
import { formFor, placedOf, registersOf, sectionFaults } from './questionnaire-registers.js';
import { askedOf, countedAnswers, expressionOf, lacksOf } from './questionnaire-rules.js';
import { displayOf, isQuestion, itemsOf, shortTextOf, textOf } from './questionnaire-words.js';
import { isLower, rulesOf, urgencyReasons } from './urgency.js';

const folder = 'seeds/kymijoki/assessments';
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const seed = (name: string): Questionnaire => {
  const read = readQuestionnaire(readFileSync(`${folder}/${name}`, 'utf8'));
  if ('mistakes' in read) throw new Error(read.mistakes.join('\n'));
  return read.form;
};

const code = (item: QuestionnaireItem, one: string): Answer => {
  const option = item.answerOption?.find(({ valueCoding }) => valueCoding.code === one);
  if (option === undefined) throw new Error(`${item.linkId} has no option ${one}`);
  return { valueCoding: { system: option.valueCoding.system, code: one } };
};
const numbers = [0, 1, 2, 3, 7, 10, 17, 39.5, 90, 92];
/** Answers that a question may have, each its own. */
function possible(item: QuestionnaireItem): Answer[] {
  switch (item.type) {
    case 'choice':
      return item.answerOption?.map(({ valueCoding }) => code(item, valueCoding.code)) ?? [];
    case 'integer':
      return numbers.filter(Number.isInteger).map((valueInteger) => ({ valueInteger }));
    case 'decimal':
      return numbers.map((valueDecimal) => ({ valueDecimal }));
    case 'date':
      return [{ valueDate: '2026-11-20' }];
    default:
      return [{ valueString: 'Kertoo omin sanoin' }];
  }
}
const questionsOf = (form: Questionnaire) => itemsOf(form.item).filter(isQuestion);

/** Any answers to any of the questions. */
const anyAnswers = (form: Questionnaire): fc.Arbitrary<Answers> =>
  fc
    .record(
      Object.fromEntries(
        questionsOf(form).map((item) => {
          const one = fc.constantFrom(...possible(item)).map((given) => [given]);
          // What stands alone must come up too.
          const some = item.repeats === true ? fc.oneof(one, fc.subarray(possible(item), { minLength: 1 })) : one;
          return [item.linkId, fc.option(some, { nil: [], freq: 2 })];
        }),
      ),
    )
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, given]) => given.length > 0)));

describe.each(names)('%s', (name) => {
  const form = seed(name);
  const questions = questionsOf(form);

  it('asks 12 to 25 questions, safety first, each in its register and phase, in Finnish and in Swedish', () => {
    expect(questions.length).toBeGreaterThanOrEqual(12);
    expect(questions.length).toBeLessThanOrEqual(25);
    expect(sectionFaults(form)).toEqual([]);
    expect(form.item[0]?.text).toContain('Turvallisuus');
    expect(questions[0]?.required).toBe(true);
    for (const item of itemsOf(form.item)) {
      expect(textOf(item, 'sv'), item.linkId).not.toBe(item.text);
      for (const option of item.answerOption ?? []) expect(displayOf(option, 'sv')).not.toBe('');
      if (isQuestion(item)) expect(shortTextOf(item, 'sv')).not.toBe('');
    }
  });

  it('has no question, text or rule that no answers bring up', () => {
    const seen = new Set<string>();
    const reasons = new Set<string>();
    fc.assert(
      fc.property(anyAnswers(form), (answers) => {
        for (const id of askedOf(form, answers)) seen.add(id);
        for (const { reason } of urgencyReasons(form, answers, { brought: new Set(), language: 'fi' }))
          reasons.add(reason);
      }),
      { numRuns: 400, seed: 7 },
    );
    // What takes two answers together is tried by itself.
    for (const item of questions)
      for (const one of possible(item)) for (const id of askedOf(form, { [item.linkId]: [one] })) seen.add(id);
    expect(
      itemsOf(form.item)
        .filter(({ linkId }) => !seen.has(linkId))
        .map(({ linkId }) => linkId),
    ).toEqual([]);
    expect(
      rulesOf(form)
        .filter(({ reason }) => !reasons.has(reason))
        .map(({ reason }) => reason),
    ).toEqual([]);
  });

  it('supports each level by some rule, of a register that it asks, the gravest reason first', () => {
    expect(new Set(rulesOf(form).map(({ level }) => level))).toEqual(new Set(urgencySchema.options));
    for (const { register } of rulesOf(form)) expect(registersOf(form)).toContain(register);
    fc.assert(
      fc.property(anyAnswers(form), (answers) => {
        const levels = urgencyReasons(form, answers, { brought: new Set(), language: 'sv' }).map(({ level }) => level);
        expect(levels).toEqual(
          levels.toSorted((a, b) => urgencySchema.options.indexOf(a) - urgencySchema.options.indexOf(b)),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('judges by what is asked in it alone: nothing that the summary brings changes a rule', () => {
    const brought = questions.filter((item) => expressionOf(item, INITIAL) !== undefined);
    expect(brought.length).toBeGreaterThan(0);
    const ids = new Set(brought.map(({ linkId }) => linkId));
    fc.assert(
      fc.property(anyAnswers(form), fc.string({ minLength: 1, maxLength: 80 }), (answers, told) => {
        const own = Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.has(id)));
        const filled = Object.fromEntries(
          brought.map((item): [string, Answer[]] => [
            item.linkId,
            item.type === 'choice' ? possible(item).slice(0, 1) : [{ valueString: told }],
          ]),
        );
        const say = (given: Answers) => urgencyReasons(form, given, { brought: new Set(), language: 'fi' });
        expect(say({ ...own, ...filled })).toEqual(say(own));
      }),
      { numRuns: 20 },
    );
  });

  it('counts nothing that is not asked, and lacks nothing once what it lacks is answered', () => {
    fc.assert(
      fc.property(anyAnswers(form), (answers) => {
        const asked = askedOf(form, answers);
        for (const id of Object.keys(countedAnswers(form, answers))) expect(asked.has(id)).toBe(true);
        let whole = answers;
        for (let round = 0; round < 30; round += 1) {
          const lacks = Object.keys(lacksOf(form, whole));
          if (lacks.length === 0) break;
          for (const id of lacks) {
            const item = questions.find(({ linkId }) => linkId === id);
            if (item === undefined) throw new Error(id);
            const fitting = possible(item).filter((one) => lacksOf(form, { ...whole, [id]: [one] })[id] === undefined);
            whole = { ...whole, [id]: fitting.slice(0, 1) };
          }
        }
        expect(lacksOf(form, whole)).toEqual({});
      }),
      { numRuns: 15 },
    );
  });

  it('asks a professional only the questions of their own register', () => {
    for (const register of ['health', 'social'] as const) {
      const own = formFor(form, [register], false);
      expect(new Set(placedOf(own).map((one) => one.register)).size).toBeLessThanOrEqual(1);
      expect(placedOf(own).length).toBe(placedOf(form).filter((one) => one.register === register).length);
    }
  });
});

describe('support of urgency', () => {
  const form = seed('hengitystieoireet.json');
  const item = (id: string) => questionsOf(form).find(({ linkId }) => linkId === id) ?? expect.fail(id);
  const say = (answers: Answers, brought: string[] = []) =>
    urgencyReasons(form, answers, { brought: new Set(brought), language: 'fi' }).map(({ level, reason }) => [
      level,
      reason,
    ]);

  it('gives every reason that is met', () => {
    const answers = {
      hengitys: [code(item('hengitys'), 'levossa')],
      'vaaran-merkit': [code(item('vaaran-merkit'), 'veri')],
    };
    expect(say(answers)).toEqual([
      ['urgent', 'hengitys on raskasta myös levossa'],
      ['urgent', 'asiakas yskii verta'],
    ]);
    expect(say(answers, ['hengitys'])).toEqual([['urgent', 'asiakas yskii verta']]);
    expect(say({ happi: [{ valueInteger: 92 }] })).toEqual([['urgent', 'happisaturaatio on enintään 92 %']]);
    expect(say({ happi: [{ valueInteger: 93 }] })).toEqual([]);
  });

  it('asks why only of a judgement that is lower', () => {
    const reasons = urgencyReasons(form, { happi: [{ valueInteger: 80 }] }, { brought: new Set(), language: 'fi' });
    expect(urgencySchema.options.map((level) => isLower(level, reasons))).toEqual([false, false, true, true]);
    expect(isLower('routine', [])).toBe(false);
  });
});

describe('a rule of urgency', () => {
  const mistakesOf = (expression: string) => {
    const value = structuredClone(seed('hengitystieoireet.json'));
    for (const one of value.extension ?? [])
      if (one.url.endsWith('urgency-rule') && 'extension' in one && one.extension.length === 4) {
        one.extension[2].valueExpression.expression = expression;
        break;
      }
    const read = readQuestionnaire(JSON.stringify(value));
    return 'mistakes' in read ? read.mistakes : [];
  };
  it.each([
    ["item.item.where(linkId='sairaudet').answer.exists()", '"sairaudet" is brought from elsewhere'],
    ["item.item.where(linkId='ei-ole').answer.exists()", 'there is no question "ei-ole"'],
    ['%summary.entry.exists()', 'Undefined variable %summary'],
    ['item.(', 'extension[2].extension[2].valueExpression.expression'],
  ])('may not be %s', (expression, mistake) => {
    expect(mistakesOf(expression).join('\n')).toContain(mistake);
  });
});

describe('comparisons of enableWhen', () => {
  const form = (operator: string, answerInteger: number): Questionnaire => {
    const read = readQuestionnaire(
      JSON.stringify({
        resourceType: 'Questionnaire',
        url: 'https://x.example/q',
        version: '1',
        language: 'fi',
        status: 'active',
        title: 'T',
        item: [
          { linkId: 'n', text: 'N', type: 'integer' },
          { linkId: 'x', text: 'X', type: 'string', enableWhen: [{ question: 'n', operator, answerInteger }] },
        ],
      }),
    );
    if ('mistakes' in read) throw new Error(read.mistakes.join());
    return read.form;
  };
  const CHECKS: Record<string, (a: number, b: number) => boolean> = {
    '>': (a, b) => a > b,
    '<': (a, b) => a < b,
    '>=': (a, b) => a >= b,
    '<=': (a, b) => a <= b,
    '=': (a, b) => a === b,
    '!=': (a, b) => a !== b,
  };
  it.each(Object.entries(CHECKS))('%s is as in arithmetic, and never met by a silence', (operator, holds) => {
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), (given, limit) => {
        const asked = askedOf(form(operator, limit), { n: [{ valueInteger: given }] });
        expect(asked.has('x')).toBe(holds(given, limit));
        expect(askedOf(form(operator, limit), {}).has('x')).toBe(false);
      }),
    );
  });
});
