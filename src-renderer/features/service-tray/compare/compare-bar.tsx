import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import './compare.css';
import { MOST_COMPARED } from './compared.js';

/** What has been picked for comparing, under the list, with the way to see it. */
export default function CompareBar({
  count,
  onCompare,
  onClear,
}: {
  count: number;
  onCompare: () => void;
  onClear: () => void;
}) {
  const { t } = useTranslation('serviceTrayCompareLater');
  return (
    <div className="st-compare-bar">
      <output>{count < 2 ? t('pickMore') : t('picked', { count, most: MOST_COMPARED })}</output>
      <span className="tp-grow" />
      <Button onClick={onClear}>{t('clear')}</Button>
      <Button variant="outlined" disabled={count < 2} onClick={onCompare} startIcon={<Icon name="table" size={14} />}>
        {t('open')}
      </Button>
    </div>
  );
}
