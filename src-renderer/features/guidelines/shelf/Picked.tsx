import { useTranslation } from 'react-i18next';
import { languageOf } from '../../../ui/format.js';
import { Notice, Tag } from '../../../ui/parts.js';
import { Badges } from '../badges.js';
import { placeById } from '../places.js';
import { writeDate } from '../write-date.js';
import type { ViewProps } from './use-reader.js';

/** Some of the articles, in the order given. An article that is gone is left out. */
export function Picked({
  places,
  ids,
  empty,
  onOpen,
}: ViewProps & { ids: readonly string[]; empty: 'favourites' | 'recent' | 'review' }) {
  const { t, i18n } = useTranslation('guidelinesLater');
  const rows = ids.flatMap((id) => {
    const found = placeById(places, id)?.place;
    const article = [found, ...(found?.additions ?? [])].find((one) => one?.article.id === id)?.article;
    return article === undefined ? [] : [article];
  });
  if (rows.length === 0)
    return (
      <div className="gl-notice">
        <Notice kind="empty" title={t(`empty.${empty}`)} detail={t(`emptyDetail.${empty}`)} />
      </div>
    );
  return (
    <ul className="gl-list" aria-label={t(`view.${empty}`)}>
      {rows.map((article) => (
        <li key={article.id}>
          <button
            type="button"
            className="gl-row"
            lang={article.language}
            data-article={article.id}
            onClick={() => onOpen(article.id)}
          >
            <span className="gl-row-title">{article.title}</span>
            <span className="gl-row-summary">{article.summary}</span>
            <span className="gl-tags">
              {empty === 'review' && article.reviewBy !== undefined && (
                <Tag tone="caution" icon="cal">
                  {t('reviewBy', {
                    date: writeDate(article.reviewBy, languageOf(i18n.language)),
                    owner: article.owner,
                  })}
                </Tag>
              )}
              <Badges article={article} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
