import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/questionnaire.js';
import { isExclusive } from '#shared/questionnaire-rules.js';
import { displayOf } from '#shared/questionnaire-words.js';
import type { QuestionProps } from './types.js';

/** A choice of one (radios) or of several (boxes). An answer that may be left out can be taken back. */
export function ChoiceField({ item, text, given, describedBy, language, onChange }: QuestionProps) {
  const { t } = useTranslation('questionnaireLater');
  const clear = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    // The button goes with the answer: the keyboard stays at the question.
    currentTarget.closest('fieldset')?.querySelector('input')?.focus();
    onChange([]);
  };
  const several = item.repeats === true;
  const isOn = (code: string, system: string | undefined) =>
    given.some((one) => 'valueCoding' in one && one.valueCoding.code === code && one.valueCoding.system === system);
  const alone = item.answerOption?.filter(isExclusive).map(({ valueCoding }) => valueCoding.code) ?? [];
  return (
    <fieldset className="tp-choices" aria-describedby={describedBy}>
      <legend>{text}</legend>
      {item.answerOption?.map((option) => {
        const { code, system } = option.valueCoding;
        const answer: Answer = { valueCoding: { code, ...(system === undefined ? {} : { system }) } };
        const on = isOn(code, system);
        const others = given.filter(
          (one) => !('valueCoding' in one) || one.valueCoding.code !== code || one.valueCoding.system !== system,
        );
        // What stands alone goes away with the first of the others, and they with it.
        const beside = isExclusive(option)
          ? []
          : others.filter((one) => !alone.some((each) => 'valueCoding' in one && each === one.valueCoding.code));
        return (
          <label key={`${system} ${code}`}>
            <input
              type={several ? 'checkbox' : 'radio'}
              name={item.linkId}
              checked={on}
              onChange={() => onChange(several ? (on ? others : [...beside, answer]) : [answer])}
            />
            {displayOf(option, language)}
          </label>
        );
      })}
      {!several && item.required !== true && given.length > 0 && (
        <button type="button" className="qn-clear" onClick={clear}>
          {t('clear')}
          <span className="tp-hidden">: {text}</span>
        </button>
      )}
    </fieldset>
  );
}
