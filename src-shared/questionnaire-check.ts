import {
  INITIAL,
  type Questionnaire,
  type QuestionnaireItem,
  URGENCY_RULE,
  questionnaireSchema,
} from './questionnaire.js';
import { evaluate } from './questionnaire-rules.js';
import { isHelp, isQuestion } from './questionnaire-words.js';
import { ruleFaults } from './urgency-check.js';

const place = (path: readonly PropertyKey[]): string =>
  path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`)).join('');

interface Placed {
  item: QuestionnaireItem;
  at: string;
}
const placed = (items: readonly QuestionnaireItem[], at: string): Placed[] =>
  items.flatMap((item, index) => {
    const here = `${at}item[${index}]`;
    return [{ item, at: here }, ...placed(item.item ?? [], `${here}.`)];
  });

/** For trying an expression: a launch context that tells nothing. */
const NOTHING_KNOWN = { summary: { resourceType: 'Bundle' }, contact: { resourceType: 'Communication' } };

function faultsOf(form: Questionnaire): string[] {
  const all = placed(form.item, '');
  const first = new Map<string, string>();
  const own = all.flatMap(({ item, at }) => {
    const { linkId, type, answerOption, enableWhen = [], extension = [] } = item;
    const faults: string[] = [];
    const before = first.get(linkId);
    if (before === undefined) first.set(linkId, at);
    else faults.push(`${at}.linkId: "${linkId}" is already that of ${before}`);
    if (type === 'choice' && answerOption === undefined) faults.push(`${at}: a choice needs answerOption`);
    if (type !== 'choice' && answerOption !== undefined) faults.push(`${at}.answerOption: only a choice has options`);
    if (type === 'group' && item.item === undefined) faults.push(`${at}: a group needs item`);
    if (type !== 'group' && item.item?.every(isHelp) === false)
      faults.push(`${at}.item: only a group has items inside; a question may have help`);
    if (type === 'group' && item.repeats === true) faults.push(`${at}.repeats: a group that repeats is not drawn here`);
    enableWhen.forEach(({ question }, index) => {
      const asked = all.find((one) => one.item.linkId === question);
      if (asked === undefined || !isQuestion(asked.item))
        faults.push(`${at}.enableWhen[${index}].question: there is no question "${question}"`);
    });
    extension.forEach((one, index) => {
      if (!('valueExpression' in one)) return;
      try {
        evaluate(one.valueExpression.expression, form, {}, one.url === INITIAL ? NOTHING_KNOWN : {});
      } catch (error) {
        const why = error instanceof Error ? error.message : 'cannot be evaluated';
        faults.push(`${at}.extension[${index}].valueExpression.expression: ${why}`);
      }
    });
    return faults;
  });
  return [...own, ...(form.extension?.some(({ url }) => url === URGENCY_RULE) === true ? ruleFaults(form) : [])];
}

/**
 * Reads a form, and says of each mistake where it stands, e.g. `item[3].answerOption[0].valueCoding.code: …`. Pure.
 * @param text JSON of a FHIR R4 Questionnaire
 */
export function readQuestionnaire(text: string): { form: Questionnaire } | { mistakes: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { mistakes: [`is not valid JSON: ${error instanceof Error ? error.message : ''}`] };
  }
  const parsed = questionnaireSchema.safeParse(value);
  if (!parsed.success)
    return {
      mistakes: parsed.error.issues.map(
        ({ path, message }) => `${path.length === 0 ? '' : `${place(path)}: `}${message}`,
      ),
    };
  const mistakes = faultsOf(parsed.data);
  return mistakes.length === 0 ? { form: parsed.data } : { mistakes };
}
