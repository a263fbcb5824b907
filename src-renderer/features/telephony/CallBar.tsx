import { useTranslation } from 'react-i18next';
import type { CentreContact, QueueFigures, TelephonySource } from '#shared/telephony.js';
import { localize } from '#shared/localize.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { CallLine } from './CallLine.js';
import './call-bar.css';

export interface CallBarProps {
  contacts: readonly CentreContact[];
  source: TelephonySource;
  queues: readonly QueueFigures[];
}

/**
 * Under the banner: what rings, with its answers, and what is going on. Comes without the focus and covers nothing; the first
 * that rings has the shortcuts.
 */
export default function CallBar({ contacts, source, queues }: CallBarProps) {
  const { t, i18n } = useTranslation('telephonyLater');
  const language = languageOf(i18n.language);
  const { name, state, asOf, can } = source;
  const send = useSendIntent();
  const rings = contacts.filter(({ state }) => state === 'offered');
  const others = contacts.filter(({ state }) => state !== 'offered');
  return (
    <section className="te-bar" aria-label={t('bar.title')}>
      {state === 'lost' && (
        <div className="te-line te-line-lost" role="status">
          <Icon name="warnf" color="caution" />
          <span className="te-line-text">
            <b>{t('source.lostTitle', { name: localize(name, language) })}</b>
            <span>
              {asOf === undefined ? t('source.lostNew') : t('source.lostMeans', { time: formatTime(asOf, language) })}
            </span>
          </span>
        </div>
      )}
      {[...rings, ...others].map((contact) => (
        <CallLine
          key={contact.id}
          contact={contact}
          can={can}
          queues={queues}
          first={contact.id === rings[0]?.id}
          onShow={() => send({ do: 'showPane', paneId: 'telephony' })}
        />
      ))}
    </section>
  );
}
