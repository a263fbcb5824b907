import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientIdentity, ContextState } from '#shared/context.js';
import { formatDate, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Allergies } from './Allergies.js';
import { Field } from './Field.js';
import { IdentityCode } from './IdentityCode.js';
import { LesserFields, MoreFields } from './LesserFields.js';
import { LinkState } from './LinkState.js';
import { familyInCapitals } from './names.js';
import { useAgeText } from './use-age-text.js';
import { useFit } from './use-fit.js';
import type { Panel } from './use-panel.js';

/** The banner of a client. Mounted anew for each context version, so that nothing of the previous one can stay. */
export function KnownClient({
  client,
  context,
  panel,
}: {
  client: ClientIdentity;
  context: ContextState;
  panel: Panel;
}) {
  const { t, i18n } = useTranslation('context');
  const language = languageOf(i18n.language);
  const banner = useRef<HTMLDivElement>(null);
  const level = useFit(banner);
  const deceased = typeof client.deceased === 'string' ? client.deceased : undefined;
  const age = useAgeText(client.birthDate, deceased);
  return (
    <div ref={banner} className={client.deceased === undefined ? 'ctx-banner' : 'ctx-banner ctx-deceased'}>
      <div className="ctx-name">
        <h1>
          <b>{familyInCapitals(client.family)}</b>
          {client.given.length > 0 && `, ${client.given.join(' ')}`}
        </h1>
        {client.calledName !== undefined && <p>{t('calledName', { name: client.calledName })}</p>}
      </div>
      <dl className="ctx-fields">
        {client.deceased !== undefined && (
          <Field label={t('deceased')} tone="warn">
            {deceased === undefined ? t('deceasedDateUnknown') : formatDate(deceased, language)}
            {deceased !== undefined && age !== undefined && <span className="ctx-light">({age})</span>}
          </Field>
        )}
        <Field label={t('born')}>
          {client.birthDate === undefined ? t('notKnown') : formatDate(client.birthDate, language)}
          {client.deceased === undefined && age !== undefined && <span className="ctx-light">({age})</span>}
        </Field>
        <Field label={t('identityCode.label')}>
          <IdentityCode masked={client.maskedIdentityCode} version={context.version} />
        </Field>
        <LesserFields client={client} show={['municipality', 'language']} />
        {client.nonDisclosure ? (
          <div className="ctx-field">
            <dt className="tp-hidden">{t('nonDisclosure')}</dt>
            <dd className="ctx-shield">
              <Icon name="shield" />
              {t('nonDisclosure')}
            </dd>
          </div>
        ) : (
          <Field label={t('nonDisclosure')}>{t('noNonDisclosure')}</Field>
        )}
        <LesserFields client={client} show={['namedWorker']} />
        <Allergies allergies={client.allergies} />
      </dl>
      {level > 0 && <MoreFields client={client} level={level} />}
      {client.origin === 'message' && (
        <p className="ctx-origin">
          <Icon name="warn" size={14} />
          {t('fromMessage')}
        </p>
      )}
      <LinkState context={context} panel={panel} />
    </div>
  );
}
