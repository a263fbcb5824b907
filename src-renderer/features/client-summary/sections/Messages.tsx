import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf, rarerRegister } from '../order.js';
import { useLanguage } from '../use-language.js';
import { writeMoment } from '../write.js';
import { EntryRow } from './EntryRow.js';
import { More } from './More.js';
import type { EntryOf } from './entries.js';
import { byWaiting } from './message-order.js';

type Message = EntryOf<'messages'>;
const SHOWN = 5;
const STATE: Record<Message['status'], { icon: IconName; color: string }> = {
  unread: { icon: 'half', color: 'accent' },
  read: { icon: 'check', color: 'text-3' },
  answered: { icon: 'ok', color: 'synced' },
  sent: { icon: 'send', color: 'text-3' },
  other: { icon: 'unknown', color: 'text-3' },
};

/** Messages between the client and the professionals: what waits for an answer first. */
export function Messages(props: SectionProps) {
  const all = byWaiting(entriesOf(props.summary, 'messages'));
  return (
    <SummarySection {...props} id="messages">
      <MessageList messages={all.slice(0, SHOWN)} all={all} />
      <More count={Math.max(all.length - SHOWN, 0)} label="earlier">
        <MessageList messages={all.slice(SHOWN)} all={all} />
      </More>
    </SummarySection>
  );
}

function MessageList({ messages, all }: { messages: readonly Message[]; all: readonly Message[] }) {
  const { t } = useTranslation('clientSectionsLater');
  const language = useLanguage();
  return (
    <ul className="cs-entries">
      {messages.map((one) => {
        const waits = one.fromClient && one.status === 'unread';
        const state = STATE[one.status];
        return (
          <EntryRow
            key={`${one.source}/${one.id}`}
            entry={one}
            marked={rarerRegister(all)}
            sign={
              <Icon
                name={one.fromClient ? 'mail' : 'send'}
                color={one.fromClient ? 'accent' : 'text-3'}
                label={t(one.fromClient ? 'messages.fromClient' : 'messages.toClient')}
              />
            }
            title={waits ? <b>{one.title}</b> : one.title}
            line={[one.from, one.to].filter((part) => part !== undefined).join(' → ')}
            right={
              <>
                <StateText icon={state.icon} color={state.color}>
                  {t(`messages.status.${one.status}`)}
                </StateText>
                <span className="cs-line">{one.sent !== undefined && writeMoment(one.sent, language)}</span>
              </>
            }
            {...(waits ? { tone: 'own' as const } : {})}
          >
            <p className="cs-text">{one.text ?? t('messages.noText')}</p>
          </EntryRow>
        );
      })}
    </ul>
  );
}
