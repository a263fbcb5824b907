import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Dialog, DialogActions } from '../../ui/dialog.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';
import { useAsk } from './use-ask.js';
import '../../ui/fields.css';

/** Takes a referral back at the receiver's, after one more question. */
export function WithdrawDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { t } = useTranslation('referralsLater');
  const { client } = useWorkbench();
  const [revoked, setRevoked] = useState(false);
  const { busy, problem, ask } = useAsk();
  const withdraw = async () => {
    if (await ask(() => client.referrals.withdraw({ id, revoked }))) onClose();
  };
  return (
    <Dialog title={t('withdraw.title')} grave onClose={onClose}>
      <p>{t('withdraw.what', { name })}</p>
      <div className="tp-choices">
        <label>
          <input type="checkbox" checked={revoked} onChange={() => setRevoked(!revoked)} />
          {t('withdraw.revoked')}
        </label>
      </div>
      <output className="rf-problem">{problem}</output>
      <DialogActions>
        <Button variant="contained" disabled={busy} onClick={() => void withdraw()}>
          {t('withdraw.now')}
        </Button>
        <Button variant="outlined" data-first onClick={onClose} startIcon={<Icon name="back" size={14} />}>
          {t('withdraw.keep')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
