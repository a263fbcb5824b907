import { useTranslation } from 'react-i18next';
import type { Register } from '#shared/client-summary.js';
import { Icon } from '../../ui/icon.js';
import { Tag } from '../../ui/parts.js';

const ICON = { health: 'crossf', social: 'roof' } as const;

/** Which register: icon, word and colour. */
export function RegisterTag({ register }: { register: Register }) {
  const { t } = useTranslation('clientSummaryLater');
  return (
    <Tag tone={register} icon={ICON[register]}>
      {t(`register.${register}`)}
    </Tag>
  );
}

/** The same as a mark on a row, where a section holds entries of both registers. */
export function RegisterMark({ register }: { register: Register }) {
  const { t } = useTranslation('clientSummaryLater');
  return <MarkOf register={register} label={t(`register.${register}`)} />;
}

/** The mark itself, for rows that have its name already. */
export function MarkOf({ register, label }: { register: Register; label: string }) {
  return (
    <span className="cs-mark">
      <Icon name={ICON[register]} size={12} color={`reg-${register}`} label={label} />
    </span>
  );
}
