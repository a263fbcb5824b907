import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CALCULATED, CONTACT_DATA, type Questionnaire } from './questionnaire.js';
import { readQuestionnaire } from './questionnaire-check.js';
import { askedOf, countedAnswers, lacksOf, withoutContact } from './questionnaire-rules.js';
import { itemsOf, textOf } from './questionnaire-words.js';

const folder = 'seeds/kymijoki/referrals';
const S = 'https://kymijoki.example/fhir/lahete';
const seed = (name: string): Questionnaire => {
  const read = readQuestionnaire(readFileSync(`${folder}/${name}.json`, 'utf8'));
  if ('mistakes' in read) throw new Error(read.mistakes.join('\n'));
  return read.form;
};
const text = (valueString: string) => [{ valueString }];
const code = (one: string) => [{ valueCoding: { system: S, code: one } }];

const small = (more: object): string =>
  JSON.stringify({
    resourceType: 'Questionnaire',
    url: 'https://x.example/q',
    version: '1',
    language: 'fi',
    status: 'active',
    title: 'T',
    item: [{ linkId: 'a', text: 'A', type: 'string' }],
    ...more,
  });
const mistakesOf = (more: object) => {
  const read = readQuestionnaire(small(more));
  return 'mistakes' in read ? read.mistakes : [];
};

describe('forms of the demo county', () => {
  it.each(readdirSync(folder))('%s is drawn whole, in Finnish, Swedish and English', (file) => {
    const form = seed(file.replace('.json', ''));
    for (const item of itemsOf(form.item))
      for (const language of ['sv', 'en'] as const) expect(textOf(item, language)).not.toBe(item.text);
  });

  it('ask a number only where a call or a message is allowed, and say what is missing', () => {
    const form = seed('liikuntalahete');
    expect(lacksOf(form, {})).toEqual({ tavoite: 'required', yhteystapa: 'required' });
    const answers = { tavoite: text('Jaksaa kävellä kauppaan'), yhteystapa: code('puhelu') };
    expect(lacksOf(form, answers)).toEqual({ puhelinnumero: 'required' });
    const whole = { ...answers, puhelinnumero: text('050 000 0000') };
    expect(lacksOf(form, whole)).toEqual({});
    // Answered, and then not asked any more: it counts for nothing.
    const other = { ...whole, yhteystapa: code('yhdyshenkilo') };
    expect(askedOf(form, other).has('puhelinnumero')).toBe(false);
    expect(countedAnswers(form, other)).not.toHaveProperty('puhelinnumero');
  });

  it('ask nothing by which the client is reached under turvakielto', () => {
    const form = withoutContact(seed('liikuntalahete'));
    const ids = itemsOf(form.item).map(({ linkId }) => linkId);
    for (const id of ['yhteystapa', 'puhelinnumero', 'sahkopostiosoite']) expect(ids).not.toContain(id);
    expect(JSON.stringify(form)).not.toContain(CONTACT_DATA);
    expect(lacksOf(form, { tavoite: text('Uinti') })).toEqual({});
  });

  it('take no answers that do not fit', () => {
    const form = seed('liikuntalahete');
    const fits = { tavoite: text('x'), yhteystapa: code('yhdyshenkilo') };
    expect(lacksOf(form, { ...fits, kiinnostus: code('ei-ole') })).toEqual({ kiinnostus: 'wrong' });
    expect(lacksOf(form, { ...fits, yhteystapa: [...code('puhelu'), ...code('yhdyshenkilo')] })).toMatchObject({
      yhteystapa: 'wrong',
    });
    expect(lacksOf(form, { ...fits, huomioitava: text('x'.repeat(1001)) })).toEqual({ huomioitava: 'tooLong' });
  });
});

describe('a form', () => {
  it('computes by FHIRPath what it says it computes', () => {
    const read = readQuestionnaire(
      small({
        item: [
          { linkId: 'a', text: 'A', type: 'integer' },
          {
            linkId: 'sum',
            text: 'Sum',
            type: 'integer',
            extension: [
              {
                url: CALCULATED,
                valueExpression: {
                  language: 'text/fhirpath',
                  expression: "%resource.item.where(linkId='a').answer.value * 2",
                },
              },
            ],
          },
        ],
      }),
    );
    if ('mistakes' in read) throw new Error(read.mistakes.join());
    expect(countedAnswers(read.form, { a: [{ valueInteger: 21 }] })['sum']).toEqual([{ valueInteger: 42 }]);
    // What somebody wrote in its place does not count.
    expect(countedAnswers(read.form, { sum: [{ valueInteger: 1 }] })).toEqual({});
  });

  it('that is wrong says where and how', () => {
    expect(readQuestionnaire('{')).toMatchObject({ mistakes: [expect.stringContaining('is not valid JSON')] });
    expect(mistakesOf({ item: [{ linkId: 'a', text: 'A', type: 'quantity' }] })[0]).toMatch(/^item\[0\]\.type: /);
    expect(mistakesOf({ item: [{ linkId: 'a', text: 'A', type: 'choice' }] })).toEqual([
      'item[0]: a choice needs answerOption',
    ]);
    const twice = { linkId: 'a', text: 'A', type: 'string' };
    expect(mistakesOf({ item: [twice, twice] })).toEqual(['item[1].linkId: "a" is already that of item[0]']);
    const rule = { enableWhen: [{ question: 'nobody', operator: 'exists', answerBoolean: true }] };
    expect(mistakesOf({ item: [{ ...twice, ...rule }] })).toEqual([
      'item[0].enableWhen[0].question: there is no question "nobody"',
    ]);
    const broken = {
      extension: [{ url: CALCULATED, valueExpression: { language: 'text/fhirpath', expression: '(((' } }],
    };
    expect(mistakesOf({ item: [{ ...twice, ...broken }] })[0]).toMatch(
      /^item\[0\]\.extension\[0\]\.valueExpression\.expression: /,
    );
    expect(mistakesOf({ item: [{ ...twice, readOnly: true }] })[0]).toContain('item[0]: Unrecognized key: "readOnly"');
  });
});
