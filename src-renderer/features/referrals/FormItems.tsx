import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import { type Answer, type Answers, CALCULATED, type QuestionnaireItem } from '#shared/questionnaire.js';
import type { Lack } from '#shared/questionnaire-rules.js';
import { textOf } from '#shared/questionnaire-words.js';
import { ChoiceField } from './ChoiceField.js';
import type { QuestionProps } from './types.js';

interface FormItemsProps {
  items: readonly QuestionnaireItem[];
  /** LinkIds of what is asked now. */
  asked: ReadonlySet<string>;
  answers: Answers;
  lacks: Record<string, Lack>;
  language: Language;
  onChange: (linkId: string, given: Answer[]) => void;
}

/** Items of a FHIR Questionnaire, each as the field that its type asks for. */
export function FormItems({ items, ...rest }: FormItemsProps) {
  return items
    .filter(({ linkId }) => rest.asked.has(linkId))
    .map((item) => {
      const text = textOf(item, rest.language);
      if (item.type === 'display') return <p key={item.linkId}>{text}</p>;
      if (item.type !== 'group') return <Question key={item.linkId} item={item} text={text} {...rest} />;
      return (
        <fieldset key={item.linkId} className="rf-group">
          <legend>{text}</legend>
          <FormItems items={item.item ?? []} {...rest} />
        </fieldset>
      );
    });
}

function Question({
  item,
  text,
  answers,
  lacks,
  language,
  onChange,
}: Omit<FormItemsProps, 'items' | 'asked'> & { item: QuestionnaireItem; text: string }) {
  const { t } = useTranslation('referralsLater');
  const lack = lacks[item.linkId];
  const lackId = lack === undefined ? undefined : `rf-lack-${item.linkId}`;
  const given = answers[item.linkId] ?? [];
  // What the form computes by itself is not written; it is seen before it leaves.
  if (item.extension?.some(({ url }) => url === CALCULATED) === true) return null;
  const label = item.required === true ? text : `${text} ${t('optional')}`;
  const props = {
    item,
    text: label,
    given,
    lackId,
    language,
    onChange: (next: Answer[]) => onChange(item.linkId, next),
  };
  return (
    <div className="rf-question">
      {item.type === 'choice' ? <ChoiceField {...props} /> : <Field {...props} />}
      {lack !== undefined && (
        <p id={lackId} className="rf-problem">
          {t(`lack.${lack}`)}
        </p>
      )}
    </div>
  );
}

function Field({ item, text, given: [answer], lackId, onChange }: QuestionProps) {
  const common = {
    name: item.linkId,
    'aria-invalid': lackId !== undefined,
    'aria-describedby': lackId,
    'aria-required': item.required === true,
    autoComplete: 'off',
  };
  switch (item.type) {
    case 'boolean':
      return (
        <div className="tp-choices">
          <label>
            <input
              {...common}
              type="checkbox"
              checked={answer !== undefined && 'valueBoolean' in answer && answer.valueBoolean}
              onChange={(event) => onChange(event.target.checked ? [{ valueBoolean: true }] : [])}
            />
            {text}
          </label>
        </div>
      );
    case 'text':
      return (
        <label className="tp-field">
          {text}
          <textarea
            {...common}
            className="tp-input"
            rows={3}
            spellCheck={false}
            maxLength={item.maxLength}
            value={answer !== undefined && 'valueString' in answer ? answer.valueString : ''}
            onChange={({ target: { value } }) => onChange(value === '' ? [] : [{ valueString: value }])}
          />
        </label>
      );
    case 'integer':
      return (
        <label className="tp-field rf-short">
          {text}
          <input
            {...common}
            className="tp-input"
            type="number"
            step={1}
            value={answer !== undefined && 'valueInteger' in answer ? answer.valueInteger : ''}
            onChange={({ target: { valueAsNumber } }) =>
              onChange(Number.isSafeInteger(valueAsNumber) ? [{ valueInteger: valueAsNumber }] : [])
            }
          />
        </label>
      );
    case 'date':
      return (
        <label className="tp-field rf-short">
          {text}
          <input
            {...common}
            className="tp-input"
            type="date"
            value={answer !== undefined && 'valueDate' in answer ? answer.valueDate : ''}
            onChange={({ target: { value } }) => onChange(value === '' ? [] : [{ valueDate: value }])}
          />
        </label>
      );
    default:
      return (
        <label className="tp-field">
          {text}
          <input
            {...common}
            className="tp-input"
            spellCheck={false}
            maxLength={item.maxLength}
            value={answer !== undefined && 'valueString' in answer ? answer.valueString : ''}
            onChange={({ target: { value } }) => onChange(value === '' ? [] : [{ valueString: value }])}
          />
        </label>
      );
  }
}
