import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import type { ReferralType } from '#shared/referrals.js';
import { Button } from '../../ui/button.js';
import { DialogActions } from '../../ui/dialog.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';
import { ConsentPaper } from './ConsentPaper.js';
import { LeavingList, useLeaving } from './LeavingList.js';
import type { StepProps } from './types.js';
import { useAsk } from './use-ask.js';

/** The last look at exactly what leaves, and the sending. */
export function SendStep({ referral, type, version, onBack }: StepProps & { type: ReferralType }) {
  const { t, i18n } = useTranslation('referralsLater');
  const { client } = useWorkbench();
  const leaving = useLeaving(referral, version);
  const [printing, setPrinting] = useState(false);
  const { busy, problem, ask } = useAsk();
  const { id, revision } = referral;
  const print = () =>
    void ask(async () => {
      const { allowed } = await client.clientSummary.taken({ version, how: 'printed', sections: ['consents'] });
      if (allowed) setPrinting(true);
      return { kind: allowed ? 'done' : 'notAllowed' };
    });
  return (
    <div className="rf-form">
      <p className="rf-row">
        <Icon name="check" size={14} color="synced" /> {t('consent.recorded')}
      </p>
      <p>{t('send.what', { receiver: localize(type.receiver, languageOf(i18n.language)) })}</p>
      <LeavingList leaving={leaving} />
      {leaving !== undefined && (
        <details className="rf-fhir">
          <summary>{t('send.asFhir')}</summary>
          <textarea className="tp-input" readOnly rows={12} aria-label={t('send.asFhir')} value={leaving.fhir} />
        </details>
      )}
      <output className="rf-problem">{problem}</output>
      <DialogActions>
        <Button
          variant="contained"
          data-first
          disabled={busy || leaving === undefined}
          onClick={() => void ask(() => client.referrals.send({ version, id, revision }))}
          startIcon={<Icon name="send" size={14} />}
        >
          {t('send.now')}
        </Button>
        <Button variant="outlined" onClick={print} startIcon={<Icon name="print" size={14} />}>
          {t('consent.print')}
        </Button>
        <Button
          variant="outlined"
          disabled={busy}
          onClick={() => void ask(() => client.referrals.unconsent({ version, id })).then((done) => done && onBack())}
        >
          {t('consent.takeBack')}
        </Button>
      </DialogActions>
      {printing && leaving !== undefined && referral.consent !== undefined && (
        <ConsentPaper
          leaving={leaving}
          consent={referral.consent}
          title={localize(type.name, languageOf(i18n.language))}
          onDone={() => setPrinting(false)}
        />
      )}
    </div>
  );
}
