import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/identity.js';
import { Button } from '../../ui/button.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Entrance } from './Entrance.js';
import { SignInFailed } from './SignInFailed.js';
import { Uncleared } from './Uncleared.js';
import { useSignIn } from './use-sign-in.js';

export interface LockedProps {
  session: Extract<Session, { state: 'locked' }>;
  onSwitchUser: () => void;
}

/** Both screens while the workbench is locked: whose session goes on, and nothing of what it shows. */
export default function Locked({ session, onSwitchUser }: LockedProps) {
  const { professional, lockedAt, lockedBy, keptForMinutes: minutes, failure, uncleared } = session;
  const { t, i18n } = useTranslation('sessionLater');
  const { signIn, leaving, coreSilent } = useSignIn();
  const goOn = useRef<HTMLButtonElement>(null);
  useEffect(() => goOn.current?.focus(), []);
  return (
    <Entrance title={t('lock.title')}>
      <p className="tp-locked-who">
        <Icon name="lock" size={24} color="brand" />
        <span>
          <b>{professional.name}</b>
          <br />
          {t(`frame:role.${professional.role}`)}
          {professional.unit !== undefined && `, ${professional.unit}`}
        </span>
      </p>
      <p>
        {t(`lock.by.${lockedBy}`, { time: formatTime(lockedAt, languageOf(i18n.language)) })} {t('lock.detail')}
      </p>
      <Uncleared names={uncleared} />
      <SignInFailed failure={failure} coreSilent={coreSilent} />
      <div className="tp-locked-ways">
        <Button ref={goOn} variant="contained" disabled={leaving} onClick={signIn}>
          {t('frame:lock.goOn')}
        </Button>
        <Button variant="outlined" onClick={onSwitchUser}>
          {t('frame:lock.switchUser')}
        </Button>
      </div>
      <p className="tp-weak">{minutes === undefined ? t('lock.endsWork') : t('lock.keepsWork', { minutes })}</p>
    </Entrance>
  );
}
