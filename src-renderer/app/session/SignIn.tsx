import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInFailure } from '#shared/identity.js';
import { localize } from '#shared/localize.js';
import { Button } from '../../ui/button.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Tag } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { LanguageSwitch } from '../top-bar/LanguageSwitch.js';
import { Mark } from '../top-bar/Mark.js';
import { useAbout } from '../use-workspace.js';
import './sign-in.css';

export interface SignInProps {
  failure: SignInFailure | undefined;
  busy: boolean;
}

/** The calm page before sign-in. `busy`: this or the other window is at the identity provider. */
export default function SignIn({ failure, busy }: SignInProps) {
  const { t, i18n } = useTranslation('frame');
  const { client, screen } = useWorkbench();
  const about = useAbout();
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle');
  const language = languageOf(i18n.language);

  const signIn = async () => {
    setState('leaving');
    try {
      const { navigateTo } = await client.identity.signIn();
      if (navigateTo === undefined) setState('idle');
      else window.location.assign(navigateTo);
    } catch {
      setState('failed');
    }
  };
  return (
    <div className="tp-sign-in">
      <header>
        <Mark />
        <span className="tp-grow" />
        <LanguageSwitch />
      </header>
      <main>
        <section className="tp-sign-in-card">
          {about !== undefined && (
            <p className="tp-sign-in-county">
              {localize(about.county, language)}
              {about.notice !== undefined && <Tag tone="accent">{localize(about.notice, language)}</Tag>}
            </p>
          )}
          <h1>{t('signIn.title')}</h1>
          <p>{busy ? t('signIn.busy') : t('signIn.detail')}</p>
          {(failure !== undefined || state === 'failed') && (
            <p className="tp-sign-in-failure" role="alert">
              <Icon name="warnf" color="caution" />
              <span>{t(`signIn.failure.${failure ?? 'coreSilent'}`)}</span>
            </p>
          )}
          <Button
            variant="contained"
            disabled={state === 'leaving'}
            onClick={() => void signIn()}
            startIcon={<Icon name="user" />}
          >
            {busy ? t('signIn.again') : t('signIn.button')}
          </Button>
          <p className="tp-weak">{screen === 2 ? t('signIn.eitherScreen') : t('signIn.bothScreens')}</p>
        </section>
      </main>
      <footer>{about !== undefined && t('version', { version: about.version })}</footer>
    </div>
  );
}
