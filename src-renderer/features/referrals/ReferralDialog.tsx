import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/parts.js';
import { ChooseReferral } from './ChooseReferral.js';
import { OneReferral } from './OneReferral.js';
import type { DialogProps } from './types.js';
import { useReferrals } from './use-referrals.js';
import '../../ui/fields.css';
import './referrals.css';

/** Referrals of the open client: a new one or an unfinished one, from the form to the sending. */
export default function ReferralDialog({ service, onClose }: DialogProps) {
  const { t } = useTranslation('referralsLater');
  const { state, types, changed, version } = useReferrals();
  const [chosen, setChosen] = useState<string>();
  const referral = state?.referrals.find(({ id }) => id === chosen);
  return (
    <Dialog title={t('title')} wide onClose={onClose}>
      {changed ? (
        <Notice kind="failed" title={t('clientChanged')} />
      ) : state === undefined || types === undefined || state.vault.kind === 'opening' ? (
        <Notice kind="loading" title={t('common:loading')} />
      ) : !state.open ? (
        <Notice kind="empty" title={t('notOpen')} />
      ) : (
        <>
          {state.vault.kind === 'memory' && (
            <Notice kind="failed" title={t('memory.title')} detail={t(`memory.${state.vault.because}`)} />
          )}
          {state.unreadable && <Notice kind="failed" title={t('unreadable')} />}
          {referral === undefined ? (
            <ChooseReferral state={state} types={types} version={version} service={service} onChoose={setChosen} />
          ) : (
            <OneReferral
              key={referral.id}
              referral={referral}
              type={types.find(({ id }) => id === referral.type)}
              masked={state.masked}
              version={version}
              onLeave={() => setChosen(undefined)}
              onClose={onClose}
            />
          )}
        </>
      )}
    </Dialog>
  );
}
