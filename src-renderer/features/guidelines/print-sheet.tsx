import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import type { Standing } from '#shared/guidelines-layers.js';
import { ArticleBody } from './article-body.js';
import { ArticleSources } from './article-sources.js';

/**
 * The article on paper. Stands in the page only while it is printed, outside the panes, whose boxes would cut it.
 * @param onDone called when the print dialogue has closed
 */
export function PrintSheet({
  article,
  additions,
  onDone,
}: {
  article: Article;
  additions: readonly Standing[];
  onDone: () => void;
}) {
  const { t } = useTranslation('guidelines');
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onDone);
  }, [onDone]);
  return createPortal(
    <article className="tp-print gl-print" lang={article.language}>
      <h1>{article.title}</h1>
      <p className="gl-answer">
        <strong>{t('inShort', { lng: article.language })}</strong> {article.summary}
      </p>
      <ArticleBody id={article.id} body={article.body} print />
      <ArticleSources article={article} />
      {additions.map(({ article: addition }) => (
        <section key={addition.id} lang={addition.language}>
          <h2>
            {t(addition.layer === 'unit' ? 'unitAddition' : 'regionalAddition')}: {addition.title}
          </h2>
          <p className="gl-answer">{addition.summary}</p>
          <ArticleBody id={addition.id} body={addition.body} print />
          <ArticleSources article={addition} />
        </section>
      ))}
    </article>,
    document.body,
  );
}
