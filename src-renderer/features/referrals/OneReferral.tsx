import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withoutContact } from '#shared/questionnaire-rules.js';
import type { OwnReferral, ReferralType } from '#shared/referrals.js';
import { Button } from '../../ui/button.js';
import { useTellDoing } from '../../ui/doing.js';
import { DialogActions } from '../../ui/dialog.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/parts.js';
import { ConsentStep } from './ConsentStep.js';
import { FormStep } from './FormStep.js';
import { SendStep } from './SendStep.js';

const STEPS = ['form', 'consent', 'send'] as const;

/** One referral from the form to the sending, step by step. */
export function OneReferral({
  referral,
  type,
  masked,
  version,
  onLeave,
  onClose,
}: {
  referral: OwnReferral;
  type: ReferralType | undefined;
  masked: boolean;
  version: number;
  onLeave: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('referralsLater');
  const [filled, setFilled] = useState(false);
  const { state } = referral;
  const unsent = state === 'draft' || state === 'consented';
  useTellDoing('referral', unsent ? 'begun' : undefined);
  if (type?.form === undefined) return <Notice kind="failed" title={t('broken', { mistake: type?.mistake ?? '' })} />;
  if (!unsent) return <Sent referral={referral} onClose={onClose} />;
  const step = state === 'consented' ? 'send' : filled ? 'consent' : 'form';
  return (
    <div className="rf-one">
      <ol className="rf-steps" aria-label={t('steps')}>
        {STEPS.map((one, index) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            {index + 1}. {t(`step.${one}`)}
          </li>
        ))}
      </ol>
      {step === 'form' && (
        <FormStep
          referral={referral}
          form={masked ? withoutContact(type.form) : type.form}
          masked={masked}
          onLeave={onLeave}
          onNext={() => setFilled(true)}
        />
      )}
      {step === 'consent' && (
        <ConsentStep referral={referral} type={type} version={version} onBack={() => setFilled(false)} />
      )}
      {step === 'send' && (
        <SendStep referral={referral} type={type} version={version} onBack={() => setFilled(false)} />
      )}
    </div>
  );
}

function Sent({ referral, onClose }: { referral: OwnReferral; onClose: () => void }) {
  const { t } = useTranslation('referralsLater');
  const waiting = referral.state === 'sending';
  return (
    <>
      <p role="status" className="rf-row">
        <Icon name={waiting ? 'swap' : 'ok'} color={waiting ? 'switching' : 'synced'} />{' '}
        {t(waiting ? (referral.failure === undefined ? 'onItsWay' : 'waits') : 'sent')}
      </p>
      <DialogActions>
        <Button variant="outlined" data-first onClick={onClose}>
          {t('common:close')}
        </Button>
      </DialogActions>
    </>
  );
}
