import { useTranslation } from 'react-i18next';
import type { SignInFailure } from '#shared/identity.js';
import { Icon } from '../../ui/icon.js';

/** Why the last sign-in, or unlocking, did not succeed. @param coreSilent it could not even be asked for */
export function SignInFailed({ failure, coreSilent }: { failure: SignInFailure | undefined; coreSilent: boolean }) {
  const { t } = useTranslation('frame');
  if (failure === undefined && !coreSilent) return null;
  return (
    <p className="tp-sign-in-failure" role="alert">
      <Icon name="warnf" color="caution" />
      <span>{t(`signIn.failure.${failure ?? 'coreSilent'}`)}</span>
    </p>
  );
}
