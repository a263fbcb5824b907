import type { Assessment } from '#shared/assessment.js';
import type { Questionnaire } from '#shared/questionnaire.js';
import { askedOf, lacksOf } from '#shared/questionnaire-rules.js';
import { isLower, urgencyReasons } from '#shared/urgency.js';

export { formFor, registersOf } from '#shared/questionnaire-registers.js';
export { bring, readOf } from './known.js';
export { responseId, toResponse } from './response.js';
export { composeTexts } from './text.js';

/**
 * Whether an assessment can be finished: nothing lacks, nothing that was brought is unchecked, and a judgement lower than the
 * form's support has its why. Pure.
 */
export function isWhole({ answers, brought, judgement, language }: Assessment, form: Questionnaire): boolean {
  if (judgement === undefined || Object.keys(lacksOf(form, answers)).length > 0) return false;
  const asked = askedOf(form, answers);
  if (Object.keys(brought).some((id) => asked.has(id) && Object.hasOwn(answers, id))) return false;
  const reasons = urgencyReasons(form, answers, { brought: new Set(), language });
  return !isLower(judgement.level, reasons) || (judgement.why ?? '') !== '';
}
