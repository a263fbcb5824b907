import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';

/** Tools that may still show the client after the workbench itself shows none. */
export function Uncleared({ names }: { names: readonly string[] | undefined }) {
  const { t } = useTranslation('frame');
  if (names === undefined) return null;
  return (
    <p className="tp-sign-in-failure" role="alert">
      <Icon name="warnf" color="caution" />
      <span>{t('uncleared', { names: names.join(', ') })}</span>
    </p>
  );
}
