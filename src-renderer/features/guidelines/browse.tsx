import { type RefObject, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '#shared/guidelines-layers.js';
import { dayInFinland } from '#shared/guidelines-validity.js';
import { FilterChip, Notice, SearchField } from '../../ui/parts.js';
import { ArticleList } from './article-list.js';
import { countTopics } from './choose.js';
import { foundPlaces } from './places.js';
import type { ArticleSearch } from './use-article-search.js';

const SearchHint = lazy(() => import('../../ui/search/search-hint.js'));

/** Search, topics and the articles found. */
export function Browse({
  places,
  search,
  query,
  onQuery,
  onSearch,
  input,
  onOpen,
}: {
  places: readonly Place[];
  search: ArticleSearch;
  query: string;
  onQuery: (query: string) => void;
  /** Somebody came to the field. */
  onSearch: () => void;
  input: RefObject<HTMLInputElement | null>;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation('guidelines');
  const [topics, setTopics] = useState<ReadonlySet<string>>(new Set());
  const toggle = (topic: string) =>
    setTopics((on) => (on.has(topic) ? new Set([...on].filter((each) => each !== topic)) : new Set([...on, topic])));
  const shown = foundPlaces(search.found, places, dayInFinland(Date.now())).filter(
    ({ place: { article } }) => topics.size === 0 || article.topics.some((topic) => topics.has(topic)),
  );
  return (
    <>
      <div className="gl-find" data-tour="articles">
        <SearchField value={query} onChange={onQuery} label={t('search')} inputRef={input} onFocus={onSearch} />
        {(search.didYouMean ?? search.building) !== undefined && (
          <Suspense>
            <SearchHint didYouMean={search.didYouMean} building={search.building} onTake={onQuery} />
          </Suspense>
        )}
        <fieldset className="gl-chips" aria-label={t('topics')}>
          {countTopics(places.map(({ article }) => article)).map(({ topic }) => (
            <FilterChip key={topic} on={topics.has(topic)} onToggle={() => toggle(topic)}>
              {t(`topic.${topic}`, { defaultValue: topic })}
            </FilterChip>
          ))}
          <span className="tp-grow" />
          <output className="tp-weak">{t('count', { count: shown.length })}</output>
        </fieldset>
      </div>
      {shown.length === 0 ? (
        <div className="gl-notice">
          <Notice
            kind="empty"
            title={places.length === 0 ? t('emptyLibrary') : t('nothingFound')}
            detail={places.length === 0 ? t('emptyLibraryDetail') : t('nothingFoundDetail')}
          />
        </div>
      ) : (
        <ArticleList rows={shown} onOpen={onOpen} />
      )}
    </>
  );
}
