import { useTranslation } from 'react-i18next';
import type { Isbar } from '#shared/consultation.js';
import { PARTS } from '../compose/form.js';

/**
 * The hand-over text by its five parts; those without text are left out. Whoever wrote it knows it: for them it is folded, so
 * that the answer is in sight.
 */
export function Handover({ handover, folded }: { handover: Isbar; folded: boolean }) {
  const { t } = useTranslation('consultationLater');
  return (
    <details className="co-handed-fold" open={!folded}>
      <summary>{t('handover.title')}</summary>
      <dl className="co-handed">
        {PARTS.filter((part) => handover[part] !== '').map((part) => (
          <div key={part}>
            <dt>{t(`handover.part.${part}`)}</dt>
            <dd>{handover[part]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
