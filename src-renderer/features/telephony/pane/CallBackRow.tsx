import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallBackPromise, QueueFigures } from '#shared/telephony.js';
import { Button } from '../../../ui/button.js';
import { formatDate, formatTime, helsinkiDay, languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { StateText, Tag } from '../../../ui/parts.js';
import { useActs } from '../../../ui/use-acts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { useAsk } from '../../../ui/caller/use-ask.js';
import { queueName } from '../words.js';
import { CancelForm } from './CancelForm.js';

const SHAPE = {
  open: { icon: 'clock', color: 'text-2' },
  late: { icon: 'warnf', color: 'caution' },
  kept: { icon: 'ok', color: 'synced' },
  cancelled: { icon: 'offline', color: 'text-3' },
} as const;

/** One promised call-back: whom, by when and what says so, and what became of it. */
export function CallBackRow({
  promise,
  queues,
  dials,
}: {
  promise: CallBackPromise;
  queues: readonly QueueFigures[];
  /** The contact centre makes the call; otherwise the machine's own phone program does. */
  dials: boolean;
}) {
  const { t, i18n } = useTranslation('telephonyLater');
  const { client } = useWorkbench();
  const actIn = useActs();
  const { busy, problem, ask } = useAsk();
  const [cancelling, setCancelling] = useState(false);
  const language = languageOf(i18n.language);
  const { id, number, queue, about, due, state, attempts, closedAt, holder } = promise;
  const isOpen = state === 'open' || state === 'late';
  const moment = (iso: string) =>
    helsinkiDay(iso) === helsinkiDay(new Date().toISOString())
      ? t('promise.today', { time: formatTime(iso, language) })
      : t('promise.day', { date: formatDate(iso, language), time: formatTime(iso, language) });
  const settle = (as: { kind: 'attempted' } | { kind: 'kept' } | { kind: 'cancelled'; why: string }) =>
    void ask(() => client.telephony.settle({ id, as }));
  const { icon, color } = SHAPE[state];
  const rule = t(due.nextWorkingDay === true ? 'promise.nextWorkingDay' : 'promise.sameDay');
  const basis =
    due.by === 'agreed'
      ? t('promise.agreed')
      : due.act === undefined
        ? rule
        : t('promise.byAct', { rule, act: actIn(due.act) });
  return (
    <li className={state === 'late' ? 'te-promise te-promise-late' : 'te-promise'}>
      <div className="te-promise-head">
        <StateText icon={icon} color={color}>
          {isOpen
            ? t(`promise.${state}`, { at: moment(due.at) })
            : t(`promise.${state}`, { at: moment(closedAt ?? due.at) })}
        </StateText>
        <b className="tp-num">{number ?? t('promise.noNumber')}</b>
        {queue !== undefined && queue !== '' && <span className="tp-weak">{queueName(queues, queue)}</span>}
        {isOpen && holder !== 'own' && (
          <Tag tone={holder === 'nobody' ? 'accent' : 'neutral'} icon={holder === 'nobody' ? 'clock' : 'people'}>
            {t(`promise.holder.${holder}`)}
          </Tag>
        )}
      </div>
      {about !== undefined && about !== '' && <div className="te-promise-about">{about}</div>}
      <div className="tp-weak">
        {[
          isOpen && basis,
          attempts.length > 0 &&
            t('promise.attempts', { count: attempts.length, time: formatTime(attempts.at(-1) ?? '', language) }),
          promise.why,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {isOpen && !cancelling && (
        <div className="te-actions">
          {holder === 'nobody' && (
            <Button
              variant="outlined"
              disabled={busy}
              onClick={() => void ask(() => client.telephony.take({ id }))}
              startIcon={<Icon name="plus" />}
            >
              {t('promise.take')}
            </Button>
          )}
          {number !== undefined &&
            (dials ? (
              <Button
                variant="outlined"
                disabled={busy}
                onClick={() => void ask(() => client.telephony.dial({ number }))}
                startIcon={<Icon name="phone" />}
              >
                {t('promise.call')}
              </Button>
            ) : (
              <a className="tp-button tp-button-outlined" href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
                <Icon name="phone" size={14} /> {t('promise.call')}
              </a>
            ))}
          <Button variant="outlined" disabled={busy} onClick={() => settle({ kind: 'kept' })}>
            {t('promise.keep')}
          </Button>
          <Button disabled={busy} onClick={() => settle({ kind: 'attempted' })}>
            {t('promise.attempt')}
          </Button>
          <Button disabled={busy} onClick={() => setCancelling(true)}>
            {t('promise.cancel')}
          </Button>
        </div>
      )}
      {isOpen && cancelling && (
        <CancelForm
          busy={busy}
          onCancel={(why) => settle({ kind: 'cancelled', why })}
          onKeep={() => setCancelling(false)}
        />
      )}
      {problem !== undefined && (
        <span className="te-problem" role="alert">
          {problem}
        </span>
      )}
    </li>
  );
}
