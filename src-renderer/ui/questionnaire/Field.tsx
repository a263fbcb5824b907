import { boundsOf } from '#shared/questionnaire-rules.js';
import type { QuestionProps } from './types.js';

/** The field of a question that is no choice. */
export function Field({ item, text, given: [answer], describedBy, invalid, onChange }: QuestionProps) {
  const { min, max } = boundsOf(item);
  const common = {
    name: item.linkId,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
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
        <label className="tp-field qn-short">
          {text}
          <input
            {...common}
            className="tp-input"
            type="number"
            step={1}
            min={min}
            max={max}
            value={answer !== undefined && 'valueInteger' in answer ? answer.valueInteger : ''}
            onChange={({ target: { valueAsNumber } }) =>
              onChange(Number.isSafeInteger(valueAsNumber) ? [{ valueInteger: valueAsNumber }] : [])
            }
          />
        </label>
      );
    case 'decimal':
      return (
        <label className="tp-field qn-short">
          {text}
          <input
            {...common}
            className="tp-input"
            type="number"
            step="any"
            min={min}
            max={max}
            value={answer !== undefined && 'valueDecimal' in answer ? answer.valueDecimal : ''}
            onChange={({ target: { valueAsNumber } }) =>
              onChange(Number.isFinite(valueAsNumber) ? [{ valueDecimal: valueAsNumber }] : [])
            }
          />
        </label>
      );
    case 'date':
      return (
        <label className="tp-field qn-short">
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
