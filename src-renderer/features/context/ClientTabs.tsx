import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import { calledName, familyInCapitals } from './names.js';
import './tabs.css';

/** The row above the banner: the active client's tab grows into the banner; plus opens another client. */
export function ClientTabs() {
  const { t } = useTranslation('context');
  const { client } = useWorkbench();
  const send = useSendIntent();
  const context = useClientContext();
  const active = context?.active ?? undefined;
  return (
    <nav className="ctx-tabs" aria-label={t('tabs')}>
      {active === undefined ? (
        <span className="ctx-tab ctx-tab-none">{context === undefined ? t('waiting') : t('noClient')}</span>
      ) : (
        <span
          className={
            active.deceased === undefined ? 'ctx-tab ctx-tab-active' : 'ctx-tab ctx-tab-active ctx-tab-deceased'
          }
        >
          <Icon name="user" size={14} />
          {familyInCapitals(active.family)}, {calledName(active)}
          <span className="ctx-tab-state">{t('active')}</span>
          <button
            type="button"
            className="ctx-tab-close"
            aria-label={t('closeClient')}
            title={t('closeClient')}
            onClick={() => void client.context.close()}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      )}
      <button
        type="button"
        className="tp-icon-button"
        aria-label={t('openClient')}
        title={t('openClient')}
        onClick={() => send({ do: 'openClient' })}
      >
        <Icon name="plus" size={14} />
      </button>
    </nav>
  );
}
