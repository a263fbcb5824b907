import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../ui/failure-text.js';
import { Icon } from '../../ui/icon.js';
import { keepLater } from '../../ui/keep-later.js';
import { useClientContext } from '../../ui/workbench.js';
import { KnownClient } from './KnownClient.js';
import { ContextPanel, Decision, loadLater } from './later.js';
import { NoClient } from './NoClient.js';
import { usePanel } from './use-panel.js';
import './banner.css';

/** Whose data is on screen. Fixed, full width, in both windows; nothing of a client is shown before commit. */
export function ClientBanner() {
  const { t, i18n } = useTranslation('context');
  const context = useClientContext();
  const panel = usePanel();
  useEffect(() => keepLater(() => loadLater(i18n)), [i18n]);
  const pending = context?.pending;
  return (
    <section aria-label={t('banner')} data-tour="banner">
      {context === undefined ? (
        <div className="ctx-none">
          <output className="ctx-plaque">
            <Icon name="unknown" size={20} />
            {t('waiting')}
          </output>
        </div>
      ) : context.active === null ? (
        <NoClient context={context} panel={panel} />
      ) : (
        <KnownClient key={context.version} context={context} client={context.active} panel={panel} />
      )}
      {context?.failure !== undefined && (
        <p className="ctx-failure" role="alert">
          <Icon name="warnf" color="caution" />
          {t('notChanged', { reason: failureText(t, context.failure) })}
        </p>
      )}
      {context !== undefined && panel.part !== undefined && <ContextPanel context={context} panel={panel} />}
      {pending?.decision !== undefined && (
        <Decision
          key={pending.id}
          id={pending.id}
          from={pending.from}
          decision={pending.decision}
          active={context?.active ?? null}
        />
      )}
    </section>
  );
}
