import { useTranslation } from 'react-i18next';
import type { ContextState } from '#shared/context.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { useWorkbench } from '../../ui/workbench.js';
import { notEmptied } from './follow-count.js';
import { LinkState } from './LinkState.js';
import type { Panel } from './use-panel.js';

/** The banner without a client: unmistakably another one. Names the tools that may still show somebody. */
export function NoClient({ context, panel }: { context: ContextState; panel: Panel }) {
  const { t } = useTranslation('context');
  const send = useSendIntent();
  return (
    <>
      <div className="ctx-none">
        <h1 className="ctx-plaque">
          <Icon name="user" size={20} />
          {t('noClient')}
        </h1>
        <Button
          variant="contained"
          onClick={() => send({ do: 'openClient' })}
          startIcon={<Icon name="search" size={14} />}
        >
          {t('openClient')}
        </Button>
        <output className="ctx-none-hint">{context.pending === undefined ? t('noClientHint') : t('switching')}</output>
        <LinkState context={context} panel={panel} />
      </div>
      <NotEmptied context={context} />
    </>
  );
}

function NotEmptied({ context }: { context: ContextState }) {
  const { t } = useTranslation('context');
  const { client } = useWorkbench();
  const tools = notEmptied(context.participants);
  if (tools.length === 0) return null;
  return (
    <div role="alert">
      <ul className="ctx-failure">
        {tools.map(({ toolId, name, shows }) => (
          <li key={toolId}>
            <Icon name="warnf" color="caution" />
            {shows === undefined || shows === null
              ? t('notEmptied.unknown', { name })
              : t('notEmptied.shows', { name, client: shows.label })}
            <Button variant="outlined" onClick={() => void client.context.retry({ toolId })}>
              {t('askAgain')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
