import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import type { Standing } from '#shared/guidelines-layers.js';
import { languageOf } from '../../ui/format.js';
import { Tag } from '../../ui/parts.js';
import { ArticleBody } from './article-body.js';
import { ArticleSources } from './article-sources.js';
import { Replaced } from './replaced.js';
import { Acknowledge } from './shelf/Acknowledge.js';
import type { GuidelineReader } from './shelf/use-reader.js';
import { writeDate } from './write-date.js';

/** What the region or the unit adds to an article, under it: whose it is and from when, then its text. */
export function Addition({
  standing,
  all,
  reader,
  onOpen,
  onFeedback,
}: {
  standing: Standing;
  all: readonly Article[];
  reader: GuidelineReader;
  onOpen: (id: string) => void;
  onFeedback: (article: Article, quote: string) => void;
}) {
  const { t, i18n } = useTranslation('guidelines');
  const { article, replaced } = standing;
  const layer = article.layer === 'unit' ? t('unitAddition') : t('regionalAddition');
  return (
    <section className="gl-addition" lang={article.language} aria-label={`${layer}: ${article.title}`}>
      <header>
        <Tag tone="accent">{layer}</Tag>
        <h4>{article.title}</h4>
        <span className="tp-weak">
          {t('checkedBy', { owner: article.owner, date: writeDate(article.checked, languageOf(i18n.language)) })}
        </span>
      </header>
      <Replaced article={article} replaced={replaced} onOpen={onOpen} />
      <p className="gl-answer">{article.summary}</p>
      <ArticleBody id={article.id} body={article.body} onFeedback={(quote) => onFeedback(article, quote)} />
      <ArticleSources article={article} />
      <Acknowledge article={article} all={all} reader={reader} />
    </section>
  );
}
