import { useTranslation } from 'react-i18next';
import type { OpenContact } from '#shared/desk.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { StateText } from '../../ui/parts.js';

/** Whose contact it was before, and what of it is still theirs. */
export function Received({ contact: { received, channel, line, steps } }: { contact: OpenContact }) {
  const { t, i18n } = useTranslation('deskLater');
  if (received === undefined) return null;
  const { name, at, onLine, withheld } = received;
  return (
    <div className="desk-given">
      <span className="desk-received">
        <Icon name="send" size={14} color="accent" />
        {t('received.title', { name, time: formatTime(at, languageOf(i18n.language)) })}
      </span>
      {/* A line of the professional's own tells of itself. */}
      {onLine && line === undefined && (
        <StateText icon="ok" color="available">
          {t(channel === 'chat' ? 'received.chat' : 'received.call')}
        </StateText>
      )}
      {steps.some(({ by }) => by !== undefined) && <p className="tp-weak">{t('received.steps')}</p>}
      {withheld && (
        <p className="desk-withheld">
          <Icon name="lock" size={14} color="text-2" />
          <span>{t('received.withheld')}</span>
        </p>
      )}
    </div>
  );
}
