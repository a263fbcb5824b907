import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import type { Place } from '#shared/guidelines-layers.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/parts.js';
import { Addition } from './addition.js';
import { ArticleBody } from './article-body.js';
import { ArticleSources } from './article-sources.js';
import { Badges } from './badges.js';
import { Holds } from './holds.js';
import { PrintSheet } from './print-sheet.js';
import { Replaced } from './replaced.js';

/**
 * One article: the answer first, then how, an example, why and where it comes from, and under it what the region and the
 * unit add.
 */
export default function ArticleView({
  place: { article, replaced, additions },
  replacedBy,
  related,
  onOpen,
  onBack,
}: {
  place: Place;
  /** What holds instead, of an article that was replaced. */
  replacedBy: Article | undefined;
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
          <Badges article={article} replaced={replaced} additions={additions} />
        </div>
        <Holds article={article} replacedBy={replacedBy} onOpen={onOpen} />
        <Replaced article={article} replaced={replaced} onOpen={onOpen} />
        <p className="gl-answer">
          <strong>{t('inShort', { lng: article.language })}</strong> {article.summary}
        </p>
        <ArticleBody id={article.id} body={article.body} />
        <ArticleSources article={article} />
      </article>
      {additions.map((standing) => (
        <Addition key={standing.article.id} standing={standing} onOpen={onOpen} />
      ))}
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
      {printing && <PrintSheet article={article} additions={additions} onDone={stopPrinting} />}
    </div>
  );
}
