import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateText } from '../../../../ui/parts.js';

/** How long the show has gone on, of how long it was meant to take. */
export function Timer({ startedAt, minutes }: { startedAt: string; minutes: number }) {
  const { t } = useTranslation('trainingLater');
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  const seconds = Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1000));
  const elapsed = `${Math.floor(seconds / 60)}.${String(seconds % 60).padStart(2, '0')}`;
  const over = seconds > minutes * 60;
  return (
    <span className="tr-timer" role="timer" aria-live="off">
      <StateText icon={over ? 'warnf' : 'clock'} color={over ? 'caution' : 'text-2'}>
        {t(over ? 'notes.over' : 'notes.time', { elapsed, minutes })}
      </StateText>
    </span>
  );
}
