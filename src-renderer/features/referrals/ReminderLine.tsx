import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import type { Reminder } from '#shared/referrals.js';
import { Button } from '../../ui/button.js';
import { formatDate, helsinkiDay } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';

const WEEK_MS = 7 * 86_400_000;

/** What is to be done next says why by itself. */
const isSaidAbove = (kind: Reminder['kind']): kind is 'notReached' | 'turnedDown' | 'feedback' =>
  kind === 'notReached' || kind === 'turnedDown' || kind === 'feedback';

/** When the professional will be reminded of a referral; once that is due, the ways to settle it. */
export function ReminderLine({ id, reminder, language }: { id: string; reminder: Reminder; language: Language }) {
  const { t } = useTranslation('referralsLater');
  const { client } = useWorkbench();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const { kind, on, due } = reminder;
  const date = formatDate(`${on}T12:00:00Z`, language);
  if (!due) return <p className="tp-weak">{t('reminder.later', { date })}</p>;
  const settle = async (until?: string) => {
    setBusy(true);
    const answer = await client.referrals
      .remind({ id, kind, ...(until === undefined ? {} : { until }) })
      .catch(() => ({ done: false }));
    setBusy(false);
    setFailed(!answer.done);
  };
  return (
    <>
      <p className="tp-weak">
        {isSaidAbove(kind) ? '' : t(`reminder.${kind}`)} {t('reminder.since', { date })}
      </p>
      <div className="rf-actions">
        <Button
          variant="outlined"
          disabled={busy}
          onClick={() => void settle()}
          startIcon={<Icon name="check" size={14} />}
        >
          {t('reminder.done')}
        </Button>
        <Button
          disabled={busy}
          onClick={() => void settle(helsinkiDay(new Date(Date.now() + WEEK_MS).toISOString()))}
          startIcon={<Icon name="clock" size={14} />}
        >
          {t('reminder.nextWeek')}
        </Button>
      </div>
      {failed && <output className="rf-problem">{t('reminder.failed')}</output>}
    </>
  );
}
