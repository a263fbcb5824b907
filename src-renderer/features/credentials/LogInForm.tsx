import { type KeyboardEvent, type RefCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';

type Failure = 'signedOut' | 'unknownTool' | 'vaultFailed' | 'coreSilent';

/** React remembers the last field that was written in after it is gone from the page; with nothing in it, though. */
const emptiedAtLast: RefCallback<HTMLInputElement> = (field) => () => {
  if (field !== null) field.value = '';
};

/**
 * Takes a user name and a password to be stored. Not a `<form>`: the browser would offer to keep the password itself. What
 * is stored is never shown, so a new password is always written whole.
 */
export function LogInForm({
  toolId,
  name,
  user: before,
  onDone,
}: {
  toolId: string;
  name: string;
  /** User name that is stored now. */
  user: string;
  onDone: () => void;
}) {
  const { t } = useTranslation('credentialsLater');
  const { client } = useWorkbench();
  const id = useId();
  const first = useRef<HTMLDivElement>(null);
  const [user, setUser] = useState(before);
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  useEffect(() => first.current?.querySelector('input')?.focus(), []);
  const whole = user.trim() !== '' && password !== '';
  const save = async () => {
    if (!whole || busy) return;
    setBusy(true);
    setFailure(undefined);
    const answer = await client.credentials
      .save({ toolId, user: user.trim(), password })
      .catch(() => ({ failure: 'coreSilent' as const }));
    setBusy(false);
    if (answer.failure === undefined) onDone();
    else setFailure(answer.failure);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone();
    if (event.key === 'Enter') void save();
  };
  return (
    <div className="cr-form" role="group" aria-label={t('form.title', { name })}>
      <div ref={first} className="cr-field">
        <label htmlFor={`${id}-user`}>{t('form.user')}</label>
        <input
          id={`${id}-user`}
          ref={emptiedAtLast}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          value={user}
          onChange={(event) => setUser(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="cr-field">
        <label htmlFor={`${id}-password`}>{t('form.password')}</label>
        <input
          id={`${id}-password`}
          ref={emptiedAtLast}
          type="password"
          autoComplete="off"
          maxLength={500}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="cr-actions">
        <Button variant="contained" disabled={!whole || busy} onClick={() => void save()}>
          {t('form.save')}
        </Button>
        <Button variant="outlined" onClick={onDone}>
          {t('form.cancel')}
        </Button>
      </div>
      <p className="tp-weak">{t('form.hint')}</p>
      {failure !== undefined && <Notice kind="failed" title={t(`failure.${failure}`)} onRetry={() => void save()} />}
    </div>
  );
}
