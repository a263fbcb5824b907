import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';
import { useContinue } from './use-continue.js';
import { useSecondsLeft } from './use-seconds-left.js';
import { watchPresence } from './watch-presence.js';
import './coming.css';

export interface ComingProps {
  endsAt: string | undefined;
  locksAt: string | undefined;
}

/** Above the work area: the session runs out, or the workbench locks itself, and the one button that prevents it. */
export default function Coming({ endsAt, locksAt }: ComingProps) {
  return (
    <>
      {endsAt !== undefined && <Ends key={endsAt} at={endsAt} />}
      {locksAt !== undefined && <Locks at={locksAt} />}
    </>
  );
}

function Ends({ at }: { at: string }) {
  const { t } = useTranslation('sessionLater');
  const { goOn, state } = useContinue();
  const detail = { idle: 'ends.detail', elsewhere: 'ends.elsewhere', failed: 'ends.failed' }[state];
  return <Strip at={at} title={t('ends.title')} detail={t(detail)} onGoOn={goOn} />;
}

function Locks({ at }: { at: string }) {
  const { t } = useTranslation('sessionLater');
  const { client } = useWorkbench();
  // Now every sign of somebody counts at once.
  useEffect(() => watchPresence(window, () => void client.identity.present(), 1000), [client]);
  return (
    <Strip at={at} title={t('idle.title')} detail={t('idle.detail')} onGoOn={() => void client.identity.present()} />
  );
}

function Strip({ at, title, detail, onGoOn }: { at: string; title: string; detail: string; onGoOn: () => void }) {
  const { t } = useTranslation('sessionLater');
  const left = useSecondsLeft(at);
  const [minutes, seconds] = [Math.floor(left / 60), left % 60];
  return (
    <div className="tp-coming">
      <Icon name="clock" color="caution" />
      {/* Read aloud once: the seconds are for the eye. */}
      <p role="alert">
        <b>{title}</b> <span>{detail}</span>
      </p>
      <span className="tp-coming-left" role="timer" aria-live="off">
        {minutes === 0 ? t('leftSeconds', { seconds }) : t('left', { minutes, seconds })}
      </span>
      <Button variant="contained" onClick={onGoOn}>
        {t('goOn')}
      </Button>
    </div>
  );
}
