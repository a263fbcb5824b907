import { useTranslation } from 'react-i18next';
import type { ClientIdentity } from '#shared/context.js';
import { languageOf } from '../../ui/format.js';
import { PopupButton } from '../../ui/popup-button.js';
import { Field } from './Field.js';
import { languageName } from './language-name.js';

/**
 * Municipality, language and named worker: the fields that give way when room is short. At level 0 they stand in the
 * row; above it those that gave way are behind a button.
 */
export function LesserFields({ client, level }: { client: ClientIdentity; level: number }) {
  const { t, i18n } = useTranslation('context');
  const language =
    client.language === undefined ? t('notKnown') : languageName(client.language, languageOf(i18n.language));
  const interpreter =
    client.interpreterNeeded === undefined
      ? undefined
      : client.interpreterNeeded
        ? t('interpreter')
        : t('noInterpreter');
  const municipality = (
    <Field label={t('municipality')} drop={3}>
      {client.nonDisclosure ? t('withheld') : (client.municipality ?? t('notKnown'))}
    </Field>
  );
  const spoken = (
    <Field label={t('language')} drop={2}>
      {language}
      {interpreter !== undefined && (
        <span className={client.interpreterNeeded === true ? '' : 'ctx-light'}>· {interpreter}</span>
      )}
    </Field>
  );
  const worker = (
    <Field label={t('namedWorker')} drop={1}>
      {client.namedWorker?.name ?? t('notKnown')}
      {client.namedWorker?.unit !== undefined && <span className="ctx-light">· {client.namedWorker.unit}</span>}
    </Field>
  );
  if (level === 0)
    return (
      <>
        {municipality}
        {spoken}
        {worker}
      </>
    );
  return (
    <PopupButton className="ctx-button ctx-more" title={t('more')} label={t('more')}>
      <dl className="ctx-more-list">
        {level >= 3 && municipality}
        {level >= 2 && spoken}
        {worker}
      </dl>
    </PopupButton>
  );
}
