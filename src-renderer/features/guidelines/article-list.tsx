import { useTranslation } from 'react-i18next';
import { Badges } from './badges.js';
import { Marked } from './marked.js';
import type { FoundPlace } from './places.js';

/** The articles found, best first; each opens by a click or Enter. */
export function ArticleList({ rows, onOpen }: { rows: readonly FoundPlace[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation('guidelines');
  return (
    <ul className="gl-list" aria-label={t('list')}>
      {rows.map(({ place: { article, replaced, additions }, matched, through }) => (
        <li key={article.id}>
          <button
            type="button"
            className="gl-row"
            lang={article.language}
            data-article={article.id}
            onClick={() => onOpen(article.id)}
          >
            <span className="gl-row-title">
              <Marked text={article.title} matched={matched} />
            </span>
            <span className="gl-row-summary">
              <Marked text={article.summary} matched={matched} />
            </span>
            {through !== undefined && (
              <span className="gl-row-summary">
                {t('foundIn')} <Marked text={through.title} matched={matched} />
              </span>
            )}
            <span className="gl-tags">
              <Badges article={article} replaced={replaced} additions={additions} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
