import { useTranslation } from 'react-i18next';
import type { Consultations } from '#shared/consultation.js';
import { formatTime, languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';

/** Said while the hub is not heard: of when what is shown is, and that what was sent waits. */
export function HubNotice({ consultations: { connected, asOf, pending } }: { consultations: Consultations }) {
  const { t, i18n } = useTranslation('consultationLater');
  if (connected && pending.length === 0) return null;
  const time = asOf === undefined ? undefined : formatTime(asOf, languageOf(i18n.language));
  return (
    <p className="co-hub" role="status">
      <Icon name={connected ? 'swap' : 'warnf'} size={14} color={connected ? 'text-2' : 'caution'} />
      <span>
        {!connected && (time === undefined ? t('offline') : t('offlineSince', { time }))}{' '}
        {pending.length > 0 && t('waitingOut', { count: pending.length })}
      </span>
    </p>
  );
}
