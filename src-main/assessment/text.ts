import type { Assessment, AssessmentTexts } from '#shared/assessment.js';
import type { Register } from '#shared/client-summary.js';
import type { Language } from '#shared/language.js';
import { type Answer, type Questionnaire, type QuestionnaireItem, recordPhaseSchema } from '#shared/questionnaire.js';
import { placedOf, registersOf } from '#shared/questionnaire-registers.js';
import { countedAnswers } from '#shared/questionnaire-rules.js';
import { displayOf, shortTextOf, titleOf, unitOf } from '#shared/questionnaire-words.js';
import { isLower, urgencyReasons } from '#shared/urgency.js';
import words from './text-words.json' with { type: 'json' };

function answerWords(answer: Answer, item: QuestionnaireItem, language: Language): string {
  if ('valueBoolean' in answer) return words[language][answer.valueBoolean ? 'yes' : 'no'];
  if ('valueString' in answer) return answer.valueString.trim();
  if ('valueDate' in answer) {
    const [year, month, day] = answer.valueDate.split('-').map(Number);
    return language === 'en' ? `${day}/${month}/${year}` : `${day}.${month}.${year}`;
  }
  if ('valueCoding' in answer) {
    const { system, code } = answer.valueCoding;
    const option = item.answerOption?.find(({ valueCoding: one }) => one.code === code && one.system === system);
    return option === undefined ? code : displayOf(option, language);
  }
  const value = 'valueInteger' in answer ? answer.valueInteger : answer.valueDecimal;
  const number = language === 'en' ? String(value) : String(value).replace('.', ',');
  const unit = unitOf(item, language);
  return unit === undefined ? number : `${number} ${unit}`;
}

const ended = (line: string): string => (/[.!?]$/.test(line) ? line : `${line}.`);
const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * The text for the record, one for each register that was asked: under THL's headings of the phases, a line for each answer, the
 * professional's judgement in the assessment. What nobody has checked is not in it. Pure.
 */
export function composeTexts(
  { answers, brought, judgement, language }: Assessment,
  form: Questionnaire,
): AssessmentTexts {
  const checked = Object.fromEntries(Object.entries(answers).filter(([one]) => !Object.hasOwn(brought, one)));
  const counted = countedAnswers(form, checked);
  const said = words[language];
  const reasons = urgencyReasons(form, answers, { brought: new Set(Object.keys(brought)), language });
  const textOf = (register: Register): string => {
    const lines = placedOf(form).flatMap(({ item, phase, ...one }) => {
      const given = counted[item.linkId] ?? [];
      if (one.register !== register || given.length === 0) return [];
      const all = given.map((answer) => answerWords(answer, item, language));
      const told = all.map((each, index) => (index === 0 ? each : lowered(each))).join(', ');
      return [{ phase, line: ended(`${shortTextOf(item, language)}: ${item.type === 'text' ? told : lowered(told)}`) }];
    });
    if (lines.length === 0) return '';
    const judged =
      judgement === undefined
        ? []
        : [
            ended(`${said.urgency}: ${said[judgement.level]}`),
            ...reasons
              .filter((one) => one.register === register && one.level === judgement.level)
              .map(({ reason }) => ended(`${said.because}: ${reason}`)),
            // It may tell of the other register's answers: it is written by the professional, in whose register it belongs.
            ...(!isLower(judgement.level, reasons) ||
            judgement.why === undefined ||
            judgement.why === '' ||
            register !== (reasons[0]?.register ?? register)
              ? []
              : [ended(`${said.why}: ${judgement.why}`)]),
          ];
    const parts = recordPhaseSchema.options.flatMap((phase) => {
      const own = lines.filter((one) => one.phase === phase).map(({ line }) => line);
      const whole = phase === 'assessment' ? [...own, ...judged] : own;
      return whole.length === 0 ? [] : [`${said[phase]}\n${whole.join('\n')}`];
    });
    return [titleOf(form, language), ...parts].join('\n\n');
  };
  return Object.fromEntries(
    registersOf(form).flatMap((register) => {
      const text = textOf(register);
      return text === '' ? [] : [[register, text]];
    }),
  );
}
