import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import type { Followed } from '#shared/referrals.js';
import { Button } from '../../ui/button.js';
import { failureText } from '../../ui/failure-text.js';
import { formatDate, formatMoment } from '../../ui/format.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';
import { ReferralStateText } from './ReferralStateText.js';
import { ReminderLine } from './ReminderLine.js';
import { WithdrawDialog } from './WithdrawDialog.js';
import { canWithdraw } from './follow.js';
import { useAsk } from './use-ask.js';

const NEXT_ICONS: Record<Exclude<Followed['next'], 'wait' | 'nothing'>, IconName> = {
  askReceiver: 'phone',
  callClient: 'phone',
  agreeAnew: 'user',
  renew: 'swap',
  readFeedback: 'chat',
  retry: 'warnf',
};

/** One referral: how it stands, whose it is, and what to do next. */
export function FollowRow({ row, receiver, language }: { row: Followed; receiver: string; language: Language }) {
  const { t } = useTranslation('referralsLater');
  const { client } = useWorkbench();
  const { busy, problem, ask } = useAsk();
  const [feedback, setFeedback] = useState<string>();
  const [withdrawing, setWithdrawing] = useState(false);
  const { id, next, state, sentAt, changedAt, until, planned, failure, reminder, record } = row;
  const reference = row.client?.reference;
  const name = row.client?.name ?? t('follow.teamClient');
  const read = () =>
    void ask(async () => {
      const { result, text } = await client.referrals.feedback({ id });
      if (text !== undefined) setFeedback(text);
      return result;
    });
  const dates = [
    sentAt === undefined ? undefined : t('follow.sentAt', { time: formatMoment(sentAt, language) }),
    changedAt === undefined || changedAt === sentAt
      ? undefined
      : t('follow.changedAt', { time: formatMoment(changedAt, language) }),
    planned === undefined || state !== 'received'
      ? undefined
      : t('follow.planned', { date: formatDate(`${planned}T12:00:00Z`, language) }),
    until === undefined ? undefined : t('follow.until', { date: formatDate(`${until}T12:00:00Z`, language) }),
  ];
  return (
    <li className={reminder?.due === true ? 'rf-follow rf-due' : 'rf-follow'} aria-label={`${name}, ${row.title}`}>
      <ReferralStateText state={state} />
      <div>
        <div className="rf-name">{name}</div>
        <div>{row.title}</div>
        <div className="tp-weak">{receiver}</div>
      </div>
      <div className="tp-weak">
        {dates
          .filter((one) => one !== undefined)
          .map((one) => (
            <div key={one}>{one}</div>
          ))}
        <div>{t('follow.by', { sender: row.sender })}</div>
        {row.link !== '' && row.link !== row.sender && <div>{t('follow.link', { link: row.link })}</div>}
        {record?.kind === 'written' && <div>{t('record.written')}</div>}
        {record?.kind === 'waits' && (
          <div className="rf-row">
            <Icon
              name={record.failure === undefined ? 'swap' : 'warnf'}
              color={record.failure === undefined ? 'switching' : 'caution'}
              size={14}
            />
            <span>
              {t('record.waits')} {record.failure !== undefined && failureText(t, record.failure)}
            </span>
          </div>
        )}
      </div>
      <div className="rf-next">
        {next !== 'nothing' && next !== 'wait' && (
          <p className="rf-row">
            <Icon name={NEXT_ICONS[next]} color="caution" size={14} /> {t(`next.${next}`)}
          </p>
        )}
        {next === 'wait' && <p className="tp-weak">{t('next.wait')}</p>}
        {failure !== undefined && <p className="tp-weak">{failureText(t, failure)}</p>}
        {reminder !== undefined && <ReminderLine id={id} reminder={reminder} language={language} />}
        <div className="rf-actions">
          {row.feedback === 'given' && feedback === undefined && (
            <Button variant="outlined" disabled={busy} onClick={read} startIcon={<Icon name="chat" size={14} />}>
              {t('follow.readFeedback')}
            </Button>
          )}
          {reference !== undefined && (
            <Button variant="outlined" onClick={() => void client.context.open({ reference })}>
              {t('follow.openClient')}
            </Button>
          )}
          {canWithdraw(row) && <Button onClick={() => setWithdrawing(true)}>{t('withdraw.open')}</Button>}
        </div>
        {problem !== undefined && <output className="rf-problem">{problem}</output>}
      </div>
      {feedback !== undefined && (
        <blockquote className="rf-feedback">
          <p className="tp-weak">{t('follow.feedbackFrom', { receiver })}</p>
          <p>{feedback}</p>
        </blockquote>
      )}
      {withdrawing && <WithdrawDialog id={id} name={name} onClose={() => setWithdrawing(false)} />}
    </li>
  );
}
