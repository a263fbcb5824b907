import { useTranslation } from 'react-i18next';
import type { SearchProgress } from '#shared/search/collections.js';
import './search-hint.css';

/** Below a search field: what was perhaps meant, as a button that searches for it, and how far the index is. */
export default function SearchHint({
  didYouMean,
  building,
  onTake,
}: {
  didYouMean: string | undefined;
  building: SearchProgress | undefined;
  onTake: (query: string) => void;
}) {
  const { t } = useTranslation('searchLater');
  return (
    <div className="tp-search-hint" role="status">
      {building !== undefined && (
        <span>
          <progress value={building.done} max={building.total} aria-label={t('building')} /> {t('building')}
        </span>
      )}
      {didYouMean !== undefined && (
        <span>
          {t('didYouMean')}{' '}
          <button type="button" className="tp-search-meant" onClick={() => onTake(didYouMean)}>
            {didYouMean}
          </button>
          {t('questionMark')}
        </span>
      )}
    </div>
  );
}
