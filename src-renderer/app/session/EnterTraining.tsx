import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Dialog, DialogActions } from '../../ui/dialog.js';
import { Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';

const COMMAND = 'npm start -- --training';

export interface EnterTrainingProps {
  onClose: () => void;
  /** Training runs: the session here ends. */
  onEntered: () => void;
}

/**
 * The way from real work to training: it opens in a window of its own, and this session ends with everything cleared. Should
 * it not start, all here stays as it is. Where the host cannot start it, how it is started.
 */
export default function EnterTraining({ onClose, onEntered }: EnterTrainingProps) {
  const { t } = useTranslation('sessionLater');
  const { orpc, client } = useWorkbench();
  const about = useQuery(orpc.training.about.queryOptions()).data;
  const [state, setState] = useState<'idle' | 'starting' | 'failed'>('idle');
  const enter = async () => {
    // At once, while the browser still takes it for the professional's own wish.
    const beside = window.open('', 'tyopoyta-training');
    setState('starting');
    const { url } = await client.training.enter().catch(() => ({ url: undefined }));
    if (url === undefined || beside === null) {
      beside?.close();
      return setState('failed');
    }
    beside.location.assign(url);
    return onEntered();
  };
  return (
    <Dialog title={t('training.title')} onClose={onClose}>
      <p>{t('training.detail')}</p>
      {about?.canEnter === false && (
        <p>
          {t('training.byCommand')} <code>{COMMAND}</code>
        </p>
      )}
      {state === 'failed' && <Notice kind="failed" title={t('training.failed')} />}
      <DialogActions>
        {about?.canEnter === true && (
          <Button variant="contained" data-first disabled={state === 'starting'} onClick={() => void enter()}>
            {t(state === 'starting' ? 'training.starting' : 'training.enter')}
          </Button>
        )}
        <Button variant="outlined" onClick={onClose}>
          {t('training.stay')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
