import { useTranslation } from 'react-i18next';
import type { Isbar } from '#shared/consultation.js';
import { PARTS } from '../compose/form.js';

/** The hand-over text by its five parts; those without text are left out. */
export function Handover({ handover }: { handover: Isbar }) {
  const { t } = useTranslation('consultationLater');
  return (
    <dl className="co-handed" aria-label={t('handover.title')}>
      {PARTS.filter((part) => handover[part] !== '').map((part) => (
        <div key={part}>
          <dt>{t(`handover.part.${part}`)}</dt>
          <dd>{handover[part]}</dd>
        </div>
      ))}
    </dl>
  );
}
