import { useTranslation } from 'react-i18next';
import type { ClientIdentity } from '#shared/context.js';
import { languageOf } from '../../ui/format.js';
import { municipalityIn } from '../../ui/municipality.js';
import { PopupButton } from '../../ui/popup-button.js';
import { Field } from './Field.js';
import { languageName } from './language-name.js';

type Lesser = 'municipality' | 'language' | 'namedWorker';
/** At which level each gives way: the named worker first, then the language, then the municipality. */
const GIVES_WAY: Record<Lesser, 1 | 2 | 3> = { namedWorker: 1, language: 2, municipality: 3 };

/** Fields that give way when room is short. */
export function LesserFields({ client, show }: { client: ClientIdentity; show: readonly Lesser[] }) {
  const { t } = useTranslation('context');
  return show.map((field) => (
    <Field key={field} label={t(`field.${field}`)} drop={GIVES_WAY[field]}>
      <LesserValue client={client} field={field} />
    </Field>
  ));
}

/** Behind a button: the fields that gave way at this level (hidden by CSS where none did). */
export function MoreFields({ client, level }: { client: ClientIdentity; level: number }) {
  const { t } = useTranslation('context');
  const hidden = (['municipality', 'language', 'namedWorker'] as const).filter((field) => GIVES_WAY[field] <= level);
  return (
    <PopupButton className="ctx-button ctx-more" title={t('more')} label={t('more')}>
      <dl className="ctx-more-list">
        <LesserFields client={client} show={hidden} />
      </dl>
    </PopupButton>
  );
}

function LesserValue({ client, field }: { client: ClientIdentity; field: Lesser }) {
  const { t, i18n } = useTranslation('context');
  if (field === 'municipality') {
    if (client.nonDisclosure) return t('withheld');
    return client.municipality === undefined
      ? t('notKnown')
      : municipalityIn(client.municipality, languageOf(i18n.language));
  }
  if (field === 'namedWorker')
    return (
      <>
        {client.namedWorker?.name ?? t('notKnown')}
        {client.namedWorker?.unit !== undefined && <span className="ctx-light">· {client.namedWorker.unit}</span>}
      </>
    );
  const { language, interpreterNeeded } = client;
  return (
    <>
      {language === undefined ? t('notKnown') : languageName(language, languageOf(i18n.language))}
      {interpreterNeeded === true && <span>· {t('interpreter')}</span>}
      {interpreterNeeded === false && <span className="ctx-light">· {t('noInterpreter')}</span>}
    </>
  );
}
