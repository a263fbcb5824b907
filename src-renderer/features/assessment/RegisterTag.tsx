import { useTranslation } from 'react-i18next';
import type { Register } from '#shared/client-summary.js';
import { Tag } from '../../ui/parts.js';

/** Whose register something belongs to. */
export function RegisterTag({ register }: { register: Register }) {
  const { t } = useTranslation('assessmentLater');
  return (
    <Tag tone={register} icon={register === 'health' ? 'cross' : 'roof'}>
      {t(`register.${register}`)}
    </Tag>
  );
}
