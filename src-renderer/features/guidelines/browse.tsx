import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import { FilterChip, Notice, SearchField } from '../../ui/parts.js';
import { ArticleList } from './article-list.js';
import { countTopics } from './choose.js';
import type { ArticleSearch, FoundArticle } from './use-article-search.js';

const noTerms: ReadonlySet<string> = new Set();
const none = () => false;

/** Search, topics and the articles found. */
export function Browse({
  articles,
  search,
  query,
  onQuery,
  onSearch,
  input,
  onOpen,
}: {
  articles: readonly Article[];
  search: ArticleSearch | undefined;
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
  const found: FoundArticle[] = search?.find(query) ?? articles.map((article) => ({ article, matched: noTerms }));
  const shown = found.filter(({ article }) => topics.size === 0 || article.topics.some((topic) => topics.has(topic)));
  return (
    <>
      <div className="gl-find" data-tour="articles">
        <SearchField value={query} onChange={onQuery} label={t('search')} inputRef={input} onFocus={onSearch} />
        <fieldset className="gl-chips" aria-label={t('topics')}>
          {countTopics(articles).map(({ topic }) => (
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
            title={articles.length === 0 ? t('emptyLibrary') : t('nothingFound')}
            detail={articles.length === 0 ? t('emptyLibraryDetail') : t('nothingFoundDetail')}
          />
        </div>
      ) : (
        <ArticleList found={shown} isMatch={search?.isMatch ?? none} onOpen={onOpen} />
      )}
    </>
  );
}
