import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import { formatTime, languageOf } from '../../../ui/format.js';
import { PaneHeader } from '../../../ui/pane.js';
import { Notice, Section } from '../../../ui/parts.js';
import { ContactCard } from '../contact/ContactCard.js';
import { useTelephony } from '../../../ui/caller/use-telephony.js';
import { inOrder } from '../words.js';
import { AgentBar } from './AgentBar.js';
import { CallBacks } from './CallBacks.js';
import { Queues } from './Queues.js';
import './telephony.css';

/** Own contacts, then call-backs, then the queues. */
export default function Content() {
  const { t, i18n } = useTranslation('telephonyLater');
  const told = useTelephony();
  if (told === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  const { source, contacts, queues, agent } = told;
  const language = languageOf(i18n.language);
  const can = source?.can ?? [];
  const time = source?.asOf === undefined ? undefined : formatTime(source.asOf, language);
  return (
    <div className="te-pane">
      <PaneHeader>
        <span className="tp-pane-facts">
          {source !== undefined && <span>{localize(source.name, language)}</span>}
          {source?.state === 'connected' && time !== undefined && <span>{t('source.asOf', { time })}</span>}
        </span>
      </PaneHeader>
      {source === undefined && <Notice kind="empty" title={t('source.none')} detail={t('source.noneMeans')} />}
      {source?.state === 'lost' && (
        <Notice
          kind="failed"
          title={t('source.lostTitle', { name: localize(source.name, language) })}
          detail={time === undefined ? t('source.lostNew') : t('source.lostMeans', { time })}
        />
      )}
      {agent !== undefined && can.includes('agent') && <AgentBar agent={agent} />}
      {source !== undefined && (
        <Section title={t('contacts.title')}>
          {contacts.length === 0 ? (
            <p className="te-empty">{agent?.state === 'signedOut' ? t('contacts.signedOut') : t('contacts.none')}</p>
          ) : (
            <ul className="te-contacts">
              {inOrder(contacts).map((contact) => (
                <ContactCard key={contact.id} contact={contact} can={can} queues={queues} />
              ))}
            </ul>
          )}
        </Section>
      )}
      <CallBacks told={told} />
      {queues.length > 0 && <Queues queues={queues} />}
    </div>
  );
}
