import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/parts.js';
import { ArticleBody } from './article-body.js';
import { ArticleSources } from './article-sources.js';
import { Badges } from './badges.js';
import { PrintSheet } from './print-sheet.js';

/** One article: the answer first, then how, an example, why and where it comes from. */
export default function ArticleView({
  article,
  related,
  onOpen,
  onBack,
}: {
  article: Article;
  related: readonly Article[];
  onOpen: (id: string) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation('guidelines');
  const [printing, setPrinting] = useState(false);
  const stopPrinting = useCallback(() => setPrinting(false), []);
  const heading = useRef<HTMLHeadingElement>(null);
  // A reader of the screen hears the new article's name, and the arrows scroll its text.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="gl-scroll">
      <div className="gl-bar">
        <Button variant="text" onClick={onBack} startIcon={<Icon name="right" size={14} />} className="gl-back">
          {t('back')}
        </Button>
        <span className="tp-grow" />
        <IconButton icon="print" label={t('print')} onClick={() => setPrinting(true)} />
      </div>
      <article className="gl-article" data-tour={`article:${article.id}`} lang={article.language}>
        <h3 ref={heading} tabIndex={-1}>
          {article.title}
        </h3>
        <div className="gl-tags">
          <Badges article={article} />
        </div>
        <p className="gl-answer">
          <strong>{t('inShort', { lng: article.language })}</strong> {article.summary}
        </p>
        <ArticleBody body={article.body} />
        <ArticleSources article={article} />
      </article>
      {related.length > 0 && (
        <nav className="gl-section gl-related" aria-label={t('related')}>
          <h4>{t('related')}</h4>
          <ul>
            {related.map(({ id, title, language }) => (
              <li key={id}>
                <button type="button" className="gl-link" lang={language} onClick={() => onOpen(id)}>
                  {title}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {printing && <PrintSheet article={article} onDone={stopPrinting} />}
    </div>
  );
}
