import { useTranslation } from 'react-i18next';
import type { SignInFailure } from '#shared/identity.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';
import { Entrance } from './Entrance.js';
import { SignInFailed } from './SignInFailed.js';
import { Uncleared } from './Uncleared.js';
import type { SignInFactsProps } from './SignInFacts.js';
import { useLater } from '../../ui/use-later.js';
import { useSignIn } from './use-sign-in.js';

const loadFacts = () => import('./SignInFacts.js');

export interface SignInProps extends SignInFactsProps {
  failure: SignInFailure | undefined;
  busy: boolean;
  uncleared?: readonly string[] | undefined;
}

/** The calm page before sign-in. `busy`: this or the other window is at the identity provider. */
export default function SignIn({ failure, busy, uncleared, endedBy, kept }: SignInProps) {
  const { t } = useTranslation('frame');
  const { screen } = useWorkbench();
  const { signIn, leaving, coreSilent } = useSignIn();
  return (
    <Entrance title={t('signIn.title')}>
      <p>{busy ? t('signIn.busy') : t('signIn.detail')}</p>
      {(endedBy !== undefined || kept !== undefined) && <Facts endedBy={endedBy} kept={kept} />}
      <Uncleared names={uncleared} />
      <SignInFailed failure={failure} coreSilent={coreSilent} />
      <Button variant="contained" disabled={leaving} onClick={signIn} startIcon={<Icon name="user" />}>
        {busy ? t('signIn.again') : t('signIn.button')}
      </Button>
      <p className="tp-weak">{screen === 2 ? t('signIn.eitherScreen') : t('signIn.bothScreens')}</p>
    </Entrance>
  );
}

function Facts(props: SignInFactsProps) {
  const Loaded = useLater(loadFacts, 'sessionLater');
  return Loaded === undefined ? null : <Loaded {...props} />;
}
