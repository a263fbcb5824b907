import { evalFhirPathTyped, toTypedValue } from '@medplum/core';
import {
  type Answer,
  type Answers,
  CALCULATED,
  CONTACT_DATA,
  ENABLE_WHEN_EXPRESSION,
  EXCLUSIVE,
  type EnableWhen,
  INITIAL,
  MAX_VALUE,
  MIN_VALUE,
  type Questionnaire,
  type QuestionnaireItem,
  answerSchema,
} from './questionnaire.js';
import { isQuestion, itemsOf } from './questionnaire-words.js';

/** A QuestionnaireResponse's items as FHIRPath reads them. */
interface ResponseItem {
  linkId: string;
  answer?: Answer[];
  item?: ResponseItem[];
}

type ExpressionUrl = typeof CALCULATED | typeof ENABLE_WHEN_EXPRESSION | typeof INITIAL;
/** An item's expression of a kind. Pure. */
export const expressionOf = ({ extension }: QuestionnaireItem, url: ExpressionUrl) =>
  extension?.flatMap((one) => (one.url === url ? [one.valueExpression.expression] : []))[0];

const responseItems = (items: readonly QuestionnaireItem[], answers: Answers): ResponseItem[] =>
  items.flatMap((item): ResponseItem[] => {
    const { linkId } = item;
    if (item.type === 'group') return [{ linkId, item: responseItems(item.item ?? [], answers) }];
    const answer = answers[linkId] ?? [];
    return answer.length === 0 ? [] : [{ linkId, answer }];
  });

/**
 * Evaluates FHIRPath on the answers given so far, with them as `%resource` too.
 * @param known what the launch context tells, by its name: only initial expressions are given any
 * @throws Error when the expression cannot be read or evaluated
 */
export function evaluate(
  expression: string,
  { item, url }: Questionnaire,
  answers: Answers,
  known: Readonly<Record<string, object>> = {},
) {
  const response = toTypedValue({
    resourceType: 'QuestionnaireResponse',
    status: 'in-progress',
    questionnaire: url,
    item: responseItems(item, answers),
  });
  const variables = Object.entries(known).map(([name, value]) => [`%${name}`, toTypedValue(value)] as const);
  return evalFhirPathTyped(expression, [response], { ...Object.fromEntries(variables), '%resource': response });
}

function meets(rule: EnableWhen, given: readonly Answer[]): boolean {
  if (rule.operator === 'exists') return given.length > 0 === (rule.answerBoolean ?? true);
  if (rule.operator !== '=' && rule.operator !== '!=') {
    const { operator } = rule;
    const limit = rule.answerInteger ?? rule.answerDecimal ?? rule.answerDate;
    return given.some((answer) => {
      const value = sizeOf(answer);
      // A number is not compared with a date.
      if (value === undefined || limit === undefined || typeof value !== typeof limit) return false;
      if (operator === '>') return value > limit;
      if (operator === '<') return value < limit;
      return operator === '>=' ? value >= limit : value <= limit;
    });
  }
  const same = (answer: Answer): boolean => {
    if ('valueDecimal' in answer) return answer.valueDecimal === (rule.answerDecimal ?? rule.answerInteger);
    if ('valueDate' in answer) return answer.valueDate === rule.answerDate;
    if ('valueBoolean' in answer) return answer.valueBoolean === rule.answerBoolean;
    if ('valueInteger' in answer) return answer.valueInteger === rule.answerInteger;
    if ('valueString' in answer) return answer.valueString === rule.answerString;
    if ('valueCoding' in answer)
      return (
        answer.valueCoding.code === rule.answerCoding?.code && answer.valueCoding.system === rule.answerCoding.system
      );
    return false;
  };
  // An unanswered question is not unlike anything: nothing is asked on the ground of a silence (R4, enableWhen.operator).
  return given.some((answer) => same(answer) === (rule.operator === '='));
}

/** What of an answer can be greater or smaller: a number, or a day as it is written. */
const sizeOf = (answer: Answer): number | string | undefined =>
  'valueInteger' in answer
    ? answer.valueInteger
    : 'valueDecimal' in answer
      ? answer.valueDecimal
      : 'valueDate' in answer
        ? answer.valueDate
        : undefined;

function isOn(item: QuestionnaireItem, form: Questionnaire, answers: Answers): boolean {
  const rules = item.enableWhen?.map((rule) => meets(rule, answers[rule.question] ?? []));
  const byRules =
    rules === undefined ? true : item.enableBehavior === 'all' ? rules.every(Boolean) : rules.some(Boolean);
  const expression = expressionOf(item, ENABLE_WHEN_EXPRESSION);
  if (expression === undefined) return byRules;
  return byRules && evaluate(expression, form, answers)[0]?.value === true;
}

const only = (answers: Answers, ids: ReadonlySet<string>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));

/**
 * LinkIds of what is asked now: what stands in a group that is not asked is not asked, and what was answered before a question
 * went away counts for nothing. Pure.
 */
export function askedOf(form: Questionnaire, answers: Answers): ReadonlySet<string> {
  let asked: ReadonlySet<string> = new Set(itemsOf(form.item).map(({ linkId }) => linkId));
  // Rules may stand on each other; a form whose rules never settle is cut here, and the same everywhere.
  for (let round = 0; round < 10; round += 1) {
    const heard = only(answers, asked);
    const on = (items: readonly QuestionnaireItem[]): string[] =>
      items.flatMap((item) => (isOn(item, form, heard) ? [item.linkId, ...on(item.item ?? [])] : []));
    const next = new Set(on(form.item));
    if (next.size === asked.size && [...next].every((id) => asked.has(id))) return next;
    asked = next;
  }
  return asked;
}

const blank = (answer: Answer): boolean => 'valueString' in answer && answer.valueString.trim() === '';

/** The answers that count: of questions that are asked, not blank, with what the form computes by itself. Pure. */
export function countedAnswers(form: Questionnaire, answers: Answers): Answers {
  const given = Object.fromEntries(
    Object.entries(answers).flatMap(([id, all]) => {
      const said = all.filter((one) => !blank(one));
      return said.length === 0 ? [] : [[id, said]];
    }),
  );
  const asked = askedOf(form, given);
  const counted = only(given, asked);
  for (const item of itemsOf(form.item)) {
    const expression = expressionOf(item, CALCULATED);
    if (expression === undefined || !asked.has(item.linkId)) continue;
    const answer = toAnswer(item, evaluate(expression, form, counted)[0]?.value);
    delete counted[item.linkId];
    if (answer !== undefined) counted[item.linkId] = [answer];
  }
  return counted;
}

const VALUES: Partial<Record<QuestionnaireItem['type'], string>> = {
  boolean: 'valueBoolean',
  integer: 'valueInteger',
  decimal: 'valueDecimal',
  date: 'valueDate',
  string: 'valueString',
  text: 'valueString',
};

/** A value that an expression gave, as the answer that the question takes; undefined where it does not fit. Pure. */
export function toAnswer({ type, answerOption }: QuestionnaireItem, value: unknown): Answer | undefined {
  if (type === 'choice') {
    const found = answerOption?.find(({ valueCoding }) => valueCoding.code === value);
    if (found === undefined) return undefined;
    const { system, code } = found.valueCoding;
    return { valueCoding: { ...(system === undefined ? {} : { system }), code } };
  }
  const name = VALUES[type];
  return name === undefined ? undefined : answerSchema.safeParse({ [name]: value }).data;
}

/** Why an answer cannot be taken, by the question. */
export type Lack = 'required' | 'tooLong' | 'wrong' | 'outOfRange';

/** The least and the greatest number that does. Pure. */
export function boundsOf({ extension = [] }: QuestionnaireItem): { min?: number; max?: number } {
  const bounds: { min?: number; max?: number } = {};
  for (const one of extension) {
    if (one.url !== MIN_VALUE && one.url !== MAX_VALUE) continue;
    const value = one.valueInteger ?? one.valueDecimal;
    if (value !== undefined) bounds[one.url === MIN_VALUE ? 'min' : 'max'] = value;
  }
  return bounds;
}

/** Whether the option stands alone. Pure. */
export const isExclusive = ({ extension }: NonNullable<QuestionnaireItem['answerOption']>[number]): boolean =>
  extension?.some((one) => one.url === EXCLUSIVE && one.valueBoolean) === true;

function lackOf(item: QuestionnaireItem, given: readonly Answer[]): Lack | undefined {
  if (given.length === 0) return item.required === true ? 'required' : undefined;
  if (given.length > 1 && item.repeats !== true) return 'wrong';
  const { maxLength, answerOption = [] } = item;
  const { min = -Infinity, max = Infinity } = boundsOf(item);
  for (const answer of given) {
    if (!fitsType(item, answer)) return 'wrong';
    if ('valueString' in answer && maxLength !== undefined && answer.valueString.length > maxLength) return 'tooLong';
    const size = sizeOf(answer);
    if (typeof size === 'number' && (size < min || size > max)) return 'outOfRange';
    if ('valueCoding' in answer) {
      const { system, code } = answer.valueCoding;
      if (!answerOption.some(({ valueCoding: one }) => one.code === code && one.system === system)) return 'wrong';
    }
  }
  return undefined;
}

function fitsType({ type }: QuestionnaireItem, answer: Answer): boolean {
  switch (type) {
    case 'boolean':
      return 'valueBoolean' in answer;
    case 'integer':
      return 'valueInteger' in answer;
    case 'decimal':
      return 'valueDecimal' in answer;
    case 'date':
      return 'valueDate' in answer;
    case 'string':
    case 'text':
      return 'valueString' in answer;
    case 'choice':
      return 'valueCoding' in answer;
    case 'group':
    case 'display':
      return false;
  }
}

/** What the answers lack, by the question. Empty when the form can be sent. Pure. */
export function lacksOf(form: Questionnaire, answers: Answers): Record<string, Lack> {
  const counted = countedAnswers(form, answers);
  const asked = askedOf(form, counted);
  return Object.fromEntries(
    itemsOf(form.item).flatMap((item): [string, Lack][] => {
      if (!isQuestion(item) || !asked.has(item.linkId)) return [];
      const lack = lackOf(item, counted[item.linkId] ?? []);
      return lack === undefined ? [] : [[item.linkId, lack]];
    }),
  );
}

/** Whether the item asks by what the client is reached or found. Pure. */
export const asksContact = ({ extension }: QuestionnaireItem): boolean =>
  extension?.some((one) => one.url === CONTACT_DATA && one.valueBoolean) === true;

/** The form without what turvakielto keeps here: contact data, with all that stands in them. Pure. */
export function withoutContact(form: Questionnaire): Questionnaire {
  const kept = (items: readonly QuestionnaireItem[]): QuestionnaireItem[] =>
    items.flatMap(({ item, ...one }) => {
      if (asksContact(one)) return [];
      if (item === undefined) return [one];
      const inside = kept(item);
      return inside.length === 0 ? [] : [{ ...one, item: inside }];
    });
  return { ...form, item: kept(form.item) };
}
