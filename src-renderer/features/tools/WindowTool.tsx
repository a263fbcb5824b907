import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/parts.js';
import type { Launch } from './use-launch.js';

/** A tool that has a window of its own. */
export function WindowTool({ name, launch }: { name: string; launch: Launch }) {
  const { t } = useTranslation('tools');
  const { state, again } = launch;
  if (state.as === 'failed') {
    return <Notice kind="failed" title={t('failed', { name })} detail={t('failedDetail')} onRetry={again} />;
  }
  if (state.as === 'unavailable') {
    return <Notice kind="failed" title={t(`unavailable.${state.reason}`, { name })} onRetry={again} />;
  }
  const opened = state.as === 'windowOpened' || state.as === 'view';
  return (
    <div className="tool-window">
      <output>{opened ? t('window.opened', { name }) : t('window.closed', { name })}</output>
      <Button
        variant={opened ? 'outlined' : 'contained'}
        disabled={state.as === 'starting'}
        onClick={again}
        startIcon={<Icon name="ext" size={14} />}
      >
        {opened ? t('window.again') : t('window.open')}
      </Button>
    </div>
  );
}
