import { useTranslation } from 'react-i18next';
import type { ViewStatus } from '#shared/tool-view.js';
import { Icon } from '../../ui/icon.js';

/** What is to be known of a view that is not in front: that it failed, that it sleeps, or why it cannot. */
export function ViewNote({ view, follows }: { view: ViewStatus; follows: boolean }) {
  const failed = view.state === 'failed';
  const asleep = view.state === 'asleep' && !follows;
  if (!failed && !asleep && view.staysAwake.length === 0) return null;
  return <LaterNote view={view} failed={failed} asleep={asleep} />;
}

function LaterNote({ view, failed, asleep }: { view: ViewStatus; failed: boolean; asleep: boolean }) {
  const { t, ready } = useTranslation('toolViewsLater', { useSuspense: false });
  if (!ready) return null;
  if (failed) {
    return (
      <span className="tool-row-sign" style={{ color: 'var(--unconfirmed)' }}>
        <Icon name="warnf" size={14} />
        {t('row.failed')}
      </span>
    );
  }
  if (asleep) {
    return (
      <span className="tool-row-sign">
        <Icon name="moon" size={14} />
        {t('row.asleep')}
      </span>
    );
  }
  return <span>{t('row.staysAwake', { why: view.staysAwake.map((why) => t(`wakeful.${why}`)).join(', ') })}</span>;
}
