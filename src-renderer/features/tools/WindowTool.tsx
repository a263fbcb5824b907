import { useTranslation } from 'react-i18next';
import type { Tool } from '#shared/tools.js';
import type { ViewStatus } from '#shared/tool-view.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { LaterState } from './EmbeddedTool.js';
import { useOwnWindow } from './use-own-window.js';

/** A tool that has a window of its own. */
export function WindowTool({ tool, name, view }: { tool: Tool; name: string; view: ViewStatus | undefined }) {
  const { t } = useTranslation('tools');
  const { client } = useWorkbench();
  const { state, open } = useOwnWindow(tool, view?.attempt);
  if (view?.state === 'failed') {
    const retry = () => void client.tools.retry({ toolId: tool.id }).catch(() => undefined);
    return <LaterState tool={tool} name={name} view={view} onRetry={retry} />;
  }
  if (state === 'failed') {
    return <Notice kind="failed" title={t('failed', { name })} detail={t('failedDetail')} onRetry={open} />;
  }
  const opened = state === 'opened';
  return (
    <div className="tool-window">
      <output>{opened ? t('window.opened', { name }) : t('window.closed', { name })}</output>
      <Button
        variant={opened ? 'outlined' : 'contained'}
        disabled={state === 'opening'}
        onClick={open}
        startIcon={<Icon name="ext" size={14} />}
      >
        {opened ? t('window.again') : t('window.open')}
      </Button>
    </div>
  );
}
