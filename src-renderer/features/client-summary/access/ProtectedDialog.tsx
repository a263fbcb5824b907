import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.js';
import { Dialog, DialogActions } from '../../../ui/dialog.js';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { Problem } from './Problem.js';
import { useAction } from './use-action.js';

/** Confirms that specially protected data are shown. It is asked whether there is any or not. */
export function ProtectedDialog({ version, onClose }: { version: number; onClose: () => void }) {
  const { t } = useTranslation('clientAccessLater');
  const { client } = useWorkbench();
  const { busy, problem, run } = useAction();
  const open = async () => {
    if (await run(() => client.access.openProtected({ version }))) onClose();
  };
  return (
    <Dialog title={t('protected.title')} grave onClose={onClose}>
      <p>{t('protected.what')}</p>
      <p>{t('protected.logged')}</p>
      <Problem>{problem}</Problem>
      <DialogActions>
        <Button
          variant="contained"
          disabled={busy}
          onClick={() => void open()}
          startIcon={<Icon name="lock" size={14} />}
        >
          {t('protected.open')}
        </Button>
        <Button variant="outlined" data-first onClick={onClose}>
          {t('cancel')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
