import type { Answer } from '#shared/questionnaire.js';
import { displayOf } from '#shared/questionnaire-words.js';
import type { QuestionProps } from './types.js';

/** A choice of one (radios, which can be taken back) or of several (boxes). */
export function ChoiceField({ item, text, given, lackId, language, onChange }: QuestionProps) {
  const several = item.repeats === true;
  const isOn = (code: string, system: string | undefined) =>
    given.some((one) => 'valueCoding' in one && one.valueCoding.code === code && one.valueCoding.system === system);
  return (
    <fieldset className="tp-choices" aria-describedby={lackId}>
      <legend>{text}</legend>
      {item.answerOption?.map((option) => {
        const { code, system } = option.valueCoding;
        const answer: Answer = { valueCoding: { code, ...(system === undefined ? {} : { system }) } };
        const on = isOn(code, system);
        const others = given.filter(
          (one) => !('valueCoding' in one) || one.valueCoding.code !== code || one.valueCoding.system !== system,
        );
        return (
          <label key={`${system} ${code}`}>
            <input
              type={several ? 'checkbox' : 'radio'}
              name={item.linkId}
              checked={on}
              onChange={() => onChange(several ? (on ? others : [...others, answer]) : [answer])}
            />
            {displayOf(option, language)}
          </label>
        );
      })}
    </fieldset>
  );
}
