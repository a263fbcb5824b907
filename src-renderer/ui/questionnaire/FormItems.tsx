import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import { type Answer, type Answers, CALCULATED, type QuestionnaireItem } from '#shared/questionnaire.js';
import { type Lack, boundsOf } from '#shared/questionnaire-rules.js';
import { isHelp, textOf, unitOf } from '#shared/questionnaire-words.js';
import { Button } from '../button.js';
import { Icon } from '../icon.js';
import { ChoiceField } from './ChoiceField.js';
import { Field } from './Field.js';
import './questionnaire.css';

interface FormItemsProps {
  items: readonly QuestionnaireItem[];
  /** LinkIds of what is asked now. */
  asked: ReadonlySet<string>;
  answers: Answers;
  lacks: Record<string, Lack>;
  language: Language;
  onChange: (linkId: string, given: Answer[]) => void;
  /** Which are marked: those that may be left out, or those that may not, whichever are fewer. */
  mark: 'optional' | 'required';
  /** Answers that were brought and that nobody has checked yet, by question. */
  brought?: Readonly<Record<string, 'summary' | 'conflict' | 'contact'>>;
  onChecked?: (linkId: string) => void;
}

/** Items of a FHIR Questionnaire, each as the field that its type asks for. */
export function FormItems({ items, ...rest }: FormItemsProps) {
  const { ready } = useTranslation('questionnaireLater', { useSuspense: false });
  if (!ready) return null;
  return items
    .filter(({ linkId }) => rest.asked.has(linkId))
    .map((item) => {
      const text = textOf(item, rest.language);
      if (item.type === 'display') return <Said key={item.linkId} item={item} text={text} />;
      if (item.type !== 'group') return <Question key={item.linkId} item={item} text={text} {...rest} />;
      return (
        <fieldset key={item.linkId} className="qn-group">
          <legend>{text}</legend>
          <FormItems items={item.item ?? []} {...rest} />
        </fieldset>
      );
    });
}

/** A text to read. One that came by an answer is what the answer calls for: it is not missed. */
function Said({ item, text }: { item: QuestionnaireItem; text: string }) {
  if (item.enableWhen === undefined) return <p className="qn-said">{text}</p>;
  return (
    <p className="qn-said qn-called" role="status">
      <Icon name="warnf" color="caution" />
      <span>{text}</span>
    </p>
  );
}

type QuestionItemProps = Omit<FormItemsProps, 'items' | 'asked'> & { item: QuestionnaireItem; text: string };

function Question({ item, text, answers, lacks, language, onChange, mark, brought, onChecked }: QuestionItemProps) {
  const { t } = useTranslation('questionnaireLater');
  const { linkId } = item;
  const lack = lacks[linkId];
  const help = item.item?.filter(isHelp) ?? [];
  // What the form computes by itself is not written; it is seen before it leaves.
  if (item.extension?.some(({ url }) => url === CALCULATED) === true) return null;
  const required = item.required === true;
  const unit = unitOf(item, language);
  const marked = required === (mark === 'required') ? `${text} ${t(mark)}` : text;
  const from = brought?.[linkId];
  const ids = [
    help.length > 0 && `qn-help-${linkId}`,
    lack !== undefined && `qn-lack-${linkId}`,
    from !== undefined && `qn-from-${linkId}`,
  ];
  const describedBy = ids.filter((id) => id !== false).join(' ');
  const props = {
    item,
    text: unit === undefined ? marked : `${marked} (${unit})`,
    given: answers[linkId] ?? [],
    describedBy: describedBy === '' ? undefined : describedBy,
    invalid: lack !== undefined,
    language,
    onChange: (next: Answer[]) => onChange(linkId, next),
  };
  const { min, max } = boundsOf(item);
  return (
    <div className={from === undefined ? 'qn-question' : 'qn-question qn-brought'}>
      {item.type === 'choice' ? <ChoiceField {...props} /> : <Field {...props} />}
      {help.map((one) => (
        <p key={one.linkId} id={`qn-help-${linkId}`} className="qn-help">
          {textOf(one, language)}
        </p>
      ))}
      {from !== undefined && (
        <div className="qn-from">
          <span id={`qn-from-${linkId}`}>
            <Icon
              name={from === 'conflict' ? 'warnf' : 'pen'}
              size={14}
              {...(from === 'conflict' ? { color: 'caution' } : {})}
            />{' '}
            {t(`from.${from}`)}
          </span>
          <Button variant="outlined" onClick={() => onChecked?.(linkId)} startIcon={<Icon name="check" size={14} />}>
            {t('checked')}
          </Button>
        </div>
      )}
      {lack !== undefined && (
        <p id={`qn-lack-${linkId}`} className="qn-problem">
          {t(`lack.${lack}`, { min, max })}
        </p>
      )}
    </div>
  );
}
