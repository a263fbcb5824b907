import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Dialog, DialogActions } from '../../ui/dialog.js';

export interface LeaveWarningProps {
  /** Operations on consultations that the hub has not taken: they would be lost. */
  count: number;
  onStay: () => void;
  onLeave: () => void;
}

/** Asked before leaving while something waits for the hub. */
export default function LeaveWarning({ count, onStay, onLeave }: LeaveWarningProps) {
  const { t } = useTranslation('sessionLater');
  return (
    <Dialog grave title={t('unsent.title')} onClose={onStay}>
      <p>{t('unsent.detail', { count })}</p>
      <DialogActions>
        <Button variant="contained" data-first onClick={onStay}>
          {t('unsent.stay')}
        </Button>
        <Button variant="outlined" onClick={onLeave}>
          {t('unsent.leave')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
