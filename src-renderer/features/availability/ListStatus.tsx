import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { dateOf, timeOfDay } from './time.js';
import { usePresenceStatus } from './use-presence.js';

/** How many were found, how fresh the states are, and the way to sort anew. */
export function ListStatus({ count, moved, onSort }: { count: number; moved: number; onSort: () => void }) {
  const { t, i18n } = useTranslation('availability');
  const connection = usePresenceStatus((status) => status.connection);
  const { asOf } = connection;
  const time = asOf === undefined ? undefined : timeOfDay(asOf, i18n.language, true);
  const number = new Intl.NumberFormat(i18n.language).format(count);
  return (
    <div className="av-status">
      <output>{t('hits', { count, number })}</output>
      {connection.state === 'connected' && time !== undefined && <span>{t('statesAt', { time })}</span>}
      {connection.state === 'connecting' && <span>{t('connecting')}</span>}
      {connection.state === 'lost' && (
        <span className="av-lost" role="alert">
          <Icon name="warnf" size={14} />
          {time === undefined ? t('lost') : t('lostSince', { time })}
        </span>
      )}
      <span className="tp-grow" />
      {moved > 0 && (
        <button type="button" className="av-sort" onClick={onSort}>
          <Icon name="swap" size={14} />
          {t('sortAgain')}
        </button>
      )}
    </div>
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
