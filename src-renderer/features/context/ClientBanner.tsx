import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { failureText } from '../../ui/failure-text.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { useClientContext } from '../../ui/workbench.js';
import { KnownClient } from './KnownClient.js';
import './banner.css';

/** Whose data is on screen. Fixed, full width, in both windows; nothing of a client is shown before commit. */
export function ClientBanner() {
  const { t } = useTranslation('context');
  const context = useClientContext();
  return (
    <section aria-label={t('banner')}>
      {context === undefined ? (
        <div className="ctx-none">
          <output className="ctx-plaque">
            <Icon name="unknown" size={20} />
            {t('waiting')}
          </output>
        </div>
      ) : context.active === null ? (
        <NoClient pending={context.pending !== undefined} />
      ) : (
        <KnownClient key={context.version} context={context} client={context.active} />
      )}
      {context?.failure !== undefined && (
        <p className="ctx-failure" role="alert">
          <Icon name="warnf" color="caution" />
          {t('notChanged', { reason: failureText(t, context.failure) })}
        </p>
      )}
    </section>
  );
}

function NoClient({ pending }: { pending: boolean }) {
  const { t } = useTranslation('context');
  const send = useSendIntent();
  return (
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
      <output className="ctx-none-hint">{pending ? t('switching') : t('noClientHint')}</output>
    </div>
  );
}
