import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { PaneHeader } from '../../ui/pane.js';
import { dateOf, timeOfDay } from '../../ui/colleagues/time.js';
import { usePresenceStatus } from '../../ui/colleagues/use-presence.js';

/** How fresh the states are and the way to sort anew, in the pane's header; a lost connection is told above the list. */
export function ListStatus({ moved, onSort }: { moved: number; onSort: () => void }) {
  const { t, i18n } = useTranslation('availability');
  const { state, asOf } = usePresenceStatus((status) => status.connection);
  const time = asOf === undefined ? undefined : timeOfDay(asOf, i18n.language, true);
  return (
    <>
      <PaneHeader>
        <span className="tp-pane-facts tp-num">
          {state === 'connected' && time !== undefined && <span>{t('statesAt', { time })}</span>}
          {state === 'connecting' && <span>{t('connecting')}</span>}
        </span>
        {moved > 0 && (
          <button type="button" className="av-sort" onClick={onSort}>
            <Icon name="swap" size={14} />
            {t('sortAgain')}
          </button>
        )}
      </PaneHeader>
      {state === 'lost' && (
        <p className="av-lost" role="alert">
          <Icon name="warnf" size={14} />
          {time === undefined ? t('lost') : t('lostSince', { time })}
        </p>
      )}
    </>
  );
}

/** Said while only the directory that this machine kept is at hand. */
export function KeptNotice({ checkedAt }: { checkedAt: string }) {
  const { t, i18n } = useTranslation('availability');
  return (
    <div className="av-kept">
      <Icon name="clock" size={14} />
      {t('keptFrom', { date: dateOf(checkedAt), time: timeOfDay(checkedAt, i18n.language) })}
    </div>
  );
}
