import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment, languageOf } from '../../ui/format.js';
import { StateText } from '../../ui/parts.js';

/** Connection, what a shortcut could not do, the shortcuts that there are, and the time. */
export function StatusBar({ note }: { note: string }) {
  const { t } = useTranslation('frame');
  return (
    <footer className="tp-status">
      <StateText icon="ok" color="synced">
        {t('connection.ok')}
      </StateText>
      <output className="tp-status-note">{note}</output>
      <span>
        <kbd>Ctrl</kbd>
        <kbd>K</kbd> {t('shortcut.palette')}
      </span>
      <span>
        <kbd>F6</kbd> {t('shortcut.nextPane')}
      </span>
      <span>
        <kbd>Alt</kbd>
        <kbd>1</kbd>…<kbd>9</kbd> {t('shortcut.goToPane')}
      </span>
      <Clock />
    </footer>
  );
}

function Clock() {
  const { i18n } = useTranslation('frame');
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const untilNextMinute = 60_000 - (now.getTime() % 60_000);
    const tick = setTimeout(() => setNow(new Date()), untilNextMinute);
    return () => clearTimeout(tick);
  }, [now]);
  return (
    <time className="tp-status-time" dateTime={now.toISOString()}>
      {formatMoment(now.toISOString(), languageOf(i18n.language))}
    </time>
  );
}
