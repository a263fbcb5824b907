import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import type { ReferralConsent, ReferralType } from '#shared/referrals.js';
import { Button } from '../../ui/button.js';
import { DialogActions } from '../../ui/dialog.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';
import { LeavingList, useLeaving } from './LeavingList.js';
import type { StepProps } from './types.js';
import { useAsk } from './use-ask.js';

const GIVEN = ['orally', 'inWriting', 'electronically'] as const;

/** The client's consent to what is listed: recorded in the log, and void as soon as something of it is changed. */
export function ConsentStep({ referral, type, version, onBack }: StepProps & { type: ReferralType }) {
  const { t, i18n } = useTranslation('referralsLater');
  const { client } = useWorkbench();
  const leaving = useLeaving(referral, version);
  const [given, setGiven] = useState<ReferralConsent['given']>();
  const [feedback, setFeedback] = useState<boolean>();
  const [informed, setInformed] = useState(false);
  const [lacking, setLacking] = useState(false);
  const { busy, problem, ask } = useAsk();
  const record = (event: SubmitEvent) => {
    event.preventDefault();
    const whole = given !== undefined && feedback !== undefined && informed;
    setLacking(!whole);
    if (!whole) return;
    const { id, revision } = referral;
    void ask(() => client.referrals.consent({ version, id, revision, given, feedback, informed: true }));
  };
  const receiver = localize(type.receiver, languageOf(i18n.language));
  return (
    <form className="rf-form" noValidate onSubmit={record}>
      <p>{t('consent.what', { receiver })}</p>
      <LeavingList leaving={leaving} without="consent" />
      <fieldset className="tp-choices">
        <legend>{t('consent.given')}</legend>
        {GIVEN.map((one) => (
          <label key={one}>
            <input type="radio" name="given" checked={given === one} onChange={() => setGiven(one)} />
            {t(`consent.${one}`)}
          </label>
        ))}
      </fieldset>
      <fieldset className="tp-choices">
        <legend>{t('consent.feedback')}</legend>
        {[true, false].map((one) => (
          <label key={String(one)}>
            <input type="radio" name="feedback" checked={feedback === one} onChange={() => setFeedback(one)} />
            {t(one ? 'consent.feedbackYes' : 'consent.feedbackNo')}
          </label>
        ))}
      </fieldset>
      <div className="tp-choices">
        <label>
          <input type="checkbox" name="informed" checked={informed} onChange={() => setInformed(!informed)} />
          {t('consent.informed')}
        </label>
      </div>
      <output className="rf-problem">{lacking ? t('consent.lacks') : problem}</output>
      <DialogActions>
        <Button
          type="submit"
          variant="contained"
          disabled={busy || leaving === undefined}
          startIcon={<Icon name="check" size={14} />}
        >
          {t('consent.record')}
        </Button>
        <Button variant="outlined" onClick={onBack} startIcon={<Icon name="back" size={14} />}>
          {t('backToForm')}
        </Button>
      </DialogActions>
    </form>
  );
}
