import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessState, Purpose, Service } from '#shared/access.js';
import type { Failure } from '#shared/failure.js';
import { Button } from '../../../ui/button.js';
import { failureText } from '../../../ui/failure-text.js';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { Problem } from './Problem.js';
import { useAction } from './use-action.js';

/**
 * Asks for the purpose of use and the service where no relationship was found. None is chosen beforehand: the choice is the
 * professional's own, and goes to the log as such.
 */
export function PurposeForm({
  access,
  failures,
  onCheckAgain,
}: {
  access: AccessState;
  failures: readonly Failure[];
  onCheckAgain: () => void;
}) {
  const { t } = useTranslation('clientAccessLater');
  const { client } = useWorkbench();
  const { busy, problem, run, say } = useAction();
  const [purpose, setPurpose] = useState<Purpose>();
  const [service, setService] = useState<Service>();
  const id = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (purpose === undefined || service === undefined)
      return say(t(purpose === undefined ? 'gate.choosePurpose' : 'gate.chooseService'));
    return void run(() => client.access.choosePurpose({ version: access.contextVersion, purpose, service }));
  };
  return (
    <form className="cs-gate" data-tour="purpose" aria-labelledby={id} onSubmit={submit} noValidate>
      <header>
        <Icon name="lock" color="brand" />
        <h3 id={id}>{t('gate.title')}</h3>
      </header>
      <p>{t(failures.length === 0 ? 'gate.why' : 'gate.whyUnknown')}</p>
      {failures.length > 0 && (
        <ul className="cs-gate-failures">
          {failures.map((failure) => (
            <li key={failureText(t, failure)}>
              <Icon name="warnf" color="caution" /> <span>{failureText(t, failure)}</span>
            </li>
          ))}
        </ul>
      )}
      <fieldset>
        <legend>{t('gate.purpose')}</legend>
        {access.choices.purposes.map((one) => (
          <label key={one} className="cs-radio">
            <input
              type="radio"
              name={`${id}purpose`}
              value={one}
              checked={purpose === one}
              onChange={() => setPurpose(one)}
            />
            <span>{t(`purpose.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <label className="cs-gate-service">
        <span>{t('gate.service')}</span>
        <select
          value={service ?? ''}
          onChange={(event) => setService(access.choices.services.find((one) => one === event.target.value))}
        >
          <option value="">{t('gate.noService')}</option>
          {access.choices.services.map((one) => (
            <option key={one} value={one}>
              {t(`service.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Problem>{problem}</Problem>
      <div className="cs-gate-actions">
        <Button type="submit" variant="contained" disabled={busy}>
          {t('gate.open')}
        </Button>
        <Button onClick={onCheckAgain} startIcon={<Icon name="swap" size={14} />}>
          {t('gate.again')}
        </Button>
      </div>
      <p className="cs-weak">{t('gate.logged')}</p>
    </form>
  );
}
