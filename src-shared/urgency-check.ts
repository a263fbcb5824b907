import { INITIAL, type Questionnaire, URGENCY_RULE } from './questionnaire.js';
import { evaluate } from './questionnaire-rules.js';
import { isQuestion, itemsOf } from './questionnaire-words.js';

/**
 * What is wrong with a form's rules of urgency: one that cannot be evaluated, that asks for a question which is not there, or that
 * reads an answer brought from elsewhere. Nobody is judged by what is known of them: only by what is asked here. Pure.
 */
export function ruleFaults(form: Questionnaire): string[] {
  const questions = itemsOf(form.item).filter(isQuestion);
  const known = new Set(questions.map(({ linkId }) => linkId));
  const brought = questions.filter(({ extension }) => extension?.some(({ url }) => url === INITIAL) === true);
  return (form.extension ?? []).flatMap((one, index) => {
    if (one.url !== URGENCY_RULE) return [];
    const { expression } = one.extension[2].valueExpression;
    const at = `extension[${index}].extension[2].valueExpression.expression`;
    const faults: string[] = [];
    try {
      evaluate(expression, form, {});
    } catch (error) {
      faults.push(`${at}: ${error instanceof Error ? error.message : 'cannot be evaluated'}`);
    }
    for (const [, linkId = ''] of expression.matchAll(/linkId\s*=\s*'([^']*)'/g))
      if (!known.has(linkId)) faults.push(`${at}: there is no question "${linkId}"`);
    for (const { linkId } of brought)
      if (expression.includes(`'${linkId}'`))
        faults.push(`${at}: "${linkId}" is brought from elsewhere; a rule may read only what is asked in this form`);
    return faults;
  });
}
