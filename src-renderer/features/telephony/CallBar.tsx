import { useTranslation } from 'react-i18next';
import type { CentreContact, QueueFigures, TelephonyCapability } from '#shared/telephony.js';
import { useSendIntent } from '../../ui/intents.js';
import { CallLine } from './CallLine.js';
import './call-bar.css';

export interface CallBarProps {
  contacts: readonly CentreContact[];
  can: readonly TelephonyCapability[];
  queues: readonly QueueFigures[];
}

/**
 * Under the banner: what rings, with its answers, and what is going on. Comes without the focus and covers nothing; the first
 * that rings has the shortcuts.
 */
export default function CallBar({ contacts, can, queues }: CallBarProps) {
  const { t } = useTranslation('telephonyLater');
  const send = useSendIntent();
  const rings = contacts.filter(({ state }) => state === 'offered');
  const others = contacts.filter(({ state }) => state !== 'offered');
  return (
    <section className="te-bar" aria-label={t('bar.title')}>
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
