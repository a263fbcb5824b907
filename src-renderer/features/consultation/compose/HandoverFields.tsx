import { useTranslation } from 'react-i18next';
import { CONSULTATION_LENGTH } from '../lengths.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { type Form, type Lack, PARTS, handoverOf, writePart } from './form.js';
import type { SummaryDraft } from './use-summary-draft.js';

/** The five parts of ISBAR, with the draft of the summary to be checked by the sender. */
export function HandoverFields({
  form,
  reason,
  summary,
  lacks,
  onChange,
}: {
  form: Form;
  /** Of the contact that goes along. */
  reason: string;
  summary: SummaryDraft;
  lacks: readonly Lack[];
  onChange: (form: Form) => void;
}) {
  const { t } = useTranslation('consultationLater');
  const handover = handoverOf(form, reason);
  return (
    <fieldset
      className="co-handover"
      data-tour="handover"
      aria-describedby={lacks.includes('handover') ? 'co-lack-handover' : undefined}
    >
      <legend>{t('handover.title')}</legend>
      <div className="co-draft-state">
        {summary.state === 'loading' && <span className="tp-weak">{t('handover.drafting')}</span>}
        {summary.state === 'ready' && (
          <>
            <Icon name="doc" size={14} color="accent" />
            <span>{t('handover.drafted')}</span>
            <Button onClick={summary.fetch}>{t('handover.again')}</Button>
          </>
        )}
        {summary.state === 'failed' && (
          <>
            <span>{t('handover.noDraft')}</span>
            <Button onClick={summary.fetch}>{t('common:retry')}</Button>
          </>
        )}
        {summary.state === 'none' && <span className="tp-weak">{t('handover.noClient')}</span>}
      </div>
      {PARTS.map((part) => (
        <label key={part} className="co-part">
          <span>
            <b>{t(`handover.part.${part}`)}</b> {t(`handover.hint.${part}`)}
          </span>
          <textarea
            className="tp-input"
            rows={part === 'identify' || part === 'recommendation' ? 2 : 3}
            value={handover[part]}
            maxLength={CONSULTATION_LENGTH}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onChange(writePart(form, part, target.value))}
          />
          {part === 'situation' && handover !== form.handover && (
            <span className="co-part-proposed">
              <Icon name="warnf" size={14} color="caution" />
              <span>{t('handover.proposed')}</span>
            </span>
          )}
        </label>
      ))}
      {lacks.includes('handover') && (
        <p id="co-lack-handover" className="co-lack" role="alert">
          {t('lack.handover')}
        </p>
      )}
    </fieldset>
  );
}
