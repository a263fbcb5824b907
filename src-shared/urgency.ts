import type { Register } from './client-summary.js';
import type { Language } from './language.js';
import { type Answers, type Questionnaire, URGENCY_RULE, type Urgency, urgencySchema } from './questionnaire.js';
import { countedAnswers, evaluate } from './questionnaire-rules.js';
import { translated } from './questionnaire-words.js';

const levels = urgencySchema.options;

/** A rule of the form that the answers meet. */
export interface UrgencyReason {
  level: Urgency;
  register: Register;
  reason: string;
}

/**
 * What the form's own rules say of the answers, the gravest first: support with its reasons, and no decision. The rules see
 * this form's answers and nothing else; what was brought from the summary counts when the professional has checked it. Pure.
 * @param brought questions whose answers nobody has checked
 */
export function urgencyReasons(
  form: Questionnaire,
  answers: Answers,
  { brought, language }: { brought: ReadonlySet<string>; language: Language },
): UrgencyReason[] {
  const own = Object.fromEntries(Object.entries(answers).filter(([id]) => !brought.has(id)));
  const counted = countedAnswers(form, own);
  const met = rulesOf(form).filter(({ expression }) => evaluate(expression, form, counted)[0]?.value === true);
  return met
    .map(({ level, register, reason, translations }) => ({
      level,
      register,
      reason: translated(reason, translations, language),
    }))
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

/** Rules of a form, in its own order. Pure. */
export const rulesOf = ({ extension = [] }: Questionnaire) =>
  extension.flatMap((one) => {
    if (one.url !== URGENCY_RULE) return [];
    const [level, register, when, { valueString: reason, _valueString: translations }] = one.extension;
    return [
      {
        level: level.valueCode,
        register: register.valueCode,
        expression: when.valueExpression.expression,
        reason,
        translations,
      },
    ];
  });

/** Whether the professional's level is lower than the support's: then it is asked why. Pure. */
export const isLower = (level: Urgency, reasons: readonly UrgencyReason[]): boolean =>
  reasons[0] !== undefined && levels.indexOf(level) > levels.indexOf(reasons[0].level);
