import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Dialog, DialogActions } from '../../ui/dialog.js';
import type { Unfinished } from './leave.js';

export interface LeaveWarningProps {
  work: Unfinished;
  onStay: () => void;
  onLeave: () => void;
}

/** Asked before leaving while something waits for the hub, or a contact is open. */
export default function LeaveWarning({ work: { unsent, contacts, kept }, onStay, onLeave }: LeaveWarningProps) {
  const { t } = useTranslation('sessionLater');
  return (
    <Dialog grave title={t(unsent > 0 ? 'unsent.title' : 'openContacts.title')} onClose={onStay}>
      {unsent > 0 && <p>{t('unsent.detail', { count: unsent })}</p>}
      {contacts > 0 && <p>{t(kept ? 'openContacts.kept' : 'openContacts.lost', { count: contacts })}</p>}
      <DialogActions>
        <Button variant="contained" data-first onClick={onStay}>
          {t(unsent > 0 ? 'unsent.stay' : 'openContacts.stay')}
        </Button>
        <Button variant="outlined" onClick={onLeave}>
          {t('unsent.leave')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
