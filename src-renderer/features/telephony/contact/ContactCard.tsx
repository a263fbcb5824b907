import { useTranslation } from 'react-i18next';
import type { CentreContact, QueueFigures, TelephonyCapability } from '#shared/telephony.js';
import { Button } from '../../../ui/button.js';
import { formatDate, formatTime, languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { callerWords, channelIcon, isOver, languageName, queueName } from '../words.js';
import { Chat } from './Chat.js';
import { PromiseForm } from './PromiseForm.js';
import { WhoIsIt } from './WhoIsIt.js';

/** One contact: where it comes from, what was asked before, whose it is, the chat, and a call-back promised from it. */
export function ContactCard({
  contact,
  can,
  queues,
}: {
  contact: CentreContact;
  can: readonly TelephonyCapability[];
  queues: readonly QueueFigures[];
}) {
  const { t, i18n } = useTranslation('telephonyLater');
  const { client } = useWorkbench();
  const language = languageOf(i18n.language);
  const { id, channel, state, queue, arrivedAt, preInformation } = contact;
  const over = isOver(contact);
  const written = channel === 'chat' || channel === 'digital';
  const caller = callerWords(t, contact);
  return (
    <li className={over ? 'te-card te-card-over' : state === 'offered' ? 'te-card te-card-rings' : 'te-card'}>
      <header className="te-card-head">
        <Icon name={channelIcon[channel]} />
        <b>{t(`channel.${channel}`)}</b>
        {caller !== undefined && <span className="tp-num">{caller}</span>}
        <Tag tone={state === 'offered' ? 'accent' : over ? 'neutral' : 'info'}>
          {t(written && (state === 'offered' || state === 'held') ? `state.written.${state}` : `state.${state}`)}
        </Tag>
        <span className="tp-grow" />
        {over && (
          <Button variant="outlined" onClick={() => void client.telephony.putAway({ id }).catch(() => {})}>
            {t('contacts.putAway')}
          </Button>
        )}
      </header>
      <div className="tp-weak">
        {[queueName(queues, queue), t('contacts.arrived', { time: formatTime(arrivedAt, language) })]
          .filter((one) => one !== '')
          .join(' · ')}
      </div>
      {preInformation !== undefined && (
        <div className="te-pre">
          <div className="tp-weak">{t(`pre.${preInformation.by}`)}</div>
          <q>{preInformation.about}</q>
          <div className="te-pre-facts">
            {preInformation.language !== undefined && (
              <Tag icon="globe">{t('language', { name: languageName(preInformation.language, i18n.language) })}</Tag>
            )}
            {preInformation.birthDate !== undefined && (
              <Tag>{t('pre.birthDate', { date: formatDate(preInformation.birthDate, language) })}</Tag>
            )}
            {preInformation.onBehalf === true && <Tag icon="people">{t('pre.onBehalf')}</Tag>}
          </div>
        </div>
      )}
      {state !== 'abandoned' && <WhoIsIt contact={contact} />}
      {channel === 'chat' && <Chat contact={contact} writes={can.includes('chat') && state === 'connected'} />}
      <PromiseForm contact={contact} />
    </li>
  );
}
