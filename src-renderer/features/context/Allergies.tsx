import { useTranslation } from 'react-i18next';
import type { ClientIdentity } from '#shared/context.js';
import { Icon } from '../../ui/icon.js';
import { formatDate, languageOf } from '../../ui/format.js';
import { Field } from './Field.js';

/** The four states of allergy information, and that they are not for this professional; only "known" is emphasised (NHS CUI patient banner). */
export function Allergies({ allergies }: { allergies: ClientIdentity['allergies'] }) {
  const { t, i18n } = useTranslation('context');
  const [first, ...others] = allergies.substances;
  const label =
    allergies.updated === undefined
      ? t('allergies.label')
      : t('allergies.labelUpdated', { date: formatDate(allergies.updated, languageOf(i18n.language)) });
  if (allergies.state === 'closed')
    return (
      <Field label={label}>
        <Icon name="lock" size={14} />
        <span className="ctx-light">{t('allergies.closed')}</span>
      </Field>
    );
  if (allergies.state !== 'known') return <Field label={label}>{t(`allergies.${allergies.state}`)}</Field>;
  return (
    <Field label={label} tone="warn">
      <Icon name="danger" />
      {t('allergies.known')}
      {first !== undefined && (
        <span className="ctx-light">
          {' · '}
          {others.length === 0 ? first : t('allergies.andOthers', { first, count: others.length })}
        </span>
      )}
    </Field>
  );
}
