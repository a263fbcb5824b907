import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Professional, SignInFailure } from '#shared/identity.js';
import { Button } from '../../ui/button.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Entrance } from './Entrance.js';
import { SignInFailed } from './SignInFailed.js';
import { Uncleared } from './Uncleared.js';
import { useSignIn } from './use-sign-in.js';

export interface LockedProps {
  professional: Professional;
  lockedAt: string;
  failure?: SignInFailure | undefined;
  uncleared?: readonly string[] | undefined;
  onSignOut: () => void;
}

/** Both screens while the workbench is locked: whose session goes on, and nothing of what it shows. */
export default function Locked({ professional, lockedAt, failure, uncleared, onSignOut }: LockedProps) {
  const { t, i18n } = useTranslation('frame');
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
          {t(`role.${professional.role}`)}
          {professional.unit !== undefined && `, ${professional.unit}`}
        </span>
      </p>
      <p>{t('lock.detail', { time: formatTime(lockedAt, languageOf(i18n.language)) })}</p>
      <Uncleared names={uncleared} />
      <SignInFailed failure={failure} coreSilent={coreSilent} />
      <div className="tp-locked-ways">
        <Button ref={goOn} variant="contained" disabled={leaving} onClick={signIn}>
          {t('lock.goOn')}
        </Button>
        <Button variant="outlined" onClick={onSignOut}>
          {t('lock.switchUser')}
        </Button>
      </div>
      <p className="tp-weak">{t('lock.switchUserDetail')}</p>
    </Entrance>
  );
}
