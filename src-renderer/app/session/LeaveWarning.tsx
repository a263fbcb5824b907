import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Dialog, DialogActions } from '../../ui/dialog.js';
import type { Unfinished } from './leave.js';

export interface LeaveWarningProps {
  work: Unfinished;
  onStay: () => void;
  onLeave: () => void;
}

/** Asked before leaving while something waits for the hub, a contact is open, or an assessment or a note would be lost. */
export default function LeaveWarning({
  work: { unsent, contacts, kept, assessments, notes },
  onStay,
  onLeave,
}: LeaveWarningProps) {
  const { t } = useTranslation('sessionLater');
  const first = unsent > 0 ? 'unsent' : contacts > 0 ? 'openContacts' : assessments > 0 ? 'assessments' : 'notes';
  return (
    <Dialog grave title={t(`${first}.title`)} onClose={onStay}>
      {unsent > 0 && <p>{t('unsent.detail', { count: unsent })}</p>}
      {contacts > 0 && <p>{t(kept ? 'openContacts.kept' : 'openContacts.lost', { count: contacts })}</p>}
      {assessments > 0 && <p>{t('assessments.lost', { count: assessments })}</p>}
      {notes > 0 && <p>{t('notes.lost', { count: notes })}</p>}
      <DialogActions>
        <Button variant="contained" data-first onClick={onStay}>
          {t(`${first}.stay`)}
        </Button>
        <Button variant="outlined" onClick={onLeave}>
          {t('unsent.leave')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
