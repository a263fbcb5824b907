import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirstFree as Found, FirstWish, Offer, SlotFilter } from '#shared/appointments.js';
import { Button } from '../../ui/button.js';
import { failureText } from '../../ui/failure-text.js';
import { formatDate, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { FilterChip, Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { FreeButton } from './parts.js';
import '../../ui/fields.css';

const parts = {
  morning: { from: '07:00', to: '12:00' },
  afternoon: { from: '12:00', to: '16:00' },
  evening: { from: '16:00', to: '21:00' },
} as const;
type Part = keyof typeof parts;
const partNames: readonly Part[] = ['morning', 'afternoon', 'evening'];
/** Shortest lengths that are asked for, in minutes. */
const lengths = [15, 30, 45, 60] as const;
const misses = ['notBefore', 'weekdays', 'times', 'minutes'] as const;

/** The first free one that suits the wishes, and why it: what came before it did not suit. */
export function FirstFree({ filter, onPick }: { filter: SlotFilter; onPick: (offer: Offer) => void }) {
  const { t, i18n } = useTranslation('appointmentsLater');
  const language = languageOf(i18n.language);
  const { client } = useWorkbench();
  const [times, setTimes] = useState<readonly Part[]>([]);
  const [weekdays, setWeekdays] = useState<readonly number[]>([]);
  const [notBefore, setNotBefore] = useState('');
  const [minutes, setMinutes] = useState<number>();
  const [answer, setAnswer] = useState<{ to: string; found: Found | 'asking' | 'silent' }>();
  // What was found for other choices is no answer to these; the wishes stay.
  const question = JSON.stringify(filter);
  const found = answer?.to === question ? answer.found : undefined;
  const toggle = <T,>(all: readonly T[], one: T) =>
    all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
  const look = async () => {
    setAnswer({ to: question, found: 'asking' });
    const wish: FirstWish = {
      filter,
      times: times.map((one) => parts[one]),
      weekdays: [...weekdays],
      ...(notBefore === '' ? {} : { notBefore }),
      ...(minutes === undefined ? {} : { minutes }),
    };
    const found = await client.appointments.first(wish).catch((): 'silent' => 'silent');
    setAnswer((before) => (before?.to === question ? { to: question, found } : before));
  };
  const asking = found === 'asking';
  return (
    <section className="ap-first" aria-label={t('first.title')}>
      <div className="ap-first-wishes">
        <Button
          variant="contained"
          disabled={asking}
          onClick={() => void look()}
          startIcon={<Icon name="search" size={14} />}
        >
          {t('first.look')}
        </Button>
        <div role="group" aria-label={t('first.times')} className="ap-chips">
          {partNames.map((one) => (
            <FilterChip key={one} on={times.includes(one)} onToggle={() => setTimes(toggle(times, one))}>
              {t(`first.${one}`)}
            </FilterChip>
          ))}
        </div>
        <div role="group" aria-label={t('first.weekdays')} className="ap-chips">
          {[1, 2, 3, 4, 5].map((one) => (
            <FilterChip key={one} on={weekdays.includes(one)} onToggle={() => setWeekdays(toggle(weekdays, one))}>
              {t(`weekday.${one}`)}
            </FilterChip>
          ))}
        </div>
        <label className="ap-inline">
          {t('first.notBefore')}
          <input
            type="date"
            className="tp-input"
            value={notBefore}
            onChange={(event) => setNotBefore(event.target.value)}
          />
        </label>
        <label className="ap-inline">
          {t('first.length')}
          <select
            className="tp-input"
            value={minutes ?? ''}
            onChange={({ target }) => setMinutes(lengths.find((one) => String(one) === target.value))}
          >
            <option value="">{t('first.anyLength')}</option>
            {lengths.map((one) => (
              <option key={one} value={one}>
                {t('first.atLeast', { count: one })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div aria-live="polite">
        {asking && <Notice kind="loading" title={t('first.asking')} />}
        {found === 'silent' && <Notice kind="failed" title={t('silent')} onRetry={() => void look()} />}
        {typeof found === 'object' && (
          <div className="ap-found">
            {found.failures.map((failure) => (
              <Notice
                key={failureText(t, failure)}
                kind="failed"
                title={failureText(t, failure)}
                onRetry={() => void look()}
              />
            ))}
            {found.first === undefined ? (
              found.failures.length === 0 && (
                <Notice kind="empty" title={t('first.none', { until: formatDate(found.until, language) })} />
              )
            ) : (
              <>
                <FreeButton offer={found.first} onPick={onPick} detail="all" />
                <p className="tp-weak">{whyText(found)}</p>
                {found.next.length > 0 && (
                  <details>
                    <summary>{t('first.next', { count: found.next.length })}</summary>
                    <div className="ap-stack">
                      {found.next.map((offer) => (
                        <FreeButton key={offer.slot.id} offer={offer} onPick={onPick} detail="all" />
                      ))}
                    </div>
                  </details>
                )}
              </>
            )}
          </div>
        )}
      </div>
    </section>
  );

  function whyText({ passed }: Found): string {
    const missed = misses
      .filter((one) => passed[one] > 0)
      .map((one) => t(`first.missed.${one}`, { count: passed[one] }));
    return missed.length === 0 ? t('first.earliest') : t('first.why', { missed: missed.join(', ') });
  }
}
