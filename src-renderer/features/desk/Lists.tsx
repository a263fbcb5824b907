import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskState, WaitingContact } from '#shared/desk.js';
import { Button } from '../../ui/button.js';
import { channelIcon, minutesBetween } from '../../ui/contact-words.js';
import { formatDate, formatTime, helsinkiDay, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Section, StateText, Tag } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { NewContact } from './Begin.js';
import { CallBacks } from './CallBacks.js';
import { Channel, ClientName, LineState, Problem, shortName } from './parts.js';
import { useAsk, useMinute } from './use-desk.js';

/** Beside the contact at hand: those that wait, what is to be followed up, and what has been done today. */
export function Lists({ desk }: { desk: DeskState }) {
  const { t } = useTranslation('deskLater');
  const [beginning, setBeginning] = useState(false);
  return (
    <>
      <Section
        title={t('waiting.title')}
        detail={desk.waiting.length === 0 ? undefined : String(desk.waiting.length)}
        actions={
          desk.active === undefined ? undefined : (
            <Button
              variant="outlined"
              aria-expanded={beginning}
              onClick={() => setBeginning(!beginning)}
              startIcon={<Icon name="plus" size={14} />}
            >
              {t('begin.another')}
            </Button>
          )
        }
      >
        {beginning && desk.active !== undefined && <NewContact onDone={() => setBeginning(false)} />}
        {desk.waiting.length === 0 && <p className="tp-weak">{t('waiting.none')}</p>}
        <ul className="desk-cards">
          {desk.waiting.map((one) => (
            <WaitingCard key={one.id} contact={one} opening={desk.opening === one.id} />
          ))}
        </ul>
      </Section>
      <CallBacks rows={desk.callBacks} />
      {desk.followUps.length > 0 && <FollowUps rows={desk.followUps} />}
      {desk.today.length > 0 && <Today rows={desk.today} />}
    </>
  );
}

function WaitingCard({ contact, opening }: { contact: WaitingContact; opening: boolean }) {
  const { t } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const now = useMinute();
  const { ask, busy, problem } = useAsk();
  return (
    <li className="desk-card">
      <div className="desk-head-row">
        <Channel channel={contact.channel} queue={contact.queue} />
        <LineState line={contact.line} channel={contact.channel} />
      </div>
      {contact.received !== undefined && (
        <span className="desk-received">
          <Icon name="send" size={14} color="accent" />
          {t('received.card', { name: shortName(contact.received.name) })}
        </span>
      )}
      <ClientName client={contact.client} />
      {contact.cue !== undefined && <span className="desk-cue">{contact.cue}</span>}
      <div className="desk-head-row">
        <span className="tp-weak">
          {contact.because === 'handedOver' && contact.received === undefined
            ? t('waiting.cameBack')
            : t(`waiting.because.${contact.because}`, { minutes: minutesBetween(contact.since, now) })}
        </span>
        {contact.openPromises > 0 && (
          <Tag tone="accent" icon="clock">
            {t('waiting.promises', { count: contact.openPromises })}
          </Tag>
        )}
        {contact.given?.state === 'waiting' && (
          <Tag tone="info" icon="send">
            {t('waiting.given')}
          </Tag>
        )}
        {contact.phase === 'wrapUp' && <Tag tone="accent">{t('waiting.recording')}</Tag>}
      </div>
      <Button
        variant="outlined"
        disabled={busy || opening}
        onClick={() => void ask(() => client.desk.resume({ id: contact.id }))}
        startIcon={<Icon name="right" size={14} />}
      >
        {t(opening ? 'opening' : 'waiting.resume')}
      </Button>
      <Problem text={problem} />
    </li>
  );
}

function FollowUps({ rows }: { rows: DeskState['followUps'] }) {
  const { t, i18n } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const { ask, busy, problem } = useAsk();
  const today = helsinkiDay(new Date(useMinute()).toISOString());
  return (
    <Section title={t('followUps.title')} detail={String(rows.length)}>
      <ul className="desk-cards">
        {rows.map((one) => (
          <li key={one.id} className="desk-card">
            <StateText icon={one.on < today ? 'warnf' : 'cal'} color={one.on < today ? 'caution' : 'info'}>
              {t(one.on < today ? 'followUps.late' : 'followUps.on', {
                date: formatDate(one.on, languageOf(i18n.language)),
              })}
            </StateText>
            <ClientName client={one.client} />
            <span>
              {t(`promise.kind.${one.kind}`)}: {one.about}
            </span>
            <div className="desk-actions">
              {one.client !== undefined && (
                <Button
                  variant="outlined"
                  disabled={busy}
                  onClick={() => void ask(() => client.desk.openFollowUp({ id: one.id }))}
                >
                  {t('followUps.open')}
                </Button>
              )}
              <Button
                variant="outlined"
                disabled={busy}
                onClick={() => void ask(() => client.desk.followedUp({ id: one.id }))}
                startIcon={<Icon name="check" size={14} />}
              >
                {t('followUps.done')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Problem text={problem} />
    </Section>
  );
}

function Today({ rows }: { rows: DeskState['today'] }) {
  const { t, i18n } = useTranslation('deskLater');
  const language = languageOf(i18n.language);
  return (
    <Section title={t('today.title')} detail={String(rows.length)}>
      <ul className="desk-today">
        {rows.map((one) => (
          <li key={one.id}>
            <time dateTime={one.beganAt}>{formatTime(one.beganAt, language)}</time>
            <Icon name={channelIcon[one.channel]} size={14} label={t(`channel.${one.channel}`)} />
            <span>{t(`outcome.${one.outcome}`)}</span>
            <span className="tp-weak">
              {t('today.minutes', { minutes: minutesBetween(one.beganAt, Date.parse(one.closedAt)) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
