import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import type { Place } from '#shared/guidelines-layers.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { MenuButton } from '../../ui/menu.js';
import { IconButton } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { Addition } from './addition.js';
import { ArticleBody } from './article-body.js';
import { ArticleSources } from './article-sources.js';
import { Badges } from './badges.js';
import { Holds } from './holds.js';
import { PrintSheet } from './print-sheet.js';
import { Replaced } from './replaced.js';
import { type Doing, Extras } from './shelf/Extras.js';
import { useReader } from './shelf/use-reader.js';

/**
 * One article: the answer first, then how, an example, why and where it comes from, and under it what the region and the
 * unit add.
 */
export default function ArticleView({
  place: { article, replaced, additions },
  replacedBy,
  all,
  related,
  onOpen,
  onBack,
}: {
  place: Place;
  /** What holds instead, of an article that was replaced. */
  replacedBy: Article | undefined;
  /** Articles of every language. */
  all: readonly Article[];
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
  const { t: later } = useTranslation('guidelinesLater');
  const { client } = useWorkbench();
  const reader = useReader();
  const [doing, setDoing] = useState<Doing>();
  useEffect(() => {
    client.guidelinesOwn.opened({ id: article.id }).catch(() => undefined);
  }, [client, article.id]);
  const isFavourite = reader.shelf.favourites.includes(article.id);
  const comment = (about: Article, quote: string) => setDoing({ what: 'feedback', article: about, quote });
  return (
    <div className="gl-scroll">
      <div className="gl-bar">
        <Button variant="text" onClick={onBack} startIcon={<Icon name="right" size={14} />} className="gl-back">
          {t('back')}
        </Button>
        <span className="tp-grow" />
        <IconButton
          icon="star"
          label={later('favourite')}
          pressed={isFavourite}
          onClick={() => void client.guidelinesOwn.favourite({ id: article.id, on: !isFavourite })}
        />
        <IconButton icon="print" label={t('print')} onClick={() => setPrinting(true)} />
        <MenuButton
          label={later('more')}
          className="tp-icon-button"
          items={() => [
            { id: 'note', icon: 'pen', label: later('note.write'), run: () => setDoing({ what: 'note' }) },
            { id: 'history', icon: 'clock', label: later('history.open'), run: () => setDoing({ what: 'history' }) },
            {
              id: 'feedback',
              icon: 'chat',
              label: later('feedback.open'),
              run: () => setDoing({ what: 'feedback', article }),
            },
          ]}
        >
          <Icon name="dots" size={14} />
        </MenuButton>
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
        <ArticleBody id={article.id} body={article.body} onFeedback={(quote) => comment(article, quote)} />
        <ArticleSources article={article} />
      </article>
      {additions.map((standing) => (
        <Addition
          key={standing.article.id}
          standing={standing}
          all={all}
          reader={reader}
          onOpen={onOpen}
          onFeedback={comment}
        />
      ))}
      <Extras article={article} all={all} reader={reader} doing={doing} onDoing={setDoing} />
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
