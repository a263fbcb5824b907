import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Questionnaire } from '#shared/questionnaire.js';
import { type Lack, askedOf, lacksOf } from '#shared/questionnaire-rules.js';
import { descriptionOf } from '#shared/questionnaire-words.js';
import type { OwnReferral } from '#shared/referrals.js';
import { Button } from '../../ui/button.js';
import { DialogActions } from '../../ui/dialog.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/parts.js';
import { FormItems } from '../../ui/questionnaire/FormItems.js';
import { useDraft } from './use-draft.js';

/** The county's form, filled in with the client; kept as it is written. */
export function FormStep({
  referral,
  form,
  masked,
  onLeave,
  onNext,
}: {
  referral: OwnReferral;
  form: Questionnaire;
  masked: boolean;
  onLeave: () => void;
  onNext: () => void;
}) {
  const { t, i18n } = useTranslation('referralsLater');
  const language = languageOf(i18n.language);
  const draft = useDraft(referral);
  const root = useRef<HTMLFormElement>(null);
  const [lacks, setLacks] = useState<Record<string, Lack>>({});
  const { answers, link } = draft;
  const description = descriptionOf(form, language);
  const change = (linkId: string, given: Answer[]) => {
    const { [linkId]: _, ...others } = answers;
    draft.write({ answers: given.length === 0 ? others : { ...others, [linkId]: given } });
    setLacks(({ [linkId]: __, ...rest }) => rest);
  };
  const next = async (event: SubmitEvent) => {
    event.preventDefault();
    const found = lacksOf(form, answers);
    setLacks(found);
    const first = Object.keys(found)[0];
    if (first !== undefined) root.current?.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
    else if (await draft.safe()) onNext();
  };
  return (
    <form ref={root} className="rf-form" noValidate onSubmit={(event) => void next(event)}>
      {description !== undefined && <p>{description}</p>}
      {masked && (
        <p className="rf-row">
          <Icon name="shield" color="caution" /> {t('masked')}
        </p>
      )}
      <FormItems
        items={form.item}
        asked={askedOf(form, answers)}
        answers={answers}
        lacks={lacks}
        language={language}
        onChange={change}
        mark="optional"
      />
      <fieldset className="qn-group">
        <legend>{t('link.title')}</legend>
        <label className="tp-field">
          {t('link.name')}
          <input
            className="tp-input"
            autoComplete="off"
            maxLength={200}
            value={link.name}
            onChange={(event) => draft.write({ link: { ...link, name: event.target.value } })}
          />
        </label>
        <label className="tp-field">
          {t('link.contact')}
          <input
            className="tp-input"
            autoComplete="off"
            maxLength={200}
            value={link.contact}
            onChange={(event) => draft.write({ link: { ...link, contact: event.target.value } })}
          />
        </label>
      </fieldset>
      {draft.lost && <Notice kind="failed" title={t('notKept')} onRetry={draft.again} />}
      {Object.keys(lacks).length > 0 && (
        <p role="alert" className="rf-problem">
          {t('lacks', { count: Object.keys(lacks).length })}
        </p>
      )}
      <DialogActions>
        <Button type="submit" variant="contained" startIcon={<Icon name="right" size={14} />}>
          {t('toConsent')}
        </Button>
        <Button variant="outlined" onClick={onLeave}>
          {t('keepDraft')}
        </Button>
      </DialogActions>
    </form>
  );
}
