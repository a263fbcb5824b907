import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { articleKey } from '#shared/guidelines-diff.js';
import type { Article } from '#shared/guidelines.js';
import { SearchField, Tag } from '../../../ui/parts.js';

const MOST = 50;

/** The articles that are in use, to begin a draft from one. */
export function PickArticle({
  articles,
  onPick,
}: {
  articles: readonly Article[];
  onPick: (article: Article) => void;
}) {
  const { t } = useTranslation('guidelineAuthoringLater');
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLocaleLowerCase('fi');
  const found = articles.filter(
    ({ title, id }) => title.toLocaleLowerCase('fi').includes(wanted) || id.includes(wanted),
  );
  return (
    <div className="ga-pick">
      <h3>{t('pickTitle')}</h3>
      <SearchField value={query} onChange={setQuery} label={t('pickSearch')} />
      <ul>
        {found.slice(0, MOST).map((article) => (
          <li key={articleKey(article)}>
            <button type="button" className="ga-row" lang={article.language} onClick={() => onPick(article)}>
              <span>{article.title}</span>
              <Tag>{t(`choice.language.${article.language}`)}</Tag>
            </button>
          </li>
        ))}
      </ul>
      {found.length > MOST && <p className="tp-weak">{t('more', { count: found.length - MOST })}</p>}
    </div>
  );
}
