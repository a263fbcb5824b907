import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Dialog, DialogActions } from '../../ui/dialog.js';
import { IconButton } from '../../ui/parts.js';

/** Takes away what has been begun; what has been answered is asked about first, for it cannot be had back. */
export function Discard({ name, answered, onDiscard }: { name: string; answered: boolean; onDiscard: () => void }) {
  const { t } = useTranslation('assessmentLater');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <IconButton
        icon="trash"
        label={t('discard', { name })}
        onClick={() => (answered ? setAsking(true) : onDiscard())}
      />
      {asking && (
        <Dialog grave title={t('discarding.title', { name })} onClose={() => setAsking(false)}>
          <p>{t('discarding.detail')}</p>
          <DialogActions>
            <Button variant="contained" data-first onClick={() => setAsking(false)}>
              {t('discarding.keep')}
            </Button>
            <Button variant="outlined" onClick={onDiscard}>
              {t('discarding.discard')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
