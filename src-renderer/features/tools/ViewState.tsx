import { useTranslation } from 'react-i18next';
import type { Tool } from '#shared/tools.js';
import type { ViewStatus } from '#shared/tool-view.js';
import { Button } from '../../ui/button.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { ViewFailed } from './ViewFailed.js';
import { useOwnWindow } from './use-own-window.js';
import './view-state.css';

interface ViewStateProps {
  tool: Tool;
  name: string;
  view: ViewStatus;
  onRetry: () => void;
}

/** How a view stands that is not simply open: what happened, and what can be done. */
export default function ViewState(props: ViewStateProps) {
  const { t } = useTranslation('toolViewsLater');
  const { name, view, onRetry } = props;
  switch (view.state) {
    case 'slow':
      return <Notice kind="failed" title={t('slow', { name })} detail={t('slowDetail')} onRetry={onRetry} />;
    case 'unresponsive':
      return (
        <Notice kind="failed" title={t('unresponsive', { name })} detail={t('unresponsiveDetail')} onRetry={onRetry} />
      );
    case 'asleep':
      return <Asleep {...props} />;
    case 'ownWindow':
      return <InOwnWindow {...props} />;
    case 'failed':
      return <ViewFailed {...props} />;
    case 'opening':
    case 'open':
      return null;
  }
}

function Asleep({ tool, name, view }: ViewStateProps) {
  const { t, i18n } = useTranslation('toolViewsLater');
  const { client } = useWorkbench();
  const time = formatTime(view.since, languageOf(i18n.language));
  return (
    <div className="tool-state">
      <div className="tool-state-card">
        <Icon name="moon" size={24} color="text-2" />
        <div>
          <h3>{t('asleep', { name, time })}</h3>
          <p>{t('asleepDetail')}</p>
          <div className="tool-state-choices">
            <Button
              variant="contained"
              onClick={() => void client.tools.open({ toolId: tool.id }).catch(() => undefined)}
            >
              {t('wake')}
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}

/** A tool that does not let itself be shown inside another page. */
function InOwnWindow({ tool, name, view }: ViewStateProps) {
  const { t } = useTranslation('toolViewsLater');
  const { state, open } = useOwnWindow(tool, view.attempt);
  const isOpened = state === 'opened' || view.failure === undefined;
  return (
    <div className="tool-state">
      <div className="tool-state-card">
        <Icon name="ext" size={24} color="info" />
        <div>
          <h3>{isOpened ? t('ownWindow.opened', { name }) : t('ownWindow.title', { name })}</h3>
          <p>{t('ownWindow.detail')}</p>
          {tool.context !== 'none' && (
            <p className="tool-state-warn">
              <Icon name="warnf" size={14} color="unconfirmed" />
              {t('ownWindow.doesNotFollow')}
            </p>
          )}
          <div className="tool-state-choices">
            <Button variant={isOpened ? 'outlined' : 'contained'} disabled={state === 'opening'} onClick={open}>
              {isOpened ? t('ownWindow.again') : t('ownWindow.open')}
            </Button>
          </div>
          {state === 'failed' && <p role="alert">{t('coreSilent')}</p>}
        </div>
      </div>
    </div>
  );
}
