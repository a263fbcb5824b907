import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import './top-bar.css';

/** The product's mark and name. */
export function Mark() {
  const { t } = useTranslation('frame');
  return (
    <span className="tp-mark">
      <Icon name="mark" size={22} />
      {t('product')}
    </span>
  );
}
