import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking, BookingResult } from '#shared/appointments.js';
import { Button } from '../../ui/button.js';
import { Dialog, DialogActions } from '../../ui/dialog.js';
import { languageOf } from '../../ui/format.js';
import { useWorkbench } from '../../ui/workbench.js';
import { ConfirmationDialog } from './Confirmation.js';
import { momentText } from './parts.js';
import { useResultText } from './use-result-text.js';
import '../../ui/fields.css';

/** Cancels a booking, after one more question; then its confirmation. */
export function CancelDialog({
  booking,
  version,
  language,
  onDone,
  onClose,
}: {
  booking: Booking;
  version: number;
  /** The client's language of service, BCP 47. */
  language: string | undefined;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('appointmentsLater');
  const { client } = useWorkbench();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<BookingResult>();
  const resultText = useResultText();
  const cancel = async () => {
    setBusy(true);
    const done = await client.appointments
      .cancel({ version, booking: booking.id, reason })
      .catch((): undefined => undefined);
    setBusy(false);
    setResult(done ?? { kind: 'failed', failure: { kind: 'unreachable', source: t('title') } });
    if (done?.kind === 'done') onDone();
  };
  if (result?.kind === 'done')
    return (
      <ConfirmationDialog
        title={t('cancel.done')}
        version={version}
        booking={booking.id}
        language={language}
        onClose={onClose}
      />
    );
  return (
    <Dialog title={t('cancel.title')} grave onClose={onClose}>
      <p>{t('cancel.what', { when: momentText(booking, languageOf(i18n.language)) })}</p>
      <label className="tp-field">
        {t('cancel.reason')}
        <input
          className="tp-input"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {result !== undefined && (
        <p className="ap-problem" role="alert">
          {resultText(result)}
        </p>
      )}
      <DialogActions>
        <Button variant="contained" disabled={busy} onClick={() => void cancel()}>
          {t('cancel.now')}
        </Button>
        <Button variant="outlined" data-first onClick={onClose}>
          {t('cancel.keep')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
